"""Lay out where the next weeks would be measured, or say what is missing for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aiv.domain.changes import forecast
from aiv.domain.changes.forecast import Expected, Measured
from aiv.domain.changes.weeks import Week
from aiv.domain.sentences import points_text
from aiv.models import DealerWeek


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One week ahead, in words."""

    week: str
    likely: str
    nearly_sure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The weeks ahead; none while `measured` weeks of the newest series are too few."""

    rows: tuple[Row, ...]
    measured: int
    least: int = forecast.LEAST


def build(line: Sequence[DealerWeek]) -> Forecast:
    """Forecast from the weeks of the newest series, oldest first."""
    rows = _newest_series(line)
    weeks = [_measured(rows.get(week)) for week in _in_a_row(rows)]
    ahead = _after(max(rows)) if rows else ()
    return Forecast(
        rows=tuple(map(_row, ahead, forecast.forecast(weeks))),
        measured=sum(week is not None for week in weeks),
    )


def _newest_series(line: Sequence[DealerWeek]) -> dict[Week, DealerWeek]:
    """Give its measured weeks; an older series says nothing of what this one will measure."""
    measured = [row for row in line if row.share is not None]
    series = measured[-1].series if measured else ""
    return {Week(row.week): row for row in measured if row.series == series}


def _in_a_row(rows: Mapping[Week, DealerWeek]) -> Iterator[Week]:
    """Give every week from the first to the last, those that were not measured too."""
    week = min(rows, default=None)
    while week is not None and week <= max(rows):
        yield week
        week = week.after


def _after(week: Week) -> Iterator[Week]:
    while True:
        week = week.after
        yield week


def _measured(row: DealerWeek | None) -> Measured | None:
    if row is None or row.share is None or row.lo is None or row.hi is None:
        return None
    return Measured(share=row.share, lo=row.lo, hi=row.hi)


def _row(week: Week, expected: Expected) -> Row:
    return Row(
        week=week.label,
        likely=_range(expected.lo80, expected.hi80),
        nearly_sure=_range(expected.lo95, expected.hi95),
    )


def _range(lo: float, hi: float) -> str:
    return f"{points_text(lo)} to {points_text(hi)} of 100"
