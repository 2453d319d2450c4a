"""Take out of main texts what a site repeats on page after page: menus, banners, disclaimers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from aiv.domain.site.page_facts import PageFacts
from aiv.domain.site.site_facts import SiteFacts

LEAST_PAGES: Final = 5
"""On fewer pages a line may stand everywhere because it matters."""
REPEATED_SHARE: Final = 0.6


def of_site(site: SiteFacts) -> SiteFacts:
    """Give the crawl with the main texts of its pages freed of what the site repeats."""
    read = [page.facts for page in site.pages if page.facts is not None]
    freed = iter(without_repeats(read))
    pages = (
        page if page.facts is None else replace(page, facts=next(freed)) for page in site.pages
    )
    return replace(site, pages=tuple(pages))


def without_repeats(pages: Sequence[PageFacts]) -> tuple[PageFacts, ...]:
    """Give the pages, each without the lines of main text that most of the pages share.

    A page that would lose everything keeps what it had: a site of one text is not empty.
    """
    if len(pages) < LEAST_PAGES:
        return tuple(pages)
    counted = Counter(line for page in pages for line in set(page.main_text.splitlines()))
    most = REPEATED_SHARE * len(pages)
    repeated = {line for line, times in counted.items() if times >= most}
    return tuple(_without(page, repeated) for page in pages) if repeated else tuple(pages)


def _without(page: PageFacts, repeated: set[str]) -> PageFacts:
    kept = [line for line in page.main_text.splitlines() if line not in repeated]
    return replace(page, main_text="\n".join(kept)) if kept else page
