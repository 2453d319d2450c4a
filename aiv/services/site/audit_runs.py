"""Run audits that are due: crawl outside any transaction, keep each page, judge what was read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, Protocol

from asgiref.sync import async_to_sync
from django.db import OperationalError

from aiv.crawler.crawling import END_WORDS, Crawled, Done, End, Journal, Plan
from aiv.domain.errors import Conflict
from aiv.domain.site.page_facts import SitePage
from aiv.models import SiteAudit
from aiv.services.site import audit_journal, audit_judging, audits, site_fetching
from aiv.services.site.audit_journal import RowJournal
from aiv.services.site.audit_judging import Judge

LOG = logging.getLogger(__name__)
BROKEN: Final = "Something on our side broke; the operator finds it in the log."
# Of a site that keeps us out, or that is not this site, nothing can be said.
NOTHING_READ: Final = frozenset({End.FORBIDDEN, End.MOVED})


class Crawl(Protocol):
    """Crawl a site and write it down; it goes on where `done` ended."""

    async def __call__(
        self, plan: Plan, *, journal: Journal, done: Done, stop: Callable[[], bool]
    ) -> Crawled:
        """Give the facts of the site."""
        ...


Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


def run_due(*, crawl: Crawl, judge: Judge, clock: Clock = _now, most: int = 1) -> int:
    """Run as many waiting audits as asked for, one after the other; give how many were run."""
    for number in range(most):
        audit = audits.claim(clock())
        if audit is None:
            return number
        run(audit, crawl=crawl, judge=judge, clock=clock)
    return most


def run(audit: SiteAudit, *, crawl: Crawl, judge: Judge, clock: Clock = _now) -> None:
    """Run one claimed audit to its end, whatever that is."""
    try:
        _run(audit, crawl, judge, clock)
    except Conflict:
        # Stopped, or taken over by another worker, which goes on where this one ended.
        LOG.info("audit left", extra={"audit": str(audit.pk)})
    except OperationalError:
        # The database went away: the lease runs out, and whoever comes next goes on.
        raise
    except Exception:
        LOG.exception("audit broke", extra={"audit": str(audit.pk)})
        audits.fail(audit, BROKEN, now=clock())


def _run(audit: SiteAudit, crawl: Crawl, judge: Judge, clock: Clock) -> None:
    plan = Plan(
        home_url=audit.home_url,
        identity=site_fetching.user_agent(),
        page_limit=audit.page_limit,
        seed=audit.seed,
        is_verified=audit.is_verified,
        started_at=audit.started_at or clock(),
    )
    journal = RowJournal(audit, clock=clock)
    crawled = async_to_sync(_crawl)(plan, crawl, journal, audit_journal.done(audit))
    failure = _failure(crawled)
    if failure:
        audits.fail(audit, failure, now=clock())
    else:
        audit_judging.conclude(audit, crawled, judge=judge, now=clock())


async def _crawl(plan: Plan, crawl: Crawl, journal: RowJournal, done: Done) -> Crawled:
    beating = asyncio.create_task(journal.beat())
    try:
        return await crawl(plan, journal=journal, done=done, stop=lambda: journal.is_lost)
    finally:
        beating.cancel()


def _failure(crawled: Crawled) -> str:
    """Say why nothing can be judged; empty when something was read."""
    if crawled.end in NOTHING_READ:
        return END_WORDS[crawled.end]
    pages = crawled.facts.pages
    if any(page.fetch.status is not None for page in pages):
        return ""
    return _unreachable(pages)


def _unreachable(pages: tuple[SitePage, ...]) -> str:
    fault = next((page.fetch.fault for page in pages), "no page was found")
    return f"The website could not be read: {fault}. Check its address in the record."
