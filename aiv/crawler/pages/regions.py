"""Find the parts of a page that stand around its main text: navigation, header, footer, crumbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from aiv.domain.site.page_facts import Region

MAX_REGIONS: Final = 500
MAX_LOOKS: Final = 100_000

# The first that fits decides; a breadcrumb mostly stands inside of a navigation or a header.
REGIONS: Final = (
    (
        Region.BREADCRUMB,
        '[class*="breadcrumb" i],[id*="breadcrumb" i],[aria-label*="breadcrumb" i],'
        '[itemtype$="/BreadcrumbList"]',
    ),
    (
        Region.NAV,
        'nav,[role="navigation"],[role="menubar"],[class~="navbar" i],[class*="main-nav" i],'
        '[class*="navigation" i],[id*="navigation" i],[class*="mega-menu" i],[class*="sitemap" i]',
    ),
    (
        Region.FOOTER,
        'body > footer,footer[role],[role="contentinfo"],[id="footer" i],[class~="footer" i],'
        '[class*="site-footer" i],[class*="page-footer" i],[class*="footer-" i],footer',
    ),
    (
        Region.HEADER,
        'header[role],[role="banner"],body > header,[id="header" i],[class~="header" i],'
        '[class*="site-header" i],[class*="page-header" i],header',
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regions:
    """Where links stand, and which elements are no main text, all by their place in memory."""

    links: Mapping[int, Region]
    aside: frozenset[int]


def regions_of(tree: LexborHTMLParser) -> Regions:
    """Give the regions of a page; breadcrumbs stay in the main text."""
    links: dict[int, Region] = {}
    looks = 0
    aside: set[int] = set()
    for region, selector in REGIONS:
        for node in tree.css(selector)[:MAX_REGIONS]:
            # Regions nested in regions without end would make each link looked at again and again.
            if looks > MAX_LOOKS or _is_frame(node):
                continue
            for link in node.css("a[href]"):
                links.setdefault(link.mem_id, region)
                looks += 1
            if region is not Region.BREADCRUMB:
                aside.add(node.mem_id)
    return Regions(links=links, aside=frozenset(aside))


def _is_frame(node: LexborNode) -> bool:
    """Tell what wraps a whole page or its main text, and what heads an article, not the page."""
    if node.tag in {"html", "body", "main"} or node.css_first("main,h1") is not None:
        return True
    return (
        node.tag in {"header", "footer"}
        and node.parent is not None
        and node.parent.tag in {"article", "section", "li"}
    )
