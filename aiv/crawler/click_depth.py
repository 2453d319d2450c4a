"""Count how many clicks lead from the home page to each page over links in raw HTML."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aiv.crawler.page_addresses import clean
from aiv.domain.site.page_facts import SitePage


def with_depths(pages: Sequence[SitePage], *, home: str) -> tuple[SitePage, ...]:
    """Give the pages with their click depth; None where no read page leads there."""
    depths = _depths({name: page for page in pages for name in _names(page)}, clean(home))
    return tuple(replace(page, click_depth=_depth(page, depths)) for page in pages)


def _depths(by_name: Mapping[str, SitePage], home: str) -> dict[str, int]:
    depths = {home: 0}
    waiting = deque([home])
    while waiting:
        name = waiting.popleft()
        page = by_name.get(name)
        for url in _links(page):
            if url not in depths:
                depths[url] = depths[name] + 1
                waiting.append(url)
    return depths


def _links(page: SitePage | None) -> list[str]:
    if page is None or page.facts is None:
        return []
    return [clean(link.url) for link in page.facts.links]


def _names(page: SitePage) -> tuple[str, str]:
    return clean(page.fetch.final_url), clean(page.url)


def _depth(page: SitePage, depths: Mapping[str, int]) -> int | None:
    found = [depths[name] for name in _names(page) if name in depths]
    return min(found, default=None)
