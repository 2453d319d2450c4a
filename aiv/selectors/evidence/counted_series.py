"""Add counted rows up by series and question; each reader says what is a series to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from aiv.selectors.evidence.counted_rows import Row

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Tally:
    """What one question came to in one series; `row` is the last of those that it adds up."""

    row: Row
    answered: int
    failed: int
    not_shown: int


def tallies(
    rows: Iterable[Row], *, series: Callable[[Row], K], question: Callable[[Row], str]
) -> dict[K, dict[str, Tally]]:
    """Add up answers and calls: two versions of a panel may ask the same question."""
    found: dict[K, dict[str, Tally]] = defaultdict(dict)
    for row in rows:
        of_series, word = found[series(row)], question(row)
        sofar = of_series.get(word)
        of_series[word] = Tally(
            row,
            row["answered"] + (sofar.answered if sofar else 0),
            row["failed"] + (sofar.failed if sofar else 0),
            row["not_shown"] + (sofar.not_shown if sofar else 0),
        )
    return found


def namings(
    rows: Iterable[Row], *, series: Callable[[Row], K], question: Callable[[Row], str]
) -> dict[K, dict[UUID, dict[str, int]]]:
    """Add up, by dealer, the answers that name it, or cite it."""
    found: dict[K, dict[UUID, dict[str, int]]] = defaultdict(dict)
    for row in rows:
        of_dealer = found[series(row)].setdefault(row["dealer_id"], {})
        word = question(row)
        of_dealer[word] = of_dealer.get(word, 0) + row["answers"]
    return found
