"""Hold the claimed calls of a run, a lane a provider, and say which goes next; no rows change."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from aiv.models import Probe

EMPTY_S: Final = 0.5
FAR: Final = math.inf


@dataclass(slots=True)
class Lane:
    """The calls of one provider that wait, how many are out, and until when it rests."""

    ready: deque[Probe] = field(default_factory=deque)
    out: int = 0
    rests_until: float = 0.0
    empty_until: float = 0.0


@dataclass(slots=True)
class Lanes:
    """All lanes of a run with so many slots; times are those of its event loop."""

    slots: int
    _lanes: dict[str, Lane] = field(default_factory=dict)

    @property
    def free(self) -> int:
        """Give how many more calls may be out."""
        return self.slots - sum(lane.out for lane in self._lanes.values())

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing waits and nothing is out."""
        return not any(lane.ready or lane.out for lane in self._lanes.values())

    def waiting(self) -> Iterator[Probe]:
        """Give every claimed call that has no slot yet."""
        return (row for lane in self._lanes.values() for row in lane.ready)

    def wanted(
        self, providers: Iterable[str], *, trials: frozenset[str], at: float
    ) -> Counter[str]:
        """Give how many calls of each provider to claim; nothing while enough are at hand.

        As many as there are slots are held ahead: calls that end together leave a whole round of
        slots, none of which may wait for the rows; more would be kept from other runs.
        A provider on trial is asked with one call at a time.
        """
        ready = sum(len(lane.ready) for lane in self._lanes.values())
        lanes = {name: self._lane(name) for name in providers}
        hungry = [name for name, lane in lanes.items() if at >= lane.empty_until]
        if not hungry or ready >= self.free + self.slots / 2:
            return Counter()
        each = math.ceil((self.free + self.slots) / len(hungry))
        return Counter(
            {
                name: most
                for name in hungry
                if (most := _room(lanes[name], each, is_trial=name in trials)) > 0
            }
        )

    def put(self, provider: str, rows: Iterable[Probe]) -> None:
        """Take in claimed calls."""
        self._lane(provider).ready.extend(rows)

    def note_empty(self, providers: Iterable[str], *, at: float) -> None:
        """Remember that nothing of these is due: they are looked at again a little later."""
        for name in providers:
            self._lane(name).empty_until = at + EMPTY_S

    def rest(self, provider: str, *, until: float) -> None:
        """Let a provider's calls wait."""
        self._lane(provider).rests_until = until

    def next(self, *, at: float) -> tuple[str, Probe] | None:
        """Give the oldest due call of a lane that does not rest; it stays until it is taken."""
        heads = (
            (lane.ready[0].due_at, name)
            for name, lane in self._lanes.items()
            if lane.ready and at >= lane.rests_until
        )
        first = min(heads, default=None)
        return None if first is None else (first[1], self._lanes[first[1]].ready[0])

    def take(self, provider: str) -> Probe:
        """Give a slot to a lane's first call."""
        lane = self._lanes[provider]
        lane.out += 1
        return lane.ready.popleft()

    def back(self, provider: str) -> None:
        """Take a slot back."""
        self._lanes[provider].out -= 1

    def cleared(self, provider: str) -> list[Probe]:
        """Empty a lane and give what waited in it."""
        lane = self._lane(provider)
        rows = list(lane.ready)
        lane.ready.clear()
        return rows

    def cleared_but(self, providers: Container[str]) -> list[Probe]:
        """Empty all other lanes and give what waited in them."""
        return [row for name in self._lanes if name not in providers for row in self.cleared(name)]

    def wakes_at(self) -> float:
        """Give when the first resting lane goes on."""
        return min((lane.rests_until for lane in self._lanes.values() if lane.ready), default=FAR)

    def _lane(self, provider: str) -> Lane:
        return self._lanes.setdefault(provider, Lane())


def _room(lane: Lane, each: int, *, is_trial: bool) -> int:
    if is_trial:
        return 0 if lane.ready or lane.out else 1
    return each - len(lane.ready)
