"""Script crawls and judgements, and make finished audits for the pages' tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from asgiref.sync import sync_to_async
from django.db import transaction

from aiv.crawler.crawling import Crawled, Done, End, Journal, Plan, ReadPage, Surroundings
from aiv.crawler.pages import read_page
from aiv.domain.score.input_records import InputRecord, InputStatus
from aiv.domain.site.bot_summary import ClassCell
from aiv.domain.site.findings import Finding, Outcome, Proof
from aiv.domain.site.page_classes import PageClass
from aiv.domain.site.page_facts import Fetch, PageFacts, SitePage
from aiv.domain.site.site_facts import SiteFacts, TextFile
from aiv.models import Dealer, SiteAudit
from aiv.services.site import audit_runs, audits
from aiv.services.site.audit_judging import Judgement

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HOME = "https://www.harborpointtoyota.example/"
ROBOTS = "User-agent: *\nDisallow: /cart\n"


def fetch(url: str, status: int | None = 200, *, at: datetime = AT, fault: str = "") -> Fetch:
    """Give what a request brought."""
    return Fetch(
        url=url, final_url=url, status=status, fetched_at=at, fault=fault,
        content_type="text/html", n_bytes=2000, ttfb_ms=120.0, headers={"server": "scripted"},
    )  # fmt: skip


def facts(title: str = "Harbor Point Toyota", text: str = "New and used cars") -> PageFacts:
    """Give the facts of a plain page."""
    return read_page(
        f"<title>{title}</title><main><p>{text}</p></main>".encode("utf-8", "replace"),
        url=HOME,
        content_type="text/html; charset=utf-8",
    )


def site_page(
    path: str = "",
    page_class: PageClass = PageClass.OTHER,
    *,
    at: datetime = AT,
    status: int | None = 200,
    fault: str = "",
    text: str = "New and used cars",
) -> SitePage:
    """Give one read page."""
    return SitePage(
        fetch=fetch(f"{HOME}{path}", status, at=at, fault=fault),
        page_class=page_class,
        facts=facts(text=text) if status == 200 else None,
        click_depth=1 if path else 0,
        main_hash=str(abs(hash(text))),
    )


def some_pages(count: int, *, at: datetime = AT) -> list[SitePage]:
    """Give a home page and vehicles."""
    home = site_page("", PageClass.HOME, at=at)
    cars = (site_page(f"used/{n}", PageClass.VDP, at=at) for n in range(1, count))
    return [home, *cars]


def surroundings(robots: str = ROBOTS) -> Surroundings:
    """Give what stands around the pages of a plain site."""
    return Surroundings(
        robots=TextFile(fetch=fetch(f"{HOME}robots.txt"), text=robots),
        llms=TextFile(fetch=fetch(f"{HOME}llms.txt", 404)),
        sitemaps=(),
        variants=(fetch(HOME),),
    )


@dataclass
class ScriptedCrawl:
    """A crawl of pages given beforehand; `between` is called before each of them is kept."""

    pages: Sequence[SitePage] = field(default_factory=lambda: some_pages(3))
    end: End = End.WHOLE
    between: Callable[[int], None] = lambda number: None
    robots: str = ROBOTS
    asked: list[str] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)

    async def __call__(
        self, plan: Plan, *, journal: Journal, done: Done, stop: Callable[[], bool]
    ) -> Crawled:
        """Hand the pages over that were not read before."""
        self.plans.append(plan)
        around = done.surroundings or surroundings(self.robots)
        if done.surroundings is None:
            await journal.surroundings(around)
        known = {page.url: page for page in done.pages}
        for number, page in enumerate(self.pages):
            if page.url not in known and not stop():
                await sync_to_async(self.between)(number)
                self.asked.append(page.url)
                read = ReadPage(page=page, body=b"<html>words</html>")
                await journal.page(read, planned=len(self.pages))
        return Crawled(facts=_site(plan, around, self.pages, self.end), end=self.end)


def _site(plan: Plan, around: Surroundings, pages: Sequence[SitePage], end: End) -> SiteFacts:
    return SiteFacts(
        home_url=plan.home_url,
        started_at=plan.started_at,
        finished_at=plan.started_at + timedelta(minutes=1),
        robots=around.robots,
        llms=around.llms,
        sitemaps=around.sitemaps,
        pages=tuple(pages),
        variants=around.variants,
        history={},
        is_verified=plan.is_verified,
        is_complete=end is End.WHOLE,
    )


def finding(check: str, outcome: Outcome = Outcome.FAIL, **words: object) -> Finding:
    """Give one result with one place of evidence."""
    proof = Proof(url=HOME, found="Disallow: /", expected="no such line", line=2, excerpt="line 2")
    values: dict[str, object] = {
        "rule_version": f"{check}-1", "reason": f"{check} is {outcome}.", "proofs": (proof,),
    }  # fmt: skip
    return Finding(check=check, outcome=outcome, **{**values, **words})


def record(
    value: float | None = 0.5, *, name: str = "crawl_budget_mult", at: datetime = AT
) -> InputRecord:
    """Give an input that a crawl measured, or could not."""
    return InputRecord(
        name=name,
        status=InputStatus.INSUFFICIENT if value is None else InputStatus.MEASURED,
        method_version="test-1",
        value=value,
        n_obs=3,
        reason="Too few pages." if value is None else "",
        source=(HOME,),
        measured_at=at,
    )


GRID = (
    ClassCell(token="OAI-SearchBot", page_class=PageClass.HOME, reached=1, asked=1),
    ClassCell(
        token="OAI-SearchBot", page_class=PageClass.VDP, reached=0, asked=2, barrier="robots",
        decided_by="Disallow: /used/", line=2, url=f"{HOME}used/1",
    ),
)  # fmt: skip


@dataclass
class ScriptedJudge:
    """A judge that says what it was told to say."""

    findings: Sequence[Finding] = (finding("A01"),)
    value: float | None = 0.5
    score: float | None = 62.0
    seen: list[SiteFacts] = field(default_factory=list)

    def __call__(self, site: SiteFacts, dealer: Dealer, now: datetime) -> Judgement:
        """Give the judgement."""
        self.seen.append(site)
        return Judgement(
            findings=tuple(self.findings),
            records=(record(self.value, at=now),),
            score=self.score,
            coverage=None if self.score is None else 81.0,
            caps=(),
            grid=GRID,
            method_version="site-1",
        )


def audit(
    dealer: Dealer,
    *,
    at: datetime = AT,
    crawl: ScriptedCrawl | None = None,
    judge: ScriptedJudge | None = None,
) -> SiteAudit:
    """Run a whole scripted audit."""
    with transaction.atomic():  # a running product claims whatever waits
        planned = audits.plan(dealer, page_limit=audits.UNVERIFIED_PAGES, person=None, now=at)
        claimed = audits.claim_one(planned.pk, now=at)
    assert claimed is not None
    audit_runs.run(
        claimed, crawl=crawl or ScriptedCrawl(), judge=judge or ScriptedJudge(), clock=lambda: at
    )
    planned.refresh_from_db()
    return planned
