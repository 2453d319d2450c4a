"""Make pages of an invented dealer for the tests of the reader."""

from __future__ import annotations

from aiv.crawler.pages import read_page
from aiv.domain.site.page_facts import LdBlock, PageFacts

URL = "https://www.larkspur.example/used/coupe"


def read(html: str | bytes, *, url: str = URL, content_type: str = "") -> PageFacts:
    """Read a page that stands at an address of the dealer."""
    body = html.encode() if isinstance(html, str) else html
    return read_page(body, url=url, content_type=content_type)


def page(inner: str, *, head: str = "") -> PageFacts:
    """Read a page with a body and, where given, a head."""
    return read(f"<!doctype html><html><head>{head}</head><body>{inner}</body></html>")


def block(json: str) -> LdBlock:
    """Read the one JSON-LD block of a page."""
    return page(f'<script type="application/ld+json">{json}</script>').ld_blocks[0]
