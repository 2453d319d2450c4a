"""Make the facts of an invented page for tests that need no parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aiv.domain.site.page_facts import LdBlock, MicrodataItem, PageFacts

EMPTY = PageFacts(
    n_bytes=100, encoding="utf-8", encoding_source="meta", is_decoded_cleanly=True,
    declared_encoding="utf-8", lang="en", title=None, description=None, canonical=None,
    robots=None, bot_robots={}, headings=(), visible_words=0, text="", main_text="",
    text_to_html=0.1, anchors=0, links=(), images=(), phones=(), ld_blocks=(), microdata=(),
    vins=(), times=(), hidden_from_snippets=(), depth=3, script_bytes=0, dealership={},
)  # fmt: skip


def facts_of(
    *nodes: dict[str, Any],
    main_text: str = "",
    title: str | None = None,
    microdata: Sequence[dict[str, Any]] = (),
) -> PageFacts:
    """Give a page with these JSON-LD nodes and microdata items."""
    return replace(
        EMPTY,
        main_text=main_text,
        title=title,
        ld_blocks=(LdBlock(step="strict", line=1, excerpt="", nodes=nodes),) if nodes else (),
        microdata=tuple(MicrodataItem(types=(), properties=each) for each in microdata),
    )
