"""Build the page of A/B tests: what each arm counted, the lifts, and why one is not used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aiv.domain.outside import experiment_figures
from aiv.domain.outside.experiment_figures import MEASURES, Compared
from aiv.domain.outside.experiment_rows import Arm
from aiv.domain.score.input_records import InputRecord
from aiv.models import Dealer
from aiv.selectors.ground.experiments import Stored
from dashboard.pages.score.part_rows import sample_text

NONE: Final = "–"
SPEEDS: Final = (
    ("LCP", "lcp_s", " s"),
    ("CLS", "cls", ""),
    ("INP", "inp_s", " s"),
    ("Speed score", "perf_score", ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftRow:
    """One lift in words: its interval, its tests, and whether it counts."""

    label: str
    against: str
    value: str
    interval: str
    p: str
    split: str
    is_used: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmRow:
    """One variant in words."""

    variant: str
    is_control: bool
    impressions: str
    clicks: str
    sessions: str
    conversions: str
    stated: str
    speed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TestCard:
    """One test."""

    pk: str
    name: str
    days: str
    imported_at: datetime
    by: str
    arms: tuple[ArmRow, ...]
    lifts: tuple[LiftRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputLine:
    """One of the two lifts as the index takes it."""

    label: str
    text: str
    measured_at: datetime | None
    source: str
    is_measured: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperimentsPage:
    """Everything the page shows."""

    dealer: Dealer
    inputs: tuple[InputLine, ...]
    tests: tuple[TestCard, ...]
    may_import: bool
    now: datetime


def build(
    *,
    dealer: Dealer,
    records: Mapping[str, InputRecord],
    tests: Sequence[Stored],
    may_import: bool,
    now: datetime,
) -> ExperimentsPage:
    """Lay out the page."""
    return ExperimentsPage(
        dealer=dealer,
        inputs=tuple(_input(records[each.name], each.label) for each in MEASURES),
        tests=tuple(_card(each) for each in tests),
        may_import=may_import,
        now=now,
    )


def percent_text(delta: float) -> str:
    """Say a relative lift: "+16.5 %", "−3.0 %"."""
    return f"{delta * 100.0:+,.1f} %".replace("-", "−")


def _input(record: InputRecord, label: str) -> InputLine:
    if record.value is None or record.lo is None or record.hi is None:
        text = record.reason
    else:
        interval = f"{percent_text(record.value)} ({_range(record.lo, record.hi)})"
        text = f"{interval}, {sample_text(record)}" if record.n_obs is not None else interval
    return InputLine(
        label=label,
        text=text,
        measured_at=record.measured_at,
        source=", ".join(record.source),
        is_measured=record.value is not None,
    )


def _card(stored: Stored) -> TestCard:
    test = stored.test
    compared = [each for measure in MEASURES for each in experiment_figures.compare(test, measure)]
    return TestCard(
        pk=str(stored.row.pk),
        name=test.name,
        days=_days(stored),
        imported_at=stored.imported_at,
        by=stored.by,
        arms=tuple(_arm(arm, is_control=at == 0) for at, arm in enumerate(test.arms)),
        lifts=tuple(_lift(each, test.arms[0]) for each in compared),
    )


def _days(stored: Stored) -> str:
    test = stored.test
    if test.started_on is None or test.ended_on is None:
        return "days not declared"
    return f"{test.started_on:%-d %b %Y} to {test.ended_on:%-d %b %Y}, {test.days} days"


def _arm(arm: Arm, *, is_control: bool) -> ArmRow:
    stated = [("click rate", arm.ctr), ("conversion rate", arm.conversion_rate)]
    speeds = [(label, getattr(arm, name), unit) for label, name, unit in SPEEDS]
    return ArmRow(
        variant=arm.variant,
        is_control=is_control and arm.variant.casefold() != "control",
        impressions=_count(arm.impressions),
        clicks=_count(arm.clicks),
        sessions=_count(arm.sessions),
        conversions=_count(arm.conversions),
        stated=", ".join(f"{label} {rate:.2%}" for label, rate in stated if rate is not None),
        speed=", ".join(
            f"{label} {value:g}{unit}" for label, value, unit in speeds if value is not None
        ),
    )


def _count(value: int | None) -> str:
    return NONE if value is None else f"{value:,}"


def _lift(compared: Compared, control: Arm) -> LiftRow:
    found = compared.lift
    has_range = found is not None and found.lo is not None and found.hi is not None
    return LiftRow(
        label=compared.measure.label,
        against=f"{compared.arm.variant} against {control.variant}",
        value=NONE if found is None else percent_text(found.delta),
        interval=_range(found.lo, found.hi)
        if found and has_range and found.lo is not None and found.hi is not None
        else NONE,
        p=NONE if found is None or found.p is None else _p(found.p),
        split=NONE if found is None else _p(found.srm_p),
        is_used=compared.is_usable,
        reason=compared.reason,
    )


def _range(lo: float, hi: float) -> str:
    return f"{percent_text(lo)} to {percent_text(hi)}"


def _p(value: float) -> str:
    return "under 0.001" if value < 0.001 else f"{value:.3f}"
