"""Join crawler, reader and checks to the audits that wait: what workers and commands call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from aiv.crawler.crawl import crawl
from aiv.crawler.crawling import Crawled, Done, Journal, Pace, Plan
from aiv.crawler.fetching import SiteFetcher
from aiv.crawler.pages.apart import read_bounded
from aiv.domain.score.input_records import InputRecord
from aiv.domain.site import bot_grid, bot_summary, checks, measures, page_classes, repeats
from aiv.domain.site.known import Known
from aiv.domain.site.page_classes import PageClass
from aiv.domain.site.page_facts import PageFacts
from aiv.domain.site.site_facts import SiteFacts
from aiv.domain.site.site_score import site_score
from aiv.models import Dealer, SiteAudit
from aiv.outbound import Guard
from aiv.services.ground import entity_confidence
from aiv.services.site import audit_knowledge, audit_runs
from aiv.services.site.audit_judging import Judgement


class PageReader:
    """Read pages and name what they are for, as the crawler asks for it."""

    def read(self, body: bytes, *, url: str, content_type: str) -> PageFacts:
        """Give the facts of a page."""
        return read_bounded(body, url=url, content_type=content_type)

    def classify(self, url: str, facts: PageFacts | None) -> PageClass:
        """Name what a page is for."""
        return page_classes.classify(url, facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkCrawl:
    """Crawl over the network; a guard is made for each crawl, as its connections are.

    Trials on loopback give a wider guard and a quicker pace; no setting does.
    """

    guard: Callable[[], Guard] = Guard
    pace: Pace = field(default_factory=Pace)

    async def __call__(
        self, plan: Plan, *, journal: Journal, done: Done, stop: Callable[[], bool]
    ) -> Crawled:
        """Give the facts of the site."""
        paced = replace(plan, pace=self.pace)
        async with SiteFetcher(identity=plan.identity, guard=self.guard()) as fetcher:
            return await crawl(
                paced, fetcher=fetcher, reader=PageReader(), journal=journal, done=done, stop=stop
            )


PUBLIC: Final = NetworkCrawl()


def run_due(*, most: int = 1) -> int:
    """Run waiting audits, at most so many one after the other."""
    return audit_runs.run_due(crawl=PUBLIC, judge=judge, most=most)


def run(audit: SiteAudit, *, crawl: audit_runs.Crawl = PUBLIC) -> None:
    """Run one claimed audit."""
    audit_runs.run(audit, crawl=crawl, judge=judge, clock=lambda: datetime.now(UTC))


def judge(site: SiteFacts, dealer: Dealer, now: datetime) -> Judgement:
    """Check a crawl against what is known of the dealer, and measure the inputs it gives."""
    known = audit_knowledge.of(dealer, now=now)
    site = repeats.of_site(site)
    findings = checks.audit(site, known, now=now)
    scored = site_score(findings)
    classes = {page.url: page.page_class for page in site.pages}
    caps = {each.check: each.cap for each in findings if each.cap is not None}
    return Judgement(
        findings=findings,
        records=(*measures.measure(site, known, now=now), *_entity(dealer, site, known, now)),
        score=scored.score,
        coverage=scored.coverage,
        caps=tuple((check, caps[check]) for check in scored.caps),
        grid=bot_summary.summed(bot_grid.draw(site).cells, classes),
        method_version=checks.METHOD_VERSION,
    )


def _entity(dealer: Dealer, site: SiteFacts, known: Known, now: datetime) -> list[InputRecord]:
    """Measure whether answers, site and listings state the store as the record does."""
    found = entity_confidence.news(dealer, site, known, now=now)
    return [found] if found else []
