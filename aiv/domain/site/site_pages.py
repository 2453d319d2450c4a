"""Choose pages of a crawl: what was read, what matters, and how much it weighs."""

from __future__ import annotations

from collections import Counter
from typing import Final

from aiv.domain import links
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_classes import classify
from aiv.domain.site.page_facts import PageFacts, SitePage
from aiv.domain.site.site_facts import SiteFacts

IMPORTANCE: Final = {
    P.HOME: 3.0, P.CONTACT: 3.0, P.SRP_NEW: 3.0, P.SRP_USED: 3.0,
    P.SERVICE: 2.0, P.FINANCE: 2.0, P.SPECIALS: 2.0, P.MODEL: 2.0,
    P.ABOUT: 1.0, P.SCHEDULE: 1.0, P.PARTS: 1.0, P.TRADE_IN: 1.0, P.VDP: 1.0,
}  # fmt: skip
"""Important pages and their weights (measurement.md section 3); other classes have none."""
SRPS: Final = frozenset({P.SRP_NEW, P.SRP_USED})
STORE_PAGES: Final = frozenset({P.HOME, P.CONTACT, P.ABOUT})


def read(site: SiteFacts) -> list[tuple[SitePage, PageFacts]]:
    """Give the pages that came back as HTML, each once, with their facts."""
    found: dict[str, tuple[SitePage, PageFacts]] = {}
    for page in site.pages:
        if page.fetch.is_ok and page.facts is not None:
            found.setdefault(links.canonical_url(page.fetch.final_url), (page, page.facts))
    return list(found.values())


def of_class(site: SiteFacts, *classes: P) -> list[tuple[SitePage, PageFacts]]:
    """Give the read pages of these classes."""
    return [(page, facts) for page, facts in read(site) if page.page_class in classes]


def important(site: SiteFacts) -> list[tuple[SitePage, PageFacts]]:
    """Give the read pages that carry weight."""
    return of_class(site, *IMPORTANCE)


def home(site: SiteFacts) -> SitePage | None:
    """Give the home page as it was asked for, whether it came or not."""
    named = [page for page in site.pages if page.page_class is P.HOME]
    return next((page for page in named if page.facts is not None), named[0] if named else None)


def listed_urls(site: SiteFacts) -> set[str]:
    """Give every address the sitemaps list."""
    return {
        links.canonical_url(entry.url) for sitemap in site.sitemaps for entry in sitemap.entries
    }


def asked(site: SiteFacts) -> dict[str, SitePage]:
    """Give every page that was asked for, by the address it was asked under."""
    return {links.canonical_url(page.url): page for page in site.pages}


def population(site: SiteFacts) -> Counter[P]:
    """Count the addresses known of each class, read or only listed."""
    pages = asked(site)
    counted = Counter(page.page_class for page in pages.values())
    counted.update(classify(url, None) for url in listed_urls(site) - pages.keys())
    return counted
