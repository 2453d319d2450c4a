"""Say measured values in words: a rate with its interval, a sample, an age, an amount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final, Protocol

# Said here under one name with the rest, because pages and tags read all their words from here.
from aiv.domain.sentences import RateWords as RateWords
from aiv.domain.sentences import money as money
from aiv.domain.sentences import money_range as money_range
from aiv.domain.sentences import plural as plural
from aiv.domain.sentences import points_text as points_text
from aiv.domain.sentences import rate_text as rate_text
from aiv.domain.sentences import rate_words as rate_words

DIRECTIONAL_BELOW: Final = 10
"""Fewer answers than this are shown grey and called directional (dealers.md C2)."""
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
        if self.words is not None:
            return self.words.text
        if self.point is None:
            return "not measured"
        return f"{points_text(self.point)} of 100, no interval stated"


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


def sample_text(*, answers: int | None, intents: int | None = None) -> str:
    """Say the sample behind a number: "120 answers to 40 questions"."""
    if answers is None:
        return ""
    of_questions = "" if intents is None else f" to {plural(intents, 'question')}"
    return plural(answers, "answer") + of_questions


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


def cost_text(micro_dollars: int) -> str:
    """Say what calls cost; a fraction of a cent keeps four decimals: "$0.0042"."""
    dollars = Decimal(micro_dollars) / MICRO
    return f"${dollars:,.4f}" if 0 < dollars < 1 else f"${dollars:,.2f}"
