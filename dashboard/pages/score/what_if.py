"""Lay out the levers of the what-if panel: every input, its measured value, how far it moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiv.domain.index import MODIFIERS, PLATFORMS
from aiv.domain.score.input_records import PLATFORM_PREFIX, InputRecord
from dashboard.pages.score.score import ScorePage, input_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """How an input is shown: `scale` turns what is shown into what the API takes.

    `step` is the slider's, `writes` the field's: a field takes finer values than a slider.
    """

    words: str
    low: int
    high: int
    slide: int
    step: str
    writes: str
    scale: float
    digits: int


POINTS: Final = Unit(
    words="of 100", low=0, high=100, slide=100, step="0.1", writes="any", scale=0.01, digits=1
)
REVIEWS: Final = Unit(
    words="of 100", low=0, high=100, slide=100, step="0.1", writes="any", scale=1.0, digits=1
)
LIFT: Final = Unit(
    words="% more", low=-99, high=1000, slide=100, step="0.1", writes="any", scale=0.01, digits=1
)
DOLLARS: Final = Unit(
    words="$ a unit", low=0, high=1_000_000, slide=6000, step="1", writes="any", scale=1.0, digits=0
)
COUNT: Final = Unit(
    words="a month", low=0, high=1_000_000, slide=2000, step="1", writes="1", scale=1.0, digits=0
)
UNITS: Final = {
    "ugc_health_score": REVIEWS,
    "ctr_delta": LIFT,
    "conversion_delta": LIFT,
    "avg_gross_per_unit": DOLLARS,
    "monthly_opportunities": COUNT,
}
GROUPS: Final = (
    ("Named by assistants", tuple(f"{PLATFORM_PREFIX}{name}" for name in PLATFORMS)),
    (
        "Searches, sources and reviews",
        (
            "google_aio_inclusion_rate",
            "geo_local_rate",
            "authority_depth_index",
            "ugc_health_score",
        ),
    ),
    (
        "Own site",
        ("schema_coverage_ratio", "semantic_clarity_score", "silo_integrity_score"),
    ),
    ("Modifiers", MODIFIERS),
    (
        "Lifts and money",
        ("ctr_delta", "conversion_delta", "avg_gross_per_unit", "monthly_opportunities"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """One input to move: `measured` is exact, `shown` what stands in the field."""

    name: str
    label: str
    unit: Unit
    measured: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Levers that belong together."""

    title: str
    levers: tuple[Lever, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfPage:
    """Everything the panel shows before anything is moved."""

    groups: tuple[Group, ...]
    measured: str
    point: str


def build(score: ScorePage | None) -> WhatIfPage:
    """Lay out the panel; without a score every field is empty."""
    records = score.records if score else {}
    point = score.figure.point if score else None
    return WhatIfPage(
        groups=tuple(
            Group(
                title=title,
                levers=tuple(_lever(name, records) for name in names),
                is_open=at == 0,
            )
            for at, (title, names) in enumerate(GROUPS)
        ),
        measured=_measured(score),
        point="" if point is None else repr(point),
    )


def _measured(score: ScorePage | None) -> str:
    """Say the measured figure in one line, its bounds where there is none."""
    if score is None:
        return "not measured"
    return score.figure.text if score.is_measured else f"not measured, {score.bounds}"


def _lever(name: str, records: Mapping[str, InputRecord]) -> Lever:
    record, unit = records.get(name), UNITS.get(name, POINTS)
    value = record.value if record and record.is_usable else None
    return Lever(
        name=name,
        label=input_label(name),
        unit=unit,
        measured="" if value is None else repr(value),
        shown="" if value is None else f"{value / unit.scale:.{unit.digits}f}",
    )
