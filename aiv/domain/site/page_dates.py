"""Read when a page says it was last changed."""

from __future__ import annotations

from datetime import UTC, datetime

from aiv.domain.site.page_facts import PageFacts
from aiv.domain.site.schema_nodes import all_nodes, word


def modified_at(facts: PageFacts) -> datetime | None:
    """Give the newest dateModified of the page's markup in UTC; None where it states none."""
    stated = (word(node.get("dateModified")) for node in all_nodes(facts))
    return max((at for text in stated if (at := _read(text))), default=None)


def _read(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
