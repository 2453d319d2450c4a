"""Find the question of a panel that asks what a shopper asked, or stands nearest to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.markets.panels import PanelIntent
from aiv.domain.shopper_questions import likeness
from aiv.domain.shopper_questions.likeness import Sense

NEAR: Final = 0.5
"""From half of the telling words on a panel's question is worth a look before another is added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A panel's question beside a shopper's; `is_same` when it asks the same thing."""

    intent: PanelIntent
    wording: str
    is_same: bool


def nearest(
    texts: Iterable[str], intents: Sequence[PanelIntent], *, place: Iterable[str]
) -> Nearest | None:
    """Give the panel's nearest question to any of these wordings of one question, or None.

    `place` are words that every question of the market may bear (make, city): they tell nothing.
    """
    aside = frozenset().union(*(likeness.sense(each).stems for each in place)) | {"dealer"}
    asked = [_without(likeness.sense(text), aside) for text in texts]
    best: tuple[float, Nearest] | None = None
    for intent in intents:
        for wording in intent.wordings:
            known = _without(likeness.sense(wording), aside)
            is_same = any(likeness.is_same(each, known) for each in asked)
            share = 1.0 + is_same if is_same else _share(asked, known)
            if share >= NEAR and (best is None or share > best[0]):
                best = share, Nearest(intent=intent, wording=wording, is_same=is_same)
    return best[1] if best else None


def _share(asked: Iterable[Sense], known: Sense) -> float:
    return max((likeness.nearness(each, known) for each in asked), default=0.0)


def _without(sense: Sense, aside: frozenset[str]) -> Sense:
    return Sense(stems=sense.stems - aside, contrasts=sense.contrasts - aside)
