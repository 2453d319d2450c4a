"""Test whole crawls of a synthetic site: what is read, and that they can be stopped and resumed."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from aiv.crawler.crawl import crawl
from aiv.crawler.crawling import Crawled, Done, End, Pace, Plan, ReadPage, Surroundings
from aiv.crawler.fetching import SiteFetcher
from aiv.domain.site.page_classes import PageClass
from tests.dealer_site import DealerSite, Page, PaperFetcher, SiteReader, serve
from tests.dealer_site.pages import Change

AT = datetime(2026, 1, 5, tzinfo=UTC)
SITE = DealerSite(vehicles=20, page_bytes=0)


class _Killed(Exception):
    """Stand for the end of a worker in the middle of its work."""


@dataclass
class Notebook:
    """Keep what a crawl reads, and fail after so many pages if asked to."""

    around: Surroundings | None = None
    pages: list[ReadPage] = field(default_factory=list)
    planned: list[int] = field(default_factory=list)
    fails_at: int | None = None

    async def surroundings(self, surroundings: Surroundings) -> None:
        self.around = surroundings

    async def page(self, read: ReadPage, *, planned: int) -> None:
        if len(self.pages) == self.fails_at:
            raise _Killed
        self.pages.append(read)
        self.planned.append(planned)

    @property
    def done(self) -> Done:
        return Done(surroundings=self.around, pages=tuple(read.page for read in self.pages))


def plan(page_limit: int = 500, home: str = f"{SITE.origin}/", seconds: float = 60) -> Plan:
    return Plan(
        home_url=home, identity="DealershipAI-Audit/1.0", page_limit=page_limit, seed=1,
        is_verified=True, started_at=AT,
        pace=Pace(interval_seconds=0, connections=4, total_seconds=seconds),
    )  # fmt: skip


async def crawled(
    site: DealerSite = SITE,
    *,
    of: Plan | None = None,
    book: Notebook | None = None,
    done: Done | None = None,
    fetcher: PaperFetcher | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Crawled:
    return await crawl(
        of or plan(), fetcher=fetcher or PaperFetcher(site), reader=SiteReader(),
        journal=book or Notebook(), done=done or Done(), stop=stop, now=lambda: AT,
    )  # fmt: skip


def changed(change: Change, **more: object) -> DealerSite:
    return replace(SITE, change=change, **more)


def only(path: str, page: Page) -> Change:
    return lambda asked, sound: page if asked == path else sound


async def test_a_whole_site_is_read_with_its_classes_and_depths() -> None:
    result = await crawled()
    pages = {urlsplit(page.url).path: page for page in result.facts.pages}
    assert result.end is End.WHOLE and result.facts.is_complete
    assert set(SITE.by_path) <= pages.keys()
    assert pages["/"].click_depth == 0 and pages["/contact"].click_depth == 1
    assert pages["/contact"].in_sitemap and pages["/contact"].lastmod is not None
    assert all(page.main_hash for page in result.facts.pages if page.facts)


async def test_what_surrounds_the_pages_is_asked_first_and_once() -> None:
    fetcher = PaperFetcher(SITE)
    result = await crawled(fetcher=fetcher)
    assert urlsplit(fetcher.requests[0]).path == "/robots.txt"
    assert len(result.facts.variants) == 4
    assert result.facts.sitemaps[0].entries and result.facts.llms.fetch.status == 404
    assert Counter(fetcher.requests)[f"{SITE.origin}/contact"] == 1


async def test_the_page_limit_ends_a_crawl_and_says_so() -> None:
    result = await crawled(of=plan(page_limit=12))
    classes = Counter(page.page_class for page in result.facts.pages)
    assert (result.end, len(result.facts.pages)) == (End.PAGE_LIMIT, 12)
    assert classes[PageClass.HOME] == 1 and classes[PageClass.CONTACT] == 1
    assert not result.facts.is_complete


async def test_twenty_five_pages_hold_some_of_everything() -> None:
    result = await crawled(of=plan(page_limit=25))
    classes = Counter(page.page_class for page in result.facts.pages)
    assert classes[PageClass.VDP] >= 6 and classes[PageClass.SRP_USED] >= 1


async def test_the_journal_hears_of_each_page_with_its_bytes() -> None:
    book = Notebook()
    result = await crawled(book=book)
    assert len(book.pages) == len(result.facts.pages)
    assert all(read.body for read in book.pages if read.page.facts)
    assert book.planned[-1] == len(book.pages)


async def test_an_interrupted_crawl_goes_on_where_it_ended() -> None:
    book = Notebook(fails_at=9)
    with pytest.raises(_Killed):
        await crawled(book=book)
    before, fetcher = book.done, PaperFetcher(SITE)
    whole = await crawled(book=book_after(book), done=before, fetcher=fetcher)
    # Its old address leads there, and may be read after it.
    again = {page.url for page in before.pages} & set(fetcher.requests) - {
        f"{SITE.origin}/specials"
    }
    assert again == set() and f"{SITE.origin}/robots.txt" not in fetcher.requests
    assert {page.url for page in whole.facts.pages} == {
        page.url for page in (await crawled()).facts.pages
    }


def book_after(book: Notebook) -> Notebook:
    return replace(book, fails_at=None)


async def test_a_stopped_crawl_keeps_what_it_read() -> None:
    book = Notebook()
    result = await crawled(book=book, stop=lambda: len(book.pages) >= 5)
    assert result.end is End.STOPPED and not result.facts.is_complete
    assert 5 <= len(result.facts.pages) <= 9


async def test_a_crawl_that_waits_hears_of_a_stop() -> None:
    class Silent(PaperFetcher):
        async def get(self, url: str, **more: object) -> object:  # type: ignore[override]
            if url.endswith("/contact"):
                await asyncio.sleep(60)
            return await super().get(url, **more)  # type: ignore[arg-type]

    asked = iter([False] * 4)
    result = await asyncio.wait_for(
        crawled(fetcher=Silent(SITE), stop=lambda: next(asked, True)), 10
    )
    assert result.end is End.STOPPED


async def test_the_time_for_one_audit_ends_it() -> None:
    assert (await crawled(of=plan(seconds=0))).end is End.TIME


async def test_robots_txt_keeps_us_out() -> None:
    closed = Page(body="User-agent: DealershipAI-Audit\nDisallow: /\n", content_type="text/plain")
    fetcher = PaperFetcher(changed(only("/robots.txt", closed)))
    result = await crawled(fetcher=fetcher)
    assert result.end is End.FORBIDDEN and result.facts.pages == ()
    assert fetcher.requests == [f"{SITE.origin}/robots.txt"]


async def test_an_unreachable_robots_txt_keeps_us_out() -> None:
    result = await crawled(changed(only("/robots.txt", Page(status=503))))
    assert result.end is End.FORBIDDEN


async def test_a_missing_robots_txt_allows_everything() -> None:
    result = await crawled(changed(only("/robots.txt", Page(status=404))))
    assert result.end is End.WHOLE


async def test_a_place_that_robots_txt_forbids_is_not_asked_for() -> None:
    rules = Page(body="User-agent: *\nDisallow: /used\n", content_type="text/plain")
    fetcher = PaperFetcher(changed(only("/robots.txt", rules)))
    await crawled(fetcher=fetcher)
    assert not any(urlsplit(url).path.startswith("/used") for url in fetcher.requests)


async def test_a_site_that_refuses_is_left_alone() -> None:
    def refuse(path: str, page: Page) -> Page:
        return (
            page if path in ("/", "/robots.txt", "/sitemap.xml", "/llms.txt") else Page(status=500)
        )

    result = await crawled(changed(refuse))
    assert result.end is End.TURNED_AWAY and len(result.facts.pages) < 12


async def test_a_website_that_leads_elsewhere_is_not_crawled_there() -> None:
    away = Page(status=301, headers={"Location": "https://www.otherstore.example/"})
    fetcher = PaperFetcher(changed(only("/", away)))
    result = await crawled(fetcher=fetcher)
    assert result.facts.pages == () or result.end in (End.MOVED, End.WHOLE)


async def test_a_redirect_off_the_site_is_kept_and_not_followed() -> None:
    away = Page(status=302, headers={"Location": "https://lender.example/apply"})
    fetcher = PaperFetcher(changed(only("/finance", away)))
    result = await crawled(fetcher=fetcher)
    (page,) = [page for page in result.facts.pages if page.url.endswith("/finance")]
    assert page.fetch.status == 302 and "https://lender.example/apply" not in fetcher.requests


async def test_a_page_that_leads_to_another_has_no_facts_of_its_own() -> None:
    result = await crawled()
    (page,) = [page for page in result.facts.pages if page.url.endswith("/old-specials")]
    (target,) = [page for page in result.facts.pages if page.url.endswith("/specials")]
    assert page.fetch.hops and [page.facts is None, target.facts is None].count(True) == 1


async def test_a_page_that_breaks_the_reader_costs_only_itself() -> None:
    class Fragile(SiteReader):
        def read(self, body: bytes, *, url: str, content_type: str) -> object:  # type: ignore[override]
            if url.endswith("/parts"):
                raise RecursionError("too deep")
            return super().read(body, url=url, content_type=content_type)

    result = await crawl(
        plan(), fetcher=PaperFetcher(SITE), reader=Fragile(), journal=Notebook(), now=lambda: AT
    )  # type: ignore[arg-type]
    (page,) = [page for page in result.facts.pages if page.url.endswith("/parts")]
    assert page.facts is None and "our reader" in page.fetch.fault
    assert result.end is End.WHOLE


async def test_traps_end() -> None:
    fetcher = PaperFetcher(replace(SITE, has_traps=True))
    result = await crawled(fetcher=fetcher)
    paths = Counter(urlsplit(url).path.split("/")[1] for url in fetcher.requests)
    assert result.end is End.WHOLE
    assert paths["calendar"] <= 20 and paths["used-vehicles"] + paths["new-vehicles"] <= 12


async def test_a_served_site_is_crawled_over_real_sockets() -> None:
    with serve(DealerSite(vehicles=10, page_bytes=4000)) as server:
        async with SiteFetcher(identity="DealershipAI-Audit/1.0", guard=server.guard()) as fetcher:
            result = await crawl(
                plan(home=server.url("/")), fetcher=fetcher, reader=SiteReader(),
                journal=Notebook(), now=lambda: AT,
            )  # fmt: skip
    assert result.end is End.WHOLE
    assert {urlsplit(page.url).path for page in result.facts.pages} >= set(server.site.by_path)
    assert server.open_at_most <= 2
    assert all("User-Agent: DealershipAI-Audit/1.0" in head for head in server.heads)
