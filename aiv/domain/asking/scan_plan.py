"""Plan the calls of a scan: which wording is asked of whom, from where, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import TypeAlias
from uuid import UUID

from aiv.domain.asking.places import Place

TrialsOf: TypeAlias = Callable[[UUID, UUID], int]
"""How often an intent (first) is asked of an assistant (second)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentToAsk:
    """An intent with its wordings, in the order in which trials ask them."""

    id: UUID
    is_local: bool
    prompts: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The home of a market, and the points from which its local questions are asked in turn."""

    home: Place | None
    centroids: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCall:
    """One call to make."""

    prompt: UUID
    assistant: UUID
    trial: int
    place: Place | None


def calls(
    intents: Sequence[IntentToAsk],
    assistants: Sequence[UUID],
    *,
    trials_of: TrialsOf,
    where: Where,
    seed: int,
) -> tuple[PlannedCall, ...]:
    """Give every call once, in an order that only the seed decides.

    Trial t asks wording t mod the number of wordings; a local intent's trial t goes to centroid
    (t + index of the assistant) mod the number of centroids (contracts.md, series and panels).
    """
    found = [
        call
        for intent in intents
        for index, assistant in enumerate(assistants)
        for call in _of_cell(intent, assistant, index, trials_of(intent.id, assistant), where)
    ]
    # A fixed order would ask each assistant the same things at the same hour every week.
    Random(seed).shuffle(found)  # noqa: S311 - an order, not a secret
    return tuple(found)


def due_times(count: int, *, start: datetime, spread: timedelta) -> Iterator[datetime]:
    """Spread calls evenly over a time; without one they are due at once, in their order."""
    # A microsecond keeps the order of calls that are due together.
    step = spread / count if count and spread else timedelta(microseconds=1)
    return (start + step * position for position in range(count))


def _of_cell(
    intent: IntentToAsk, assistant: UUID, index: int, trials: int, where: Where
) -> Iterator[PlannedCall]:
    for trial in range(1, trials + 1):
        yield PlannedCall(
            prompt=intent.prompts[trial % len(intent.prompts)],
            assistant=assistant,
            trial=trial,
            place=_place(intent, trial + index, where),
        )


def _place(intent: IntentToAsk, turn: int, where: Where) -> Place | None:
    if not intent.is_local or not where.centroids:
        return where.home
    point = where.centroids[turn % len(where.centroids)]
    home = where.home or Place()
    return replace(point, city=home.city, region=home.region)
