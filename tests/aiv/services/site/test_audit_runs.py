"""A crawl is written down page by page, goes on after a stop, and is judged once it is whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from asgiref.sync import async_to_sync
from django.utils import timezone

from aiv.crawler.crawling import End
from aiv.domain.site import packing
from aiv.domain.site.page_facts import SitePage
from aiv.models import (
    AuditedPage,
    AuditState,
    CheckResult,
    Dealer,
    PageBody,
    ScoreInput,
    SiteAudit,
)
from aiv.selectors.site import audited_pages
from aiv.services import leases
from aiv.services.site import audit_journal, audit_pages, audit_runs, audits
from dealershipai.accounts.models import Organization, User
from tests import audited
from tests.audited import AT, HOME, ScriptedCrawl, ScriptedJudge, some_pages

Stopper = Callable[[int], None]


class Killed(BaseException):
    """What a process that is killed does not catch."""


@pytest.fixture
def own(organization: Organization, dealers: list[Dealer]) -> Dealer:
    return dealers[0]


@pytest.fixture
def waiting(own: Dealer) -> SiteAudit:
    return audits.plan(own, page_limit=25, person=None, now=AT)


def run_due(crawl: ScriptedCrawl, *, judge: ScriptedJudge | None = None, at: datetime = AT) -> int:
    return audit_runs.run_due(crawl=crawl, judge=judge or ScriptedJudge(), clock=lambda: at)


def state(audit: SiteAudit) -> SiteAudit:
    audit.refresh_from_db()
    return audit


def killing(at_page: int) -> Stopper:
    def between(number: int) -> None:
        if number == at_page:
            raise Killed

    return between


def test_without_a_waiting_audit_nothing_is_asked(own: Dealer) -> None:
    crawl = ScriptedCrawl()
    assert run_due(crawl) == 0
    assert crawl.plans == []


def test_a_finished_audit_has_pages_findings_and_inputs(waiting: SiteAudit) -> None:
    assert run_due(ScriptedCrawl()) == 1
    audit = state(waiting)
    assert (audit.state, audit.end, audit.score) == (AuditState.FINISHED, "whole", 62.0)
    assert (audit.pages_done, audit.pages_planned) == (3, 3)
    assert CheckResult.objects.get(audit=audit).outcome == "fail"
    row = ScoreInput.objects.get(name="crawl_budget_mult", market=None)
    assert (row.value, row.dealer, row.source) == (0.5, audit.dealer, [HOME])


def test_the_plan_says_who_asks_and_how_far(waiting: SiteAudit) -> None:
    crawl = ScriptedCrawl()
    run_due(crawl)
    plan = crawl.plans[0]
    assert plan.identity.startswith("DealershipAI-Audit/1.0 (+http")
    assert plan.identity.endswith("/bot)")
    assert (plan.page_limit, plan.seed, plan.is_verified) == (25, waiting.seed, False)


def test_what_was_read_can_be_read_back(waiting: SiteAudit) -> None:
    crawl = ScriptedCrawl()
    run_due(crawl)
    site = audited_pages.site(state(waiting))
    assert site is not None
    assert sorted(site.pages, key=str) == sorted(crawl.pages, key=str)
    assert site.robots.text == audited.ROBOTS
    body = PageBody.objects.first()
    assert body and packing.unpack_bytes(bytes(body.packed)) == b"<html>words</html>"


def test_a_killed_crawl_goes_on_where_it_ended(waiting: SiteAudit) -> None:
    killed = ScriptedCrawl(some_pages(5), between=killing(3))
    with pytest.raises(Killed):
        run_due(killed)
    assert AuditedPage.objects.count() == 3
    after = ScriptedCrawl(some_pages(5))
    assert run_due(after, at=AT + timedelta(minutes=1)) == 0  # its lease still runs
    assert run_due(after, at=AT + leases.LEASE * 2) == 1
    assert after.asked == [page.url for page in after.pages[3:]]
    audit = state(waiting)
    assert (audit.state, audit.pages_done, audit.attempts) == (AuditState.FINISHED, 5, 2)
    assert AuditedPage.objects.count() == 5


def test_a_resumed_crawl_keeps_its_first_start(waiting: SiteAudit) -> None:
    with pytest.raises(Killed):
        run_due(ScriptedCrawl(between=killing(1)))
    after = ScriptedCrawl()
    run_due(after, at=AT + leases.LEASE * 2)
    assert after.plans[0].started_at == AT


def test_a_stopped_audit_reads_no_further(waiting: SiteAudit, owner: User) -> None:
    def stop(number: int) -> None:
        if number == 2:
            audits.cancel(SiteAudit.objects.get(), person=owner, now=AT)

    judge = ScriptedJudge()
    run_due(ScriptedCrawl(some_pages(5), between=stop), judge=judge)
    assert state(waiting).state == AuditState.CANCELLED
    assert AuditedPage.objects.count() == 2
    assert judge.seen == []


def test_an_audit_stopped_while_it_is_judged_stores_nothing(
    waiting: SiteAudit, owner: User
) -> None:
    class Stopping(ScriptedJudge):
        def __call__(self, *args: object) -> object:  # type: ignore[override]
            audits.cancel(SiteAudit.objects.get(), person=owner, now=AT)
            return super().__call__(*args)  # type: ignore[arg-type]

    run_due(ScriptedCrawl(), judge=Stopping())
    assert state(waiting).state == AuditState.CANCELLED
    assert not CheckResult.objects.exists()
    assert not ScoreInput.objects.exists()


def test_whoever_was_frozen_writes_nothing_into_anothers_work(waiting: SiteAudit) -> None:
    def freeze(number: int) -> None:
        if number == 1:
            assert audits.claim(AT + leases.LEASE * 2)

    run_due(ScriptedCrawl(between=freeze))
    assert AuditedPage.objects.count() == 1
    assert state(waiting).state == AuditState.RUNNING


@pytest.mark.parametrize("end", [End.FORBIDDEN, End.MOVED])
def test_of_a_closed_site_nothing_is_judged(waiting: SiteAudit, end: End) -> None:
    run_due(ScriptedCrawl([], end=end))
    audit = state(waiting)
    assert audit.state == AuditState.FAILED
    assert "robots.txt" in audit.failure or "another domain" in audit.failure
    assert not ScoreInput.objects.exists()


def test_a_site_that_does_not_answer_fails_with_the_reason(waiting: SiteAudit) -> None:
    silent = audited.site_page(status=None, fault="could not connect")
    run_due(ScriptedCrawl([silent]))
    assert "could not connect. Check its address" in state(waiting).failure


def test_a_refusal_is_a_finding_not_a_failure(waiting: SiteAudit) -> None:
    run_due(ScriptedCrawl([audited.site_page(status=403)], end=End.TURNED_AWAY))
    assert state(waiting).state == AuditState.FINISHED


def test_what_breaks_is_said_without_its_words(
    waiting: SiteAudit, caplog: pytest.LogCaptureFixture
) -> None:
    def fall(number: int) -> None:
        raise RuntimeError("a secret detail")

    run_due(ScriptedCrawl(between=fall))
    assert state(waiting).failure == audit_runs.BROKEN
    assert "audit broke" in caplog.text


def test_a_page_that_did_not_change_keeps_its_age(own: Dealer) -> None:
    audited.audit(own)
    later = AT + timedelta(days=7)
    judge = ScriptedJudge()
    audited.audit(own, at=later, crawl=ScriptedCrawl(some_pages(3, at=later)), judge=judge)
    history = judge.seen[0].history[HOME]
    assert (history.first_seen_at, history.changed_at) == (AT, None)


def test_a_page_that_changed_says_when(own: Dealer) -> None:
    audited.audit(own)
    later = AT + timedelta(days=7)
    changed = [audited.site_page("", at=later, text="Other words entirely")]
    judge = ScriptedJudge()
    audited.audit(own, at=later, crawl=ScriptedCrawl(changed), judge=judge)
    assert judge.seen[0].history[HOME].changed_at == later
    row = AuditedPage.objects.get(audit__planned_at=later)
    assert (row.first_seen_at, row.changed_at) == (AT, later)


def test_a_first_crawl_knows_no_history(own: Dealer) -> None:
    judge = ScriptedJudge()
    audited.audit(own, judge=judge)
    assert judge.seen[0].history == {}


def test_a_short_audit_takes_nothing_away(own: Dealer) -> None:
    now = timezone.now()
    audited.audit(own, at=now - timedelta(days=1))
    audited.audit(own, at=now, judge=ScriptedJudge(value=None))
    assert [row.value for row in ScoreInput.objects.filter(market=None)] == [0.5]


def test_open_pages_are_told_now_and_then(waiting: SiteAudit) -> None:
    ticks = iter(AT + timedelta(seconds=n) for n in range(200))
    crawl = ScriptedCrawl(some_pages(10))
    audit_runs.run_due(crawl=crawl, judge=ScriptedJudge(), clock=lambda: next(ticks))
    dealer = Dealer.objects.get(pk=waiting.dealer_id)
    # Once as it was planned, about each third second of ten pages, and at the end.
    assert 5 <= dealer.live_seq <= 7


def test_a_slow_site_does_not_lose_the_lease(
    waiting: SiteAudit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_journal, "BEAT_SECONDS", 0.01)
    held: list[datetime] = []
    monkeypatch.setattr(audits, "hold", lambda audit, *, now, **_: held.append(now))
    claimed = audits.claim(AT)
    assert claimed
    journal = audit_journal.RowJournal(claimed, clock=lambda: AT)

    async def crawl(*_: object, **__: object) -> None:
        async with asyncio.timeout(10):
            while len(held) < 2:
                await asyncio.sleep(0.01)

    async_to_sync(audit_runs._crawl)(None, crawl, journal, None)  # type: ignore[arg-type]
    assert len(held) >= 2


def test_html_is_forgotten_after_thirty_days(own: Dealer) -> None:
    audited.audit(own)
    assert audit_pages.forget_bodies(AT + timedelta(days=29)) == 0
    assert audit_pages.forget_bodies(AT + timedelta(days=31)) == 3
    assert AuditedPage.objects.count() == 3


def test_hostile_words_are_stored_as_words(own: Dealer) -> None:
    words = "<script>\x00\ud800" + "x" * 5000
    page = audited.site_page("", text=words)
    named = SitePage(fetch=page.fetch, page_class=page.page_class, facts=audited.facts(words))
    audited.audit(own, crawl=ScriptedCrawl([named]))
    assert len(AuditedPage.objects.get().title) == 300


def test_scoring_follows_an_audit(own: Dealer, monkeypatch: pytest.MonkeyPatch) -> None:
    scored: list[str] = []
    monkeypatch.setattr(
        "aiv.services.score.scores.rescore_dealer", lambda dealer, now: scored.append(dealer.slug)
    )
    audited.audit(own)
    assert scored == [own.slug]
