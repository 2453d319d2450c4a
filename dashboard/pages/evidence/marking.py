"""Turn readings of an answer into marked spans; the kind says whose mention and which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from aiv.models import Mention, Role
from dashboard.marks import Span

ASIDE = (Role.PASSING, Role.WARNED_AGAINST)


def kind(mention: Mention, own_ids: frozenset[UUID]) -> str:
    """Give the kind of mark: the asides keep theirs, the rest tells own from rival."""
    if mention.role in ASIDE:
        return mention.role
    return "named" if mention.dealer_id in own_ids else "rival"


def spans(mentions: Iterable[Mention], own_ids: frozenset[UUID]) -> Iterator[Span]:
    """Give a span for every naming of every mention that is not overruled."""
    for mention in mentions:
        if mention.overruled_by_id is None:
            title = f"{mention.dealer.name}: {mention.get_role_display().lower()}"
            for start, end in mention.spans or [(mention.start, mention.end)]:
                yield Span(start, end, kind(mention, own_ids), title)
