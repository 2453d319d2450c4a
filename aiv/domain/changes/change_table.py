"""Compare two weeks of a dealer by assistant, department, stage and question, tested together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import Final

from aiv.domain.changes.week_counts import CountedIntent, SeriesCount
from aiv.domain.changes.weekly_change import Cells, WeeklyChange, cells_of_both, compare
from aiv.domain.statistics.alerts import FALSE_DISCOVERY_RATE, REJECT_TOLERANCE, benjamini_hochberg
from aiv.domain.statistics.quantiles import normal_two_sided_p

METHOD_VERSION: Final = "weekly-change-1"


class Part(StrEnum):
    """Name what a row of the table stands for."""

    ALL = "all"
    ASSISTANT = "assistant"
    DEPARTMENT = "department"
    STAGE = "stage"
    INTENT = "intent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One comparison: what both weeks counted, and how likely chance alone moves as far.

    `adjusted` is the p value after Benjamini-Hochberg over all parts of the table; None where
    nothing could be tested. The row of all together is tested on its own.
    """

    part: Part
    word: str
    found: WeeklyChange
    named: tuple[int, int]
    answered: tuple[int, int]
    p: float | None
    adjusted: float | None = None

    @property
    def stands(self) -> bool:
        """Tell whether the change holds after the correction for many comparisons."""
        limit = FALSE_DISCOVERY_RATE + REJECT_TOLERANCE
        return self.adjusted is not None and self.adjusted <= limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A series that only one of the weeks has, and the assistant's other one if there is one.

    Where the other one differs in the panel alone, the questions of both are compared.
    """

    engine: SeriesCount
    is_new: bool
    other: SeriesCount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTable:
    """Everything compared between two weeks; `tested` is how many parts were tested together."""

    total: ChangeRow
    parts: tuple[ChangeRow, ...]
    apart: tuple[Apart, ...]
    tested: int

    def of(self, part: Part) -> tuple[ChangeRow, ...]:
        """Give the rows of one kind."""
        return tuple(row for row in self.parts if row.part is part)


def table(
    before: Sequence[SeriesCount], after: Sequence[SeriesCount], *, dealer: str
) -> ChangeTable:
    """Compare two weeks; what feeds the index is compared together, every assistant by itself.

    Source: measurement.md S5, S6 (cmh_z, Benjamini-Hochberg) and section 4 rule 7.
    """
    old, new = _declared(before), _declared(after)
    total = _row(Part.ALL, "", old, new, dealer)
    rows = tuple(chain(_by_assistant(before, after, dealer), _by_words(old, new, dealer)))
    tested = benjamini_hochberg([row.p for row in rows])
    adjusted = tested.adjusted if tested else (None,) * len(rows)
    return ChangeTable(
        total=replace(total, adjusted=total.p),
        parts=tuple(replace(row, adjusted=p) for row, p in zip(rows, adjusted, strict=True)),
        apart=tuple(_apart(before, after)),
        tested=sum(row.p is not None for row in rows),
    )


def _declared(counts: Sequence[SeriesCount]) -> list[SeriesCount]:
    return [count for count in counts if count.is_declared]


def _by_assistant(
    before: Sequence[SeriesCount], after: Sequence[SeriesCount], dealer: str
) -> Iterable[ChangeRow]:
    for engine in dict.fromkeys(each.engine for each in after):
        old = [each for each in before if each.engine == engine]
        new = [each for each in after if each.engine == engine]
        if {each.compared for each in old} & {each.compared for each in new}:
            yield _row(Part.ASSISTANT, engine, old, new, dealer)


def _by_words(
    before: Sequence[SeriesCount], after: Sequence[SeriesCount], dealer: str
) -> Iterable[ChangeRow]:
    words: dict[Part, Callable[[CountedIntent], str]] = {
        Part.DEPARTMENT: lambda intent: intent.department,
        Part.STAGE: lambda intent: intent.stage,
        Part.INTENT: lambda intent: intent.key,
    }
    for part, word_of in words.items():
        for word in dict.fromkeys(word_of(i) for each in after for i in each.intents):
            old, new = _only(before, word_of, word), _only(after, word_of, word)
            row = _row(part, word, old, new, dealer)
            if row.answered[0]:
                yield row


def _only(
    counts: Sequence[SeriesCount], word_of: Callable[[CountedIntent], str], word: str
) -> list[SeriesCount]:
    return [
        replace(each, intents=tuple(i for i in each.intents if word_of(i) == word))
        for each in counts
    ]


def _row(
    part: Part,
    word: str,
    before: Sequence[SeriesCount],
    after: Sequence[SeriesCount],
    dealer: str,
) -> ChangeRow:
    old = [each.of_dealer(dealer) for each in before]
    new = [each.of_dealer(dealer) for each in after]
    one, two, _ = cells_of_both(old, new)
    found = compare(old, new)
    return ChangeRow(
        part=part,
        word=word,
        found=found,
        named=(_sum(one, 0), _sum(two, 0)),
        answered=(_sum(one, 1), _sum(two, 1)),
        p=_p_value(found),
    )


def _sum(cells: Cells, place: int) -> int:
    return sum(cell[place] for by_series in cells.values() for cell in by_series.values())


def _p_value(found: WeeklyChange) -> float | None:
    """Give the p value of the paired test, of one question that of the stratified score.

    Below twenty questions the exact test counts too, and the larger of both is taken.
    """
    if found.change is not None:
        return max(found.change.p, found.exact_p or 0.0)
    score = found.score
    return None if score is None or score.z is None else normal_two_sided_p(score.z)


def _apart(before: Sequence[SeriesCount], after: Sequence[SeriesCount]) -> Iterable[Apart]:
    old, new = {each.key for each in before}, {each.key for each in after}
    for each in after:
        if each.key not in old:
            yield Apart(engine=each, is_new=True, other=_same_engine(each, before))
    for each in before:
        if each.key not in new and not any(other.engine == each.engine for other in after):
            yield Apart(engine=each, is_new=False, other=None)


def _same_engine(count: SeriesCount, others: Sequence[SeriesCount]) -> SeriesCount | None:
    return next((other for other in others if other.engine == count.engine), None)
