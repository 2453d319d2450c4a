"""Turn measured series into the coordinates of our charts; pure geometry, no markup."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import accumulate, groupby
from typing import Final

from dashboard.figures import day_text, rate_text

TOPS: Final = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Where an axis may end; it always begins at zero, so that heights compare."""
RADIUS: Final = 80.0
CENTRE: Final = 100.0
"""Radius and centre of the gauge in its own 200 x 112 units."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one point of a series; shares are None when it was not measured then.

    `begins` says why another series starts here, and the line breaks; `event` says what else
    happened, and the line goes on past a mark.
    """

    at: datetime
    point: float | None = None
    lo: float | None = None
    hi: float | None = None
    note: str = ""
    begins: str = ""
    event: str = ""

    @property
    def text(self) -> str:
        """Give the value in words."""
        if self.point is None or self.lo is None or self.hi is None:
            return "not measured"
        return rate_text(self.point, self.lo, self.hi)

    @property
    def day(self) -> str:
        """Give the day in words."""
        return day_text(self.at)

    @property
    def notes(self) -> str:
        """Give all that is to be said beside the value."""
        return "; ".join(filter(None, (self.note, self.begins, self.event)))


@dataclass(frozen=True, slots=True)
class Node:
    """Hold one drawn point: position in percent, words, side its tip hangs on."""

    x: float
    y: float
    reading: Reading
    anchor: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold a stretch without measurement, in percent of the width."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold an upright rule: place in percent, its kind (begins or event), its number and words."""

    x: float
    kind: str
    number: int
    day: str
    words: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Hold a drawn series: paths in a 100 x 100 box, nodes, gaps, marks and axis words."""

    line: str
    band: str
    nodes: tuple[Node, ...]
    gaps: tuple[Gap, ...]
    marks: tuple[Mark, ...]
    y_labels: tuple[str, ...]
    x_labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gauge:
    """Hold a drawn gauge: arc of the interval, end of the needle."""

    band: str
    needle: tuple[float, float]


def percent(share: float) -> str:
    """Give a share as an SVG length, clamped to the axis."""
    return f"{min(max(share, 0.0), 1.0) * 100.0:.2f}".rstrip("0").rstrip(".") + "%"


def trend(readings: Sequence[Reading]) -> Trend | None:
    """Draw a series over time; None without a measured reading."""
    highest = max(
        (r.hi for r in readings if r.point is not None and r.hi is not None), default=None
    )
    if highest is None:
        return None
    top = next((top for top in TOPS if highest <= top), 1.0)
    xs = _positions([reading.at for reading in readings])
    runs = list(_measured_runs(readings, xs))
    return Trend(
        line=" ".join(_line(run, top) for run in runs),
        band=" ".join(_band(run, top) for run in runs),
        nodes=tuple(_node(x, reading, top) for run in runs for x, reading in run),
        gaps=tuple(_gaps(readings, xs)),
        marks=_marks(readings, xs),
        y_labels=tuple(f"{top * part:.0f}" for part in (100.0, 75.0, 50.0, 25.0, 0.0)),
        x_labels=_x_labels(readings),
    )


def gauge(point: float, lo: float, hi: float) -> Gauge:
    """Draw a half dial from 0 (left) to 1 (right)."""
    return Gauge(band=_arc(lo, hi), needle=_polar(point, RADIUS - 14.0))


@cache
def gauge_ticks() -> str:
    """Give the eleven ticks of the dial as one path."""
    return " ".join(_tick(tenth / 10.0) for tenth in range(11))


def _positions(times: Sequence[datetime]) -> list[float]:
    """Place times on 0..100 by distance; a single one stands in the middle."""
    first, span = times[0], (times[-1] - times[0]).total_seconds()
    if span <= 0.0:
        return [50.0 for _ in times]
    return [round((at - first).total_seconds() / span * 100.0, 2) for at in times]


def _measured_runs(
    readings: Sequence[Reading], xs: Sequence[float]
) -> Iterator[list[tuple[float, Reading]]]:
    """Give each unbroken stretch of measured readings of one series with its positions."""
    series = list(accumulate(bool(reading.begins) for reading in readings))
    pairs = zip(xs, readings, series, strict=True)
    for (is_measured, _), run in groupby(pairs, key=lambda p: (p[1].point is not None, p[2])):
        if is_measured:
            yield [(x, reading) for x, reading, _ in run]


def _marks(readings: Sequence[Reading], xs: Sequence[float]) -> tuple[Mark, ...]:
    """Give a numbered rule wherever another series begins or something else happened."""
    found = [
        (x, kind, reading.day, words)
        for x, reading in zip(xs, readings, strict=True)
        for kind, words in (("begins", reading.begins), ("event", reading.event))
        if words
    ]
    return tuple(
        Mark(x, kind, number, day, words)
        for number, (x, kind, day, words) in enumerate(found, start=1)
    )


def _gaps(readings: Sequence[Reading], xs: Sequence[float]) -> Iterator[Gap]:
    """Give the stretches without measurement, from one measured neighbour to the next."""
    edge, is_open = 0.0, False
    for x, reading in zip(xs, readings, strict=True):
        if reading.point is None:
            is_open = True
            continue
        if is_open:
            yield Gap(edge, round(x - edge, 2))
        edge, is_open = x, False
    if is_open:
        yield Gap(edge, round(100.0 - edge, 2))


def _height(share: float | None, top: float) -> float:
    """Give the distance from the top of the box, 0..100."""
    return round(100.0 - min((share or 0.0) / top, 1.0) * 100.0, 2)


def _line(run: Sequence[tuple[float, Reading]], top: float) -> str:
    """Give the path through the points of a run."""
    return "M" + " L".join(f"{x:g} {_height(reading.point, top):g}" for x, reading in run)


def _band(run: Sequence[tuple[float, Reading]], top: float) -> str:
    """Give the closed path around the intervals of a run."""
    upper = [f"{x:g} {_height(reading.hi, top):g}" for x, reading in run]
    lower = [f"{x:g} {_height(reading.lo, top):g}" for x, reading in reversed(run)]
    return "M" + " L".join(upper + lower) + " Z"


def _node(x: float, reading: Reading, top: float) -> Node:
    """Place one point; its tip turns inward near the edges."""
    anchor = "start" if x < 20.0 else "end" if x > 80.0 else "middle"
    return Node(x, _height(reading.point, top), reading, anchor)


def _x_labels(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Name the first and the last day, once if they are the same."""
    return tuple(dict.fromkeys((readings[0].day, readings[-1].day)))


def _polar(share: float, radius: float) -> tuple[float, float]:
    """Give the place on the half circle for a share."""
    angle = math.pi * (1.0 - share)
    return (
        round(CENTRE + radius * math.cos(angle), 2),
        round(CENTRE - radius * math.sin(angle), 2),
    )


def _tick(share: float) -> str:
    """Give one tick outside the dial."""
    (x1, y1), (x2, y2) = _polar(share, 90.0), _polar(share, 95.0)
    return f"M{x1:g} {y1:g}L{x2:g} {y2:g}"


def _arc(lo: float, hi: float) -> str:
    """Give the arc from lo to hi; a half circle never needs the large-arc flag."""
    (x1, y1), (x2, y2) = _polar(lo, RADIUS), _polar(hi, RADIUS)
    return f"M{x1:g} {y1:g} A{RADIUS:g} {RADIUS:g} 0 0 1 {x2:g} {y2:g}"
