"""A real crawl of a served site is checked, stored and compared; a mended fault lifts the score."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from aiv.crawler.crawling import Pace
from aiv.domain.site.findings import Outcome
from aiv.models import AuditState, Dealer, ScoreInput, SiteAudit
from aiv.selectors.site import audited_pages, site_audits
from aiv.services.site import audit_worker, audits
from aiv.services.site.audit_worker import NetworkCrawl
from tests import cast, dealer_site
from tests.dealer_site import DealerSite, Page, Server

pytestmark = pytest.mark.django_db
CLOSED = "User-agent: OAI-SearchBot\nDisallow: /\n\nUser-agent: *\nDisallow: /account\n"


@pytest.fixture
def server() -> Iterator[Server]:
    with dealer_site.serve(DealerSite(vehicles=8, page_bytes=5_000)) as served:
        yield served


@pytest.fixture
def dealer(server: Server) -> Dealer:
    made = cast.dealer("Larkspur Motors", market=cast.market())
    made.website = server.url("/")
    made.save()
    return made


def audit(dealer: Dealer, server: Server) -> SiteAudit:
    now = timezone.now()
    planned = audits.plan(dealer, page_limit=25, person=None, now=now)
    claimed = audits.claim_one(planned.pk, now=now)
    assert claimed
    crawl = NetworkCrawl(guard=server.guard, pace=Pace(interval_seconds=0.0))
    audit_worker.run(claimed, crawl=crawl)
    planned.refresh_from_db()
    return planned


def close(server: Server) -> None:
    def closed(path: str, page: Page) -> Page:
        return replace(page, body=CLOSED) if path == "/robots.txt" else page

    server.site = replace(server.site, change=closed)


def outcome(audit: SiteAudit, check: str) -> Outcome | None:
    found = site_audits.one_finding(audit, check)
    return found.outcome if found else None


def test_a_served_site_is_audited_whole(dealer: Dealer, server: Server) -> None:
    made = audit(dealer, server)
    assert (made.state, made.failure) == (AuditState.FINISHED, "")
    assert made.score is not None and made.coverage is not None
    assert len(site_audits.findings(made)) == 50
    assert outcome(made, "A01") is Outcome.PASS
    assert audited_pages.classes(made)["vdp"] >= 5
    assert all("DealershipAI-Audit/1.0 (+http" in head for head in server.heads)


def test_the_inputs_of_the_site_are_measured_or_say_why(dealer: Dealer, server: Server) -> None:
    audit(dealer, server)
    rows = {row.name: row for row in ScoreInput.objects.filter(dealer=dealer, market=None)}
    assert {"schema_coverage_ratio", "crawl_budget_mult", "temporal_weight"} <= rows.keys()
    assert all(row.value is not None or row.reason for row in rows.values())


def test_a_mended_fault_lifts_the_score(dealer: Dealer, server: Server) -> None:
    sound = server.site
    close(server)
    first = audit(dealer, server)
    assert outcome(first, "A01") is Outcome.FAIL
    assert first.score is not None and first.score <= 40.0
    assert first.caps[0][0] == "A01"
    server.site = sound
    second = audit(dealer, server)
    assert outcome(second, "A01") is Outcome.PASS
    assert second.score is not None and second.score > first.score
    grid = {(cell.token, cell.page_class): cell for cell in audited_pages.grid(first)}
    kept_out = grid["OAI-SearchBot", "home"]
    assert (kept_out.barrier, kept_out.line) == ("robots", 2)


def test_a_private_address_is_refused(dealer: Dealer) -> None:
    Dealer.objects.filter(pk=dealer.pk).update(website="http://127.0.0.1/")
    dealer.refresh_from_db()
    planned = audits.plan(dealer, page_limit=5, person=None, now=timezone.now())
    assert audit_worker.run_due() == 1
    planned.refresh_from_db()
    assert planned.state == AuditState.FAILED


def test_the_command_prints_what_was_found(
    dealer: Dealer, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl = NetworkCrawl(guard=server.guard, pace=Pace(interval_seconds=0.0))
    run = audit_worker.run
    monkeypatch.setattr(audit_worker, "run", lambda audit: run(audit, crawl=crawl))
    out = StringIO()
    call_command("audit", dealer.slug, "--pages", "5", stdout=out)
    printed = json.loads(out.getvalue())
    assert (printed["state"], printed["pages"], printed["end"]) == ("finished", 5, "page_limit")


@pytest.mark.parametrize(
    ("words", "reason"),
    [(["nobody"], "no dealer nobody"), (["larkspur-motors", "--pages", "26"], "prove the domain")],
)
def test_the_command_says_what_is_wrong(dealer: Dealer, words: list[str], reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        call_command("audit", *words)
