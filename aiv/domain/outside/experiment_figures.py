"""Measure the lifts of an A/B test and say whether they may enter AIVR."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Final

from aiv.domain.outside.experiment_rows import Arm
from aiv.domain.score import input_records
from aiv.domain.score.input_records import InputRecord, InputStatus
from aiv.domain.statistics.lifts import Lift, lift
from aiv.domain.statistics.quantiles import Z975

METHOD_VERSION: Final = "lifts-1"
MIN_SAMPLE_RATIO_P: Final = 0.001
MIN_DAYS: Final = 14
COUNTS_ACTION: Final = "Import counts an arm: impressions and clicks, sessions and conversions."


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One lift: its name in the index, which counts it takes and how many events it needs."""

    name: str
    label: str
    events: str
    exposures: str
    least: int
    least_days: int | None


CLICKS: Final = Measure(
    name="ctr_delta",
    label="Click-through rate",
    events="clicks",
    exposures="impressions",
    least=100,
    least_days=MIN_DAYS,
)
CONVERSIONS: Final = Measure(
    name="conversion_delta",
    label="Conversion rate",
    events="conversions",
    exposures="sessions",
    least=20,
    least_days=None,
)
MEASURES: Final = (CLICKS, CONVERSIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class AbTest:
    """One test: its arms, the control first, and the days it ran, if somebody declared them."""

    name: str
    arms: tuple[Arm, ...]
    started_on: date | None
    ended_on: date | None

    @property
    def days(self) -> int | None:
        """Count its days, both ends included."""
        if self.started_on is None or self.ended_on is None:
            return None
        return (self.ended_on - self.started_on).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One arm against the control: the lift, and why it may not be used (empty if it may)."""

    measure: Measure
    arm: Arm
    lift: Lift | None
    reason: str

    @property
    def is_usable(self) -> bool:
        """Say whether the lift may enter the index."""
        return self.lift is not None and not self.reason


def compare(test: AbTest, measure: Measure) -> tuple[Compared, ...]:
    """Compare every further arm with the control."""
    control = test.arms[0]
    return tuple(_compared(test, measure, control, arm) for arm in test.arms[1:])


def records(test: AbTest, *, measured_at: datetime) -> tuple[InputRecord, ...]:
    """Give both lifts as inputs, measured or with the reason why not."""
    return tuple(_record(test, measure, measured_at) for measure in MEASURES)


def ended_at(test: AbTest, otherwise: datetime) -> datetime:
    """Give when what the test measured was last true; without declared days when it came in."""
    if test.ended_on is None:
        return otherwise
    end = datetime.combine(test.ended_on, time(23, 59, 59), tzinfo=UTC)
    return min(end, otherwise)


def _compared(test: AbTest, measure: Measure, control: Arm, arm: Arm) -> Compared:
    xa, na = _of(control, measure)
    xb, nb = _of(arm, measure)
    found = lift(xa, na, xb, nb) if na and nb else None
    reason = _reason(test, measure, found, (xa, xb), (na, nb))
    return Compared(measure=measure, arm=arm, lift=found, reason=reason)


def _of(arm: Arm, measure: Measure) -> tuple[int | None, int | None]:
    events: int | None = getattr(arm, measure.events)
    exposures: int | None = getattr(arm, measure.exposures)
    return events, exposures


def _reason(
    test: AbTest,
    measure: Measure,
    found: Lift | None,
    events: Sequence[int | None],
    exposures: Sequence[int | None],
) -> str:
    known = [each for each in events if each is not None]
    if len(known) < len(events) or None in exposures:
        return f"No {measure.exposures} and {measure.events} an arm: a rate alone has no interval."
    if min(known) < measure.least:
        return f"An arm has {min(known):,} {measure.events}; {measure.least} are needed in each."
    if found is None or found.lo is None or found.hi is None:
        return "Nothing varies, so there is no interval."
    if found.srm_p < MIN_SAMPLE_RATIO_P:
        return (
            f"The arms were shown {' and '.join(f'{n:,}' for n in exposures if n is not None)} "
            "times: too uneven for a 50:50 test, so something sorted the visitors."
        )
    if len(test.arms) > 2:
        return "The test has more than two arms; choosing the best of them would flatter it."
    return _too_short(test, measure)


def _too_short(test: AbTest, measure: Measure) -> str:
    if measure.least_days is None:
        return ""
    if test.days is None:
        return f"Nobody declared the days it ran; {measure.least_days} are needed."
    if test.days < measure.least_days:
        return f"It ran {test.days} days; {measure.least_days} are needed."
    return ""


def _record(test: AbTest, measure: Measure, measured_at: datetime) -> InputRecord:
    compared = compare(test, measure)[0]
    found = compared.lift
    sample = [_of(arm, measure)[1] or 0 for arm in test.arms]
    if not compared.is_usable or found is None or found.lo is None or found.hi is None:
        return InputRecord(
            name=measure.name,
            status=InputStatus.INSUFFICIENT,
            method_version=METHOD_VERSION,
            n_obs=sum(sample),
            reason=compared.reason,
            action=COUNTS_ACTION,
            source=(test.name,),
            measured_at=measured_at,
        )
    return InputRecord(
        name=measure.name,
        status=InputStatus.MEASURED,
        method_version=METHOD_VERSION,
        value=found.delta,
        lo=found.lo,
        hi=found.hi,
        se=_standard_error(found),
        n_clusters=len(test.arms),
        n_obs=sum(sample),
        source=(test.name,),
        window_from=_start(test),
        window_to=measured_at,
        measured_at=measured_at,
    )


def _standard_error(found: Lift) -> float | None:
    """Give the standard error of the lift itself, from that of its logarithm."""
    if found.lo is None or found.hi is None:
        return None
    log_se = (math.log1p(found.hi) - math.log1p(found.lo)) / (2.0 * Z975)
    return (1.0 + found.delta) * log_se


def _start(test: AbTest) -> datetime | None:
    if test.started_on is None:
        return None
    return datetime.combine(test.started_on, time(), tzinfo=UTC)


def withdrawn(measured_at: datetime) -> tuple[InputRecord, ...]:
    """Give both lifts as not measured, after the last test was taken away."""
    missing = [
        input_records.not_measured(each.name, method_version=METHOD_VERSION) for each in MEASURES
    ]
    return tuple(replace(each, measured_at=measured_at) for each in missing)
