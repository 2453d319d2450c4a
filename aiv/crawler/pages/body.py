"""Read what stands on a page: links with their place, headings, images, phones."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from aiv.crawler.pages.head import attribute, words_of
from aiv.domain.site.page_facts import Heading, Image, Link, Region

MAX_LINKS: Final = 5_000
MAX_REGIONS: Final = 500
MAX_LOOKS: Final = 100_000
MAX_URL: Final = 2_048
MAX_WORDS: Final = 300

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


def regions_of(tree: LexborHTMLParser) -> dict[int, Region]:
    """Give where each link outside of the main text stands, by its place in memory."""
    found: dict[int, Region] = {}
    looked = 0
    for region, selector in REGIONS:
        for node in tree.css(selector)[:MAX_REGIONS]:
            # Regions nested in regions without end would make each link looked at again and again.
            if looked > MAX_LOOKS or is_frame(node):
                continue
            for link in node.css("a[href]"):
                found.setdefault(link.mem_id, region)
                looked += 1
    return found


def is_frame(node: LexborNode) -> bool:
    """Tell what wraps a whole page or its main text, and what heads an article, not the page."""
    if node.tag in {"html", "body", "main"} or node.css_first("main,h1") is not None:
        return True
    return (
        node.tag in {"header", "footer"}
        and node.parent is not None
        and node.parent.tag in {"article", "section", "li"}
    )


def read_links(tree: LexborHTMLParser, *, base: str) -> tuple[int, tuple[Link, ...]]:
    """Count the page's `a[href]` and give those that lead to a page, at most MAX_LINKS."""
    anchors = tree.css("a[href]")
    regions = regions_of(tree)
    links = (_link(node, regions, base) for node in anchors[:MAX_LINKS])
    return len(anchors), tuple(link for link in links if link)


def _link(node: LexborNode, regions: dict[int, Region], base: str) -> Link | None:
    url = absolute(node.attributes.get("href") or "", base=base)
    if not url:
        return None
    return Link(
        url=url,
        text=(words_of(node) or attribute(node, "aria-label") or _picture(node))[:MAX_WORDS],
        region=regions.get(node.mem_id, Region.MAIN),
        rel=attribute(node, "rel").lower(),
    )


def _picture(node: LexborNode) -> str:
    image = node.css_first("img[alt]")
    return attribute(image, "alt") if image else attribute(node, "title")


def absolute(href: str, *, base: str) -> str:
    """Give the web address without its fragment, or an empty text for what is none."""
    bare = "".join(href.split("\n")).strip(" \t\r\f\0")
    if not bare or bare.startswith("#"):
        return ""
    try:
        url = urldefrag(urljoin(base, bare)).url
    except ValueError:
        return ""
    return url if url.lower().startswith(("http://", "https://")) and len(url) <= MAX_URL else ""


def base_of(tree: LexborHTMLParser, *, url: str) -> str:
    """Give the address that the page's links are relative to."""
    node = tree.css_first("base[href]")
    return (absolute(attribute(node, "href"), base=url) if node else "") or url


def read_headings(tree: LexborHTMLParser) -> tuple[Heading, ...]:
    """Give the headings in their order."""
    nodes = tree.css("h1,h2,h3,h4,h5,h6")[:MAX_LINKS]
    return tuple(
        Heading(level=int(_tag(node)[1]), text=words_of(node)[:MAX_WORDS]) for node in nodes
    )


def _tag(node: LexborNode) -> str:
    return node.tag or "h6"


def read_images(tree: LexborHTMLParser, *, base: str) -> tuple[Image, ...]:
    """Give the images with a web address, also those that a script loads only when seen."""
    found = []
    for node in tree.css("img")[:MAX_LINKS]:
        named = node.attributes
        source = named.get("data-src") or named.get("data-lazy-src") or named.get("src") or ""
        if url := absolute(source, base=base):
            alt = attribute(node, "alt") if "alt" in named else None
            found.append(Image(url=url, alt=alt))
    return tuple(found)


def read_phones(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Give the numbers of the links that dial, as written, each once."""
    dialled = (unquote(attribute(node, "href"))[4:] for node in tree.css('a[href^="tel:" i]'))
    return tuple(dict.fromkeys(number.strip(" /")[:60] for number in dialled if number.strip(" /")))


def read_times(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Give the moments that the page marks as such."""
    return tuple(attribute(node, "datetime") for node in tree.css("time[datetime]")[:200])


def read_hidden(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Give the words that the page keeps out of snippets; only three elements may do so."""
    nodes = tree.css("span[data-nosnippet],div[data-nosnippet],section[data-nosnippet]")
    return tuple(words_of(node) for node in nodes[:200])
