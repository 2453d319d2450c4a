"""Ask for what stands around a site's pages: text files, the spellings of home, sitemaps."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

from aiv.crawler.crawling import TOKEN, Fetcher, Surroundings
from aiv.crawler.fetching import SITEMAP, SPELLING, TEXT_FILE
from aiv.crawler.pacing import Pacer
from aiv.crawler.page_addresses import clean, host_of
from aiv.crawler.sitemaps import SitemapReader
from aiv.domain import links
from aiv.domain.site import robots
from aiv.domain.site.page_facts import Fetch
from aiv.domain.site.robots import Robots
from aiv.domain.site.site_facts import Sitemap, TextFile
from aiv.outbound import Limits

MAX_SITEMAPS: Final = 10
MAX_DEPTH: Final = 3


async def ask(home_url: str, *, fetcher: Fetcher, pacer: Pacer) -> Surroundings:
    """Ask for robots.txt first, and for the rest as far as it allows."""
    asking = _Asking(home_url, fetcher, pacer)
    file, rules = await asking.rules(home_url)
    if not rules.verdict(TOKEN, home_url).is_allowed:
        return Surroundings(robots=file, llms=_no_file(home_url), sitemaps=(), variants=())
    pacer.slow_to(rules.crawl_delay(TOKEN))
    variants = tuple([await asking.spelling(url) for url in spellings(home_url)])
    home = home_of(home_url, variants)
    if links.registrable(host_of(home)) != asking.domain:
        return Surroundings(robots=file, llms=_no_file(home), sitemaps=(), variants=variants)
    if urlsplit(home).hostname != urlsplit(file.fetch.final_url).hostname:
        file, rules = await asking.rules(home)
    llms = await asking.text_file(urljoin(home, "/llms.txt"))
    sitemaps = await asking.sitemaps(home, rules)
    return Surroundings(robots=file, llms=llms, sitemaps=sitemaps, variants=variants)


def spellings(home_url: str) -> tuple[str, ...]:
    """Give the four spellings of home: with and without "s", with and without "www."."""
    parts = urlsplit(home_url)
    bare = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port else ""
    # A port belongs to one scheme: elsewhere than on the web's own ports there are no others.
    schemes = (parts.scheme,) if port else ("https", "http")
    hosts = (bare, f"www.{bare}")
    return tuple(
        urlunsplit((scheme, f"{host}{port}", parts.path or "/", parts.query, ""))
        for scheme in schemes
        for host in hosts
    )


def home_of(home_url: str, variants: tuple[Fetch, ...]) -> str:
    """Give where home really is: where the address of the record leads, else any spelling."""
    asked = clean(home_url)
    first = [fetch for fetch in variants if fetch.url == asked]
    answered = [fetch for fetch in (*first, *variants) if fetch.is_ok]
    return answered[0].final_url if answered else asked


class _Asking:
    def __init__(self, home_url: str, fetcher: Fetcher, pacer: Pacer) -> None:
        self.domain = links.registrable(host_of(home_url))
        self._fetcher = fetcher
        self._pacer = pacer

    async def rules(self, url: str) -> tuple[TextFile, Robots]:
        """Give robots.txt and what it says; it may be kept on another host (RFC 9309)."""
        file = await self.text_file(urljoin(url, "/robots.txt"))
        return file, robots.of_file(file)

    async def text_file(self, url: str) -> TextFile:
        fetch, body = await self._get(url, TEXT_FILE)
        return TextFile(fetch=fetch, text=body.decode("utf-8", "replace"))

    async def spelling(self, url: str) -> Fetch:
        return (await self._get(url, SPELLING))[0]

    async def sitemaps(self, home: str, rules: Robots) -> tuple[Sitemap, ...]:
        """Read the sitemaps that robots.txt names, else the one at the usual place."""
        named = rules.sitemaps or (urljoin(home, "/sitemap.xml"),)
        waiting = deque((urljoin(home, url), 1) for url in dict.fromkeys(named))
        seen = {url for url, _ in waiting}
        read: list[Sitemap] = []
        while waiting and len(read) < MAX_SITEMAPS:
            url, depth = waiting.popleft()
            sitemap, children = await self._sitemap(url)
            read.append(sitemap)
            if depth < MAX_DEPTH:
                fresh = [child for child in dict.fromkeys(children) if child not in seen]
                seen.update(fresh)
                waiting.extend((child, depth + 1) for child in fresh)
        return tuple(read)

    async def _sitemap(self, url: str) -> tuple[Sitemap, tuple[str, ...]]:
        if not self._is_ours(url):
            return Sitemap(fetch=_unasked(url), fault="on another domain, so not read"), ()
        reader = SitemapReader()
        fetch, _ = await self._get(url, SITEMAP, sink=reader.feed)
        if not fetch.is_ok:
            said = fetch.fault or f"status {fetch.status}"
            return Sitemap(fetch=fetch, fault=said), ()
        reading = reader.close()
        sitemap = Sitemap(fetch=fetch, entries=reading.entries, fault=reading.fault)
        return sitemap, reading.children

    async def _get(
        self, url: str, limits: Limits, sink: Callable[[bytes], bool] | None = None
    ) -> tuple[Fetch, bytes]:
        await self._pacer.turn()
        fetched = await self._fetcher.get(
            url, limits=limits, may_follow=self._is_ours if sink else None, sink=sink
        )
        self._pacer.note(fetched.fetch)
        return fetched.fetch, fetched.body

    def _is_ours(self, url: str) -> bool:
        return links.registrable(host_of(url)) == self.domain


def _unasked(url: str) -> Fetch:
    """Say of an address that nobody asked for it."""
    return Fetch(
        url=url, final_url=url, status=None, fetched_at=datetime.now(UTC), fault="not asked for"
    )


def _no_file(home: str) -> TextFile:
    return TextFile(fetch=_unasked(urljoin(home, "/llms.txt")))
