"""Crawl a dealer's site politely: resumable, cancellable, page by page into a journal."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from aiv.crawler import click_depth, surroundings
from aiv.crawler.crawling import (
    TOKEN,
    Crawled,
    Done,
    End,
    Fetched,
    Fetcher,
    Journal,
    Plan,
    Reader,
    ReadPage,
    Surroundings,
)
from aiv.crawler.fetching import PAGE
from aiv.crawler.frontier import Frontier
from aiv.crawler.pacing import Pacer
from aiv.crawler.page_addresses import clean, host_of, is_worth_asking
from aiv.crawler.page_reading import PageReading
from aiv.domain import links
from aiv.domain.site import robots
from aiv.domain.site.page_classes import PageClass
from aiv.domain.site.page_facts import SitePage
from aiv.domain.site.site_facts import SiteFacts

NOTHING: Final = Done()
_GLANCE_SECONDS: Final = 1.0
"""How often a crawl that waits looks whether somebody stopped it."""


def _now() -> datetime:
    return datetime.now(UTC)


def _never() -> bool:
    return False


async def crawl(
    plan: Plan,
    *,
    fetcher: Fetcher,
    reader: Reader,
    journal: Journal,
    done: Done = NOTHING,
    stop: Callable[[], bool] = _never,
    now: Callable[[], datetime] = _now,
) -> Crawled:
    """Crawl a site, going on where `done` ended; what the journal raises ends it.

    `stop` is asked before each request and at least once a second.
    """
    pacer = Pacer(plan.pace, clock=time.monotonic)
    around = done.surroundings
    if around is None:
        around = await surroundings.ask(plan.home_url, fetcher=fetcher, pacer=pacer)
        await journal.surroundings(around)
    work = _Crawl(plan, fetcher, reader, journal, around, pacer, stop)
    end = await work.run(done)
    return Crawled(facts=work.facts(end, now()), end=end)


class _Crawl:
    def __init__(
        self,
        plan: Plan,
        fetcher: Fetcher,
        reader: Reader,
        journal: Journal,
        around: Surroundings,
        pacer: Pacer,
        stop: Callable[[], bool],
    ) -> None:
        self._plan, self._fetcher, self._journal = plan, fetcher, journal
        self._around, self._pacer, self._stop = around, pacer, stop
        self._home = surroundings.home_of(plan.home_url, around.variants)
        self._robots = robots.of_file(around.robots)
        self._reading = PageReading(reader, around.sitemaps)
        self._classify = reader.classify
        self._frontier = Frontier(page_limit=plan.page_limit, seed=plan.seed)
        self._pages: list[SitePage] = []
        self._deadline = time.monotonic() + plan.pace.total_seconds

    async def run(self, done: Done) -> End:
        """Read pages until nothing waits or something ends it."""
        if links.registrable(host_of(self._home)) != (
            links.registrable(host_of(self._plan.home_url))
        ):
            return End.MOVED
        if not self._may_ask(self._home):
            return End.FORBIDDEN
        self._pacer.slow_to(self._robots.crawl_delay(TOKEN))
        # All at once before any of their links: what was read is not to be asked for again.
        for page in done.pages:
            self._mark(page)
        for page in done.pages:
            self._resume(page)
        self._frontier.add(clean(self._home), PageClass.HOME)
        for url in self._reading.listed:
            self._offer(url)
        return await self._loop()

    def facts(self, end: End, now: datetime) -> SiteFacts:
        """Give what the crawl brought."""
        return SiteFacts(
            home_url=self._home,
            started_at=self._plan.started_at,
            finished_at=now,
            robots=self._around.robots,
            llms=self._around.llms,
            sitemaps=self._around.sitemaps,
            pages=click_depth.with_depths(self._pages, home=self._home),
            variants=self._around.variants,
            history={},
            is_verified=self._plan.is_verified,
            is_complete=end is End.WHOLE,
        )

    async def _loop(self) -> End:
        asking: set[asyncio.Task[Fetched]] = set()
        try:
            while True:
                end = self._end(asking)
                if end is None:
                    self._start(asking)
                if not asking:
                    return end or End.WHOLE
                if end in (End.STOPPED, End.TIME):
                    return end
                finished, asking = await asyncio.wait(
                    asking, timeout=_GLANCE_SECONDS, return_when=asyncio.FIRST_COMPLETED
                )
                for task in finished:
                    await self._keep(task.result())
        finally:
            await _cancelled(asking)

    def _start(self, asking: set[asyncio.Task[Fetched]]) -> None:
        room = min(
            self._plan.pace.connections - len(asking),
            self._plan.page_limit - len(self._pages) - len(asking),
        )
        for _ in range(room):
            url = self._frontier.take()
            if url is None:
                return
            asking.add(asyncio.create_task(self._ask(url)))

    def _end(self, asking: set[asyncio.Task[Fetched]]) -> End | None:
        if self._stop():
            return End.STOPPED
        if time.monotonic() > self._deadline:
            return End.TIME
        if self._pacer.is_turned_away:
            return End.TURNED_AWAY
        is_full = len(self._pages) + len(asking) >= self._plan.page_limit
        return End.PAGE_LIMIT if is_full and len(self._frontier) else None

    async def _ask(self, url: str) -> Fetched:
        await self._pacer.turn()
        fetched = await self._fetcher.get(url, limits=PAGE, may_follow=self._may_ask)
        self._pacer.note(fetched.fetch)
        return fetched

    async def _keep(self, fetched: Fetched) -> None:
        page = self._reading.page(fetched)
        self._take(page)
        planned = min(self._plan.page_limit, len(self._pages) + len(self._frontier))
        await self._journal.page(ReadPage(page=page, body=fetched.body), planned=planned)

    def _resume(self, page: SitePage) -> None:
        self._frontier.count(clean(page.url), page.page_class)
        self._take(page)
        self._reading.mark(page)

    def _take(self, page: SitePage) -> None:
        self._pages.append(page)
        self._mark(page)
        if page.facts is None or not page.fetch.is_ok:
            return
        for link in page.facts.links:
            if "nofollow" not in link.rel:
                self._offer(clean(link.url))

    def _mark(self, page: SitePage) -> None:
        for url in (page.url, page.fetch.final_url):
            self._frontier.mark(clean(url))

    def _offer(self, url: str) -> None:
        if url and not self._frontier.has_seen(url) and self._may_ask(url):
            self._frontier.add(url, self._classify(url, None))

    def _may_ask(self, url: str) -> bool:
        """Tell whether an address is of this site, in its form a page, and allowed to us."""
        if host_of(url) != host_of(self._home) or not is_worth_asking(clean(url)):
            return False
        return self._robots.verdict(TOKEN, url).is_allowed


async def _cancelled(asking: set[asyncio.Task[Fetched]]) -> None:
    for task in asking:
        task.cancel()
    await asyncio.gather(*asking, return_exceptions=True)
