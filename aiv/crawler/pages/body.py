"""Read what stands on a page: links with their place, headings, images, phones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from aiv.crawler.pages.head import attribute, words_of
from aiv.domain.site.page_facts import Heading, Image, Link, Region

MAX_LINKS: Final = 5_000
MAX_URL: Final = 2_048
MAX_WORDS: Final = 300
# A host, perhaps a port, and neither a name nor a password: whatever else is no page to read.
_ADDRESS = re.compile(
    r"https?://(?:[^/?#@\s\[\]\\:]+|\[[0-9a-f:.]+\])(?::\d{0,4}|:[1-5]\d{4})?(?:[/?#]|\Z)",
    re.IGNORECASE,
)
# Addresses with these are taken apart and joined again; without them they are whole.
_UNUSUAL: Final = frozenset("[]\\ \t")
_UNUSUAL_PATH: Final = _UNUSUAL | frozenset("\r;")


def read_links(
    tree: LexborHTMLParser, *, regions: Mapping[int, Region], base: str
) -> tuple[int, tuple[Link, ...]]:
    """Count the page's `a[href]` and give those that lead to a page, at most MAX_LINKS."""
    anchors = tree.css("a[href]")
    links = (_link(node, regions, base) for node in anchors[:MAX_LINKS])
    return len(anchors), tuple(link for link in links if link)


def _link(node: LexborNode, regions: Mapping[int, Region], base: str) -> Link | None:
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
        url = _joined(bare, base)
    except ValueError:
        return ""
    return url if len(url) <= MAX_URL and _ADDRESS.match(url) else ""


def _joined(href: str, base: str) -> str:
    """Join as the standard says; most links are plain, and are not taken apart."""
    if "/." not in href and href.isascii():
        bare = href.partition("#")[0]
        if href.startswith(("http://", "https://")) and _UNUSUAL.isdisjoint(href):
            return bare
        is_path = href.startswith("/") and not href.startswith("//") and bare[-1] != "?"
        if is_path and _UNUSUAL_PATH.isdisjoint(href) and (origin := _origin(base)):
            return origin + bare
    return urldefrag(urljoin(base, href)).url


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    """Give what stands before the path of a web address, or nothing where that is not plain."""
    root = urljoin(base, "/")
    return root[:-1] if root.startswith(("http://", "https://")) else ""


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
