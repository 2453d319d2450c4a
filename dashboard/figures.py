"""Say measured values in words: a rate with its interval, a sample, an age, an amount."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final, Protocol

DIRECTIONAL_BELOW: Final = 10
"""Fewer answers than this are shown grey and called directional (dealers.md C2)."""
INTEGER_ABOVE: Final = 1.0
"""Points of half-width above which decimals would pretend precision (measurement.md S12)."""
MICRO: Final = 1_000_000
"""Costs are stored in millionths of a dollar, so sums stay exact."""


class Estimate(Protocol):
    """What a rate must offer to be shown: shares 0..1."""

    @property
    def theta(self) -> float: ...
    @property
    def lo(self) -> float: ...
    @property
    def hi(self) -> float: ...


@dataclass(frozen=True, slots=True)
class RateWords:
    """Hold the words of one rate: "26", "of 100", "22 to 30"."""

    value: str
    unit: str
    interval: str

    @property
    def text(self) -> str:
        """Say it in one line; an interval that is a bound follows a comma, a range stands apart."""
        is_range = self.interval[0].isdigit()
        end = f" ({self.interval})" if is_range else f", {self.interval}"
        return f"{self.value} {self.unit}{end}"


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold everything that must stand beside a number; point, lo and hi are shares or None."""

    label: str
    point: float | None = None
    lo: float | None = None
    hi: float | None = None
    answers: int | None = None
    intents: int | None = None
    measured_at: datetime | None = None
    source: str = ""
    evidence_url: str = ""
    caution: str = ""
    reason: str = ""
    action: str = ""
    action_url: str = ""

    @property
    def is_measured(self) -> bool:
        """Tell whether the value and both ends of its interval are there."""
        return self.words is not None

    @property
    def is_directional(self) -> bool:
        """Tell whether too few answers stand behind the value to lean on it."""
        few = self.answers is not None and self.answers < DIRECTIONAL_BELOW
        return few or bool(self.caution)

    @property
    def words(self) -> RateWords | None:
        """Give the words of the value, None when it is not measured."""
        if self.point is None or self.lo is None or self.hi is None:
            return None
        return rate_words(self.point, self.lo, self.hi)

    @property
    def text(self) -> str:
        """Give the value in one line, "not measured" included."""
        return "not measured" if self.words is None else self.words.text


def figure_of(
    label: str,
    rate: Estimate | None,
    *,
    answers: int | None = None,
    intents: int | None = None,
    measured_at: datetime | None = None,
    source: str = "",
    evidence_url: str = "",
    caution: str = "",
    reason: str = "",
    action: str = "",
    action_url: str = "",
) -> Figure:
    """Build the figure of a rate; without a rate it says reason and action."""
    point, lo, hi = (None, None, None) if rate is None else (rate.theta, rate.lo, rate.hi)
    return Figure(
        label=label,
        point=point,
        lo=lo,
        hi=hi,
        answers=answers,
        intents=intents,
        measured_at=measured_at,
        source=source,
        evidence_url=evidence_url,
        caution=caution,
        reason=reason,
        action=action,
        action_url=action_url,
    )


def rate_words(point: float, lo: float, hi: float) -> RateWords:
    """Split a rate into value, unit and interval; shares 0..1 are read as points of 100."""
    if point == 0.0:
        return RateWords("0", "of 100", f"at most {_ceiling(hi)}")
    if point == 1.0:
        return RateWords("100", "of 100", f"at least {_floor(lo)}")
    digits = 0 if (hi - lo) * 50.0 > INTEGER_ABOVE + 1e-9 else 1
    interval = f"{_points(lo, digits)} to {_points(hi, digits)}"
    return RateWords(_inner_points(point, digits), "of 100", interval)


def rate_text(point: float, lo: float, hi: float) -> str:
    """Say a rate in one line: "26 of 100 (22 to 30)", "0 of 100, at most 6"."""
    return rate_words(point, lo, hi).text


def plural(count: int, one: str, many: str = "") -> str:
    """Count things: "1 answer", "1,204 answers"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def sample_text(*, answers: int | None, intents: int | None = None) -> str:
    """Say the sample behind a number: "120 answers to 40 intents"."""
    if answers is None:
        return ""
    of_intents = "" if intents is None else f" to {plural(intents, 'intent')}"
    return plural(answers, "answer") + of_intents


def age_text(then: datetime, now: datetime) -> str:
    """Say how long ago something was measured: "3 hours ago"."""
    age = now - then
    if age < timedelta(minutes=1):
        return "just now"
    if age < timedelta(hours=1):
        return f"{plural(age // timedelta(minutes=1), 'minute')} ago"
    if age < timedelta(days=1):
        return f"{plural(age // timedelta(hours=1), 'hour')} ago"
    if age < timedelta(days=60):
        return f"{plural(age.days, 'day')} ago"
    return f"{plural(age.days // 30, 'month')} ago"


def utc_text(at: datetime) -> str:
    """Say a time so that it can be checked anywhere: "14 Mar 2026, 09:30 UTC"."""
    return f"{day_text(at)}, {at.astimezone(UTC):%H:%M} UTC"


def day_text(at: datetime) -> str:
    """Say a day in UTC: "14 Mar 2026"."""
    utc = at.astimezone(UTC)
    return f"{utc.day} {utc:%b %Y}"


def money(amount: Decimal | int | float) -> str:
    """Say an amount in whole dollars, with cents below ten dollars: "$1,240", "$3.20"."""
    sign = "-" if amount < 0 else ""
    size = Decimal(str(abs(amount)))
    return f"{sign}${size:,.2f}" if 0 < size < 10 else f"{sign}${size:,.0f}"


def money_range(low: Decimal | int | float, high: Decimal | int | float) -> str:
    """Say a range of dollars: "$12,000 to $18,000"."""
    return f"{money(low)} to {money(high)}"


def cost_text(micro_dollars: int) -> str:
    """Say what calls cost; a fraction of a cent keeps four decimals: "$0.0042"."""
    dollars = Decimal(micro_dollars) / MICRO
    return f"${dollars:,.4f}" if 0 < dollars < 1 else f"${dollars:,.2f}"


def _points(share: float, digits: int) -> str:
    """Print a share as points of 100."""
    return f"{share * 100.0:.{digits}f}"


def _inner_points(share: float, digits: int) -> str:
    """Print a share strictly between 0 and 1 so that it never reads as 0 or 100."""
    text, least = _points(share, digits), 10.0**-digits
    if float(text) == 0.0:
        return f"under {least:g}"
    return f"over {100.0 - least:g}" if float(text) == 100.0 else text


def _ceiling(share: float) -> str:
    """Print an upper bound, rounded away from zero so that it stays a bound."""
    return f"{math.ceil(share * 100.0 - 1e-9)}"


def _floor(share: float) -> str:
    """Print a lower bound, rounded down so that it stays a bound."""
    return f"{math.floor(share * 100.0 + 1e-9)}"
