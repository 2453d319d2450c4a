"""An owner starts, follows and reads an audit; nobody else finds any of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from aiv.domain.site.findings import Outcome
from aiv.models import AuditState, Dealer, SiteAudit
from aiv.services.site import audits
from dealershipai.accounts.models import Organization, User
from tests import audited, cast
from tests.audited import ScriptedCrawl, ScriptedJudge, finding, some_pages
from tests.dashboard.payloads import CANARY, MARKUP
from tests.dashboard.reading import costs, words
from tests.dashboard.test_hostile import faults

SITE = "/dealers/harbor-point-toyota/site/"
START = f"{SITE}start/"
GROUND = "/dealers/harbor-point-toyota/ground/"
PAGES = (SITE, f"{SITE}bots/", f"{SITE}pages/", f"{SITE}audits/", f"{SITE}domain/", GROUND)


@pytest.fixture
def own(organization: Organization, dealers: list[Dealer]) -> Dealer:
    return dealers[0]


@pytest.fixture
def audit(own: Dealer) -> SiteAudit:
    return audited.audit(own, at=timezone.now() - timedelta(hours=1))


def one(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return words(answer)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", PAGES)
def test_a_store_without_an_audit_says_what_an_audit_would_show(
    as_owner: Client, own: Dealer, path: str
) -> None:
    assert one(as_owner, path)


def test_the_owner_starts_an_audit(as_owner: Client, own: Dealer) -> None:
    assert as_owner.post(START, {"page_limit": "25"}).headers["Location"] == SITE
    assert SiteAudit.objects.get().state == AuditState.PLANNED
    assert "Waiting to start" in one(as_owner, SITE)


@pytest.mark.parametrize("limit", ["0", "26", "-1", "many", "", "99999999999999999999"])
def test_a_wrong_number_of_pages_is_refused_in_words(
    as_owner: Client, own: Dealer, limit: str
) -> None:
    answer = as_owner.post(START, {"page_limit": limit})
    assert answer.status_code == 200
    assert answer.context["form"].errors["page_limit"]
    assert not SiteAudit.objects.exists()


def test_a_second_start_says_that_one_is_under_way(as_owner: Client, own: Dealer) -> None:
    as_owner.post(START, {"page_limit": "25"})
    answer = as_owner.post(START, {"page_limit": "25"})
    assert answer.context["form"].non_field_errors()[0] == audits.UNDER_WAY


@pytest.mark.parametrize(("role", "status"), [("owner", 302), ("manager", 302), ("viewer", 404)])
def test_owners_and_managers_start_audits(
    client: Client, own: Dealer, organization: Organization, role: str, status: int
) -> None:
    client.force_login(cast.member(organization, role))
    assert client.post(START, {"page_limit": "25"}).status_code == status


def test_a_viewer_reads_but_is_offered_nothing(
    client: Client, audit: SiteAudit, viewer: User
) -> None:
    client.force_login(viewer)
    assert "Audit the site" not in one(client, SITE)
    assert client.get(f"{SITE}domain/").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_a_rivals_ground_is_not_there(as_owner: Client, own: Dealer, path: str) -> None:
    rival = path.replace("harbor-point-toyota", "pelican-cove-toyota")
    assert as_owner.get(rival).status_code == 404


def test_stopping_asks_first(as_owner: Client, own: Dealer) -> None:
    as_owner.post(START, {"page_limit": "25"})
    waiting = SiteAudit.objects.get()
    address = f"{SITE}audits/{waiting.pk}/stop/"
    assert "Let it run" in one(as_owner, address)
    assert SiteAudit.objects.get().state == AuditState.PLANNED
    as_owner.post(address)
    assert SiteAudit.objects.get().state == AuditState.CANCELLED
    assert "It was stopped" in one(as_owner, SITE)


def test_a_running_audit_shows_how_far_it_is(as_owner: Client, own: Dealer) -> None:
    audits.plan(own, page_limit=25, person=None, now=timezone.now())
    audits.claim(timezone.now())
    SiteAudit.objects.update(pages_done=7, pages_planned=25)
    html = as_owner.get(SITE).content.decode()
    assert 'value="7" max="25"' in html
    assert "Reading pages of harborpointtoyota.example" in html


def test_a_failed_audit_says_why(as_owner: Client, own: Dealer) -> None:
    silent = audited.site_page(status=None, fault="could not connect")
    audited.audit(own, crawl=ScriptedCrawl([silent]))
    assert "could not connect" in one(as_owner, SITE)


def test_score_coverage_and_extent_stand_together(as_owner: Client, audit: SiteAudit) -> None:
    said = one(as_owner, SITE)
    assert "62 of 100" in said
    assert "carry 81 of 100 points of weight" in said
    assert "3 pages read. Every page that was found was read." in said


def test_without_a_measured_check_there_is_no_score(as_owner: Client, own: Dealer) -> None:
    audited.audit(own, judge=ScriptedJudge((), score=None))
    assert "Not measured" in one(as_owner, SITE)


def test_what_was_mended_is_said(as_owner: Client, own: Dealer) -> None:
    now = timezone.now()
    audited.audit(own, at=now - timedelta(days=2))
    mended = ScriptedJudge((finding("A01", Outcome.PASS),), score=70.0)
    audited.audit(own, at=now - timedelta(days=1), judge=mended)
    said = one(as_owner, SITE)
    assert "Fixed or better" in said
    assert "moved by +8 points" in said


def test_a_check_shows_its_evidence_and_its_past(as_owner: Client, audit: SiteAudit) -> None:
    said = one(as_owner, f"{SITE}checks/A01/")
    for part in ("Disallow: /", "no such line", "line 2", "How it ended before"):
        assert part in said


@pytest.mark.parametrize("path", ["checks/Z99/", "checks/A01/?audit=x", "audits/?earlier=x"])
def test_what_is_not_there_is_404(as_owner: Client, audit: SiteAudit, path: str) -> None:
    assert as_owner.get(f"{SITE}{path}").status_code == 404


def test_the_grid_names_the_deciding_line(as_owner: Client, audit: SiteAudit) -> None:
    said = one(as_owner, f"{SITE}bots/")
    assert "OAI-SearchBot" in said
    assert "line 2: Disallow: /used/" in said
    assert "Disallow: /cart" in said


def test_pages_can_be_narrowed(as_owner: Client, audit: SiteAudit) -> None:
    assert "1 to 3 of 3 pages" in one(as_owner, f"{SITE}pages/")
    assert "1 to 2 of 2 pages" in one(as_owner, f"{SITE}pages/?page_class=vdp")
    assert "No page passes" in one(as_owner, f"{SITE}pages/?outcome=failed")


@pytest.mark.parametrize("query", ["?page=99", "?page=x", "?page_class=nothing", "?page=0"])
def test_odd_words_in_an_address_do_no_harm(as_owner: Client, audit: SiteAudit, query: str) -> None:
    assert one(as_owner, f"{SITE}pages/{query}")


def test_one_page_shows_what_raw_html_shows(as_owner: Client, audit: SiteAudit) -> None:
    row = audit.pages.get(page_class="home")
    said = one(as_owner, f"{SITE}pages/{row.pk}/")
    assert "Harbor Point Toyota" in said
    assert "New and used cars" in said


def test_a_page_of_an_older_release_says_so(as_owner: Client, audit: SiteAudit) -> None:
    audit.pages.update(packed=b"older")
    row = audit.pages.first()
    assert row and "An older release read this page" in one(as_owner, f"{SITE}pages/{row.pk}/")


def test_two_audits_can_be_compared(as_owner: Client, own: Dealer) -> None:
    first = audited.audit(own, at=timezone.now() - timedelta(days=2))
    worse = ScriptedJudge((finding("A01"), finding("B01")), score=40.0)
    second = audited.audit(own, at=timezone.now() - timedelta(days=1), judge=worse)
    said = one(as_owner, f"{SITE}audits/?earlier={first.pk}&later={second.pk}")
    assert "moved by -22 points" in said


def test_the_table_holds_no_formula(as_owner: Client, own: Dealer) -> None:
    judge = ScriptedJudge((finding("A01", reason="=HYPERLINK(1)"),))
    made = audited.audit(own, judge=judge)
    answer: Any = as_owner.get(f"{SITE}audits/{made.pk}/csv/")
    text = b"".join(answer.streaming_content).decode()
    assert "'=HYPERLINK(1)" in text
    assert answer["Content-Type"].startswith("text/csv")


def test_hostile_words_stay_words(as_owner: Client, own: Dealer) -> None:
    judge = ScriptedJudge(tuple(finding(f"A0{n}", reason=w) for n, w in enumerate(MARKUP[:9])))
    pages = [audited.site_page(f"{n}", text=w) for n, w in enumerate(MARKUP)]
    made = audited.audit(own, judge=judge, crawl=ScriptedCrawl(pages, robots=MARKUP[0]))
    paths = [*PAGES, *(f"{SITE}pages/{row.pk}/" for row in made.pages.all())]
    assert CANARY in as_owner.get(f"{SITE}bots/").content.decode()
    for path in [*paths, f"{SITE}checks/A01/"]:
        assert faults(as_owner.get(path)) == [], path


def many(own: Dealer) -> list[Callable[[], object]]:
    def of(count: int) -> Callable[[], object]:
        at = timezone.now() - timedelta(hours=40 - count)
        judge = ScriptedJudge(tuple(finding(f"A{n:02}") for n in range(count)))
        crawl = ScriptedCrawl(some_pages(count, at=at))
        return lambda: audited.audit(own, at=at, judge=judge, crawl=crawl)

    return [of(10), of(11), of(30)]


@pytest.mark.parametrize("path", [SITE, f"{SITE}bots/", f"{SITE}pages/", f"{SITE}audits/", GROUND])
def test_thirty_rows_cost_what_ten_cost(as_owner: Client, own: Dealer, path: str) -> None:
    counted = costs(as_owner, path, many(own))
    assert counted[1] == counted[2]
    assert counted[2] <= 20


def test_the_hub_has_a_card_for_every_room(as_owner: Client, audit: SiteAudit) -> None:
    said = one(as_owner, GROUND)
    for room in ("Site audit", "Crawl access", "Inventory", "Reviews", "62 of 100"):
        assert room in said


def test_anybody_may_read_what_the_crawler_is(client: Client, db: None) -> None:
    said = words(client.get("/bot"))  # type: ignore[arg-type]
    assert "DealershipAI-Audit/1.0 (+http" in said
    assert "User-agent: DealershipAI-Audit" in said
