"""Hold everything that was read from one page as it was served, before any judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from aiv.domain.site.page_class import PageClass

Node = Mapping[str, Any]
"""One JSON-LD or microdata node as it was written; nothing about its shape is promised."""


class Region(StrEnum):
    """Say where on the page a link stands; only those of the main text are contextual."""

    NAV = "nav"
    HEADER = "header"
    FOOTER = "footer"
    BREADCRUMB = "breadcrumb"
    MAIN = "main"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One `a[href]`: its absolute address without fragment, its words, where it stands."""

    url: str
    text: str
    region: Region
    rel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading with its level 1..6."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """One image with its absolute address; alt is None where the attribute is missing."""

    url: str
    alt: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LdBlock:
    """One JSON-LD block: how it parsed, where it stands, and the nodes found in it.

    `step` is "strict", the name of the repair that made it parse, or "unparseable".
    `nodes` are all typed nodes, those inside graphs and properties included, outermost first.
    """

    step: str
    line: int
    excerpt: str
    fault_offset: int | None = None
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MicrodataItem:
    """One microdata item; `hidden` names the properties that only an attribute carries.

    `types` are the addresses as written, `properties` a node in the shape of JSON-LD: short
    "@type", "@id" where given, nested items as nodes, repeated properties as lists.
    """

    types: tuple[str, ...]
    properties: Node
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """What a request brought, or why it brought nothing; `fault` is empty when it did.

    `hops` are the addresses that redirected, in order, `url` the one asked for and `final_url`
    the one that answered. Headers have lower-case names.
    """

    url: str
    final_url: str
    status: int | None
    fetched_at: datetime
    fault: str = ""
    hops: tuple[str, ...] = ()
    headers: Mapping[str, str] | None = None
    content_type: str = ""
    n_bytes: int | None = None
    ttfb_ms: float | None = None
    elapsed_ms: float | None = None
    sha256: str = ""

    @property
    def is_ok(self) -> bool:
        """Tell whether a page came back."""
        return not self.fault and self.status is not None and 200 <= self.status < 300


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """One page as raw HTML shows it; None is "not there", never a guess.

    `encoding` is the codec that reads the bytes best, `encoding_source` who named it ("bom",
    "header", "meta", "bytes" or "guess"), and `is_decoded_cleanly` tells that no byte was lost.
    `canonical` is as written; every other address is absolute. `text` is the visible text after
    script, style, template and noscript are removed (at most 200,000 characters); `main_text`
    leaves out navigation, header and footer, one block a line. `vins` are those that markup or
    the words of the page state as the page's own vehicles. `dealership` is the store's record in
    the platform's data layer, and `has_scripted_ld` tells that a script builds JSON-LD that raw
    HTML does not hold. `is_truncated` tells that the page ends in the middle of a tag.
    """

    n_bytes: int
    encoding: str
    encoding_source: str
    is_decoded_cleanly: bool
    declared_encoding: str | None
    lang: str | None
    title: str | None
    description: str | None
    canonical: str | None
    robots: str | None
    bot_robots: Mapping[str, str]
    headings: tuple[Heading, ...]
    visible_words: int
    text: str
    main_text: str
    text_to_html: float
    anchors: int
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    phones: tuple[str, ...]
    ld_blocks: tuple[LdBlock, ...]
    microdata: tuple[MicrodataItem, ...]
    vins: tuple[str, ...]
    times: tuple[str, ...]
    hidden_from_snippets: tuple[str, ...]
    depth: int
    script_bytes: int
    dealership: Mapping[str, str]
    has_scripted_ld: bool = False
    is_truncated: bool = False
    challenge: str | None = None

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Give every JSON-LD node of the page."""
        return tuple(node for block in self.ld_blocks for node in block.nodes)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """One page of a crawl: how it was fetched, what it is for, and its facts when it was HTML.

    `click_depth` counts links from the home page over raw HTML; None when nothing led there.
    `main_hash` is the fingerprint that aiv.domain.site.changes compares.
    """

    fetch: Fetch
    page_class: PageClass
    facts: PageFacts | None = None
    click_depth: int | None = None
    in_sitemap: bool = False
    lastmod: datetime | None = None
    main_hash: str = ""

    @property
    def url(self) -> str:
        """Give the address that was asked for."""
        return self.fetch.url
