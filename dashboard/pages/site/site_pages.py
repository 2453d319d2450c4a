"""Build the list of pages that an audit read, and the facts of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from django.core.paginator import Page
from django.urls import reverse

from aiv.domain.site.page_facts import Fetch, LdBlock, PageFacts, SitePage
from aiv.models import AuditedPage, SiteAudit
from dashboard.figures import plural
from dashboard.pages.site.site_head import SiteHead
from dashboard.pages.site.site_words import class_label

OPENING: Final = 600
HEADINGS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One page of the list."""

    url: str
    path: str
    title: str
    label: str
    outcome: str
    is_ok: bool
    words: str
    depth: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesPage:
    """The list with its steps."""

    head: SiteHead
    audit: SiteAudit | None
    rows: tuple[Row, ...]
    shown: str
    previous_url: str
    next_url: str
    clear_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of a page's facts; None is "not there"."""

    term: str
    text: str | None
    url: str = ""
    code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """One JSON-LD block: how it parsed and what it holds."""

    step: str
    is_strict: bool
    line: int
    types: str
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsPage:
    """One page as raw HTML shows it; without facts only how it was fetched."""

    head: SiteHead
    row: AuditedPage
    label: str
    fetched: tuple[Term, ...]
    read: tuple[Term, ...]
    markup: tuple[Markup, ...]
    opening: str
    is_readable: bool


def build(
    head: SiteHead, audit: SiteAudit | None, rows: Page[Any] | None, words: Mapping[str, str]
) -> PagesPage:
    """Lay out the list."""
    path = reverse("dashboard:site_pages", args=[head.dealer.slug])
    found = () if rows is None else tuple(_row(head, row) for row in rows)
    return PagesPage(
        head=head,
        audit=audit,
        rows=found,
        shown=_shown(rows) if rows else "",
        previous_url=_step(path, words, rows.previous_page_number())
        if rows and rows.has_previous()
        else "",
        next_url=_step(path, words, rows.next_page_number()) if rows and rows.has_next() else "",
        clear_url=path,
    )


def facts(head: SiteHead, row: AuditedPage, page: SitePage | None) -> FactsPage:
    """Lay out one page."""
    read = page.facts if page else None
    return FactsPage(
        head=head,
        row=row,
        label=class_label(row.page_class),
        fetched=tuple(_fetched(page.fetch)) if page else (),
        read=tuple(_read(read)) if read else (),
        markup=tuple(_markup(block) for block in read.ld_blocks) if read else (),
        opening=read.text[:OPENING] if read else "",
        is_readable=page is not None,
    )


def _row(head: SiteHead, row: AuditedPage) -> Row:
    parts = urlsplit(row.url)
    return Row(
        url=reverse("dashboard:site_page", args=[head.dealer.slug, row.pk]),
        path=parts.path + (f"?{parts.query}" if parts.query else ""),
        title=row.title,
        label=class_label(row.page_class),
        outcome=row.fault or str(row.status),
        is_ok=not row.fault and row.status is not None and 200 <= row.status < 300,
        words="" if row.visible_words is None else f"{row.visible_words:,}",
        depth="" if row.click_depth is None else str(row.click_depth),
    )


def _shown(rows: Page[Any]) -> str:
    return f"{rows.start_index()} to {rows.end_index()} of {plural(rows.paginator.count, 'page')}"


def _step(path: str, words: Mapping[str, str], number: int) -> str:
    return f"{path}?{urlencode({**words, 'page': number})}"


def _fetched(fetch: Fetch) -> Iterator[Term]:
    yield Term(term="Status", text=fetch.fault or str(fetch.status))
    yield Term(term="Redirects", text=" → ".join((*fetch.hops, fetch.final_url)) or "none")
    yield Term(term="Content type", text=fetch.content_type or None)
    yield Term(term="Size", text=None if fetch.n_bytes is None else f"{fetch.n_bytes:,} bytes")
    yield Term(term="First byte", text=_ms(fetch.ttfb_ms))
    yield Term(term="Fingerprint", text=fetch.sha256[:16] or None, code=True)


def _read(facts: PageFacts) -> Iterator[Term]:
    yield Term(term="Title", text=facts.title)
    yield Term(term="Description", text=facts.description)
    yield Term(term="Canonical", text=facts.canonical)
    yield Term(term="Robots tag", text=facts.robots)
    yield Term(term="Language", text=facts.lang)
    yield Term(term="Encoding", text=f"{facts.encoding}, by {facts.encoding_source}")
    yield Term(term="Words", text=f"{facts.visible_words:,}")
    yield Term(term="Links", text=f"{facts.anchors:,}")
    yield Term(term="Images", text=_images(facts))
    yield Term(
        term="Vehicles", text=", ".join(facts.vins[:HEADINGS]) or None, code=bool(facts.vins)
    )
    yield Term(term="Headings", text="; ".join(_headings(facts)) or None)


def _images(facts: PageFacts) -> str:
    without = sum(1 for image in facts.images if not image.alt)
    return f"{len(facts.images):,}, {without:,} without words for them"


def _headings(facts: PageFacts) -> Iterator[str]:
    for heading in facts.headings[:HEADINGS]:
        yield f"H{heading.level} {heading.text}"


def _markup(block: LdBlock) -> Markup:
    types = (str(node.get("@type", "")) for node in block.nodes)
    return Markup(
        step=block.step,
        is_strict=block.step == "strict",
        line=block.line,
        types=", ".join(dict.fromkeys(filter(None, types))),
        excerpt=block.excerpt,
    )


def _ms(value: float | None) -> str | None:
    return None if value is None else f"{value:,.0f} ms"
