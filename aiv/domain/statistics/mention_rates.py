"""Measure how often a dealer is named, and say when the sample is too small or too old."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from aiv.domain.statistics.rates import Rate, rate_ci

# Minimum sample, window and age: measurement.md section 3, `platform_scores`.
MIN_INTENTS: Final = 20
MIN_ANSWERS: Final = 40
MIN_SUCCESS_SHARE: Final = 0.70
WINDOW: Final = timedelta(days=28)
STALE_AFTER: Final = timedelta(days=14)
METHOD_VERSION: Final = "mention-rate-1"


class Standing(StrEnum):
    """Say how far a rate may be leaned on."""

    MEASURED = "measured"
    INSUFFICIENT = "insufficient"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentTally:
    """Count what came back for one intent on one series: counts >= 0, weight > 0.

    `answered` are completed answers, the denominator; `failed` are calls without one (errors,
    refusals, blocked, cut off); `not_shown` are searches that showed no overview.
    """

    intent: str
    department: str
    weight: float
    answered: int
    failed: int = 0
    not_shown: int = 0
    is_local: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRate:
    """Hold a rate, the counts behind it, and what is wrong with it, if anything.

    `rate` is None when it cannot be shown at all (fewer than two answered intents, n* <= 1).
    """

    rate: Rate | None
    standing: Standing
    named: int
    answered: int
    intents: int
    failed: int
    not_shown: int
    shortfalls: tuple[str, ...]


def measure(tallies: Sequence[IntentTally], named: Mapping[str, int]) -> MentionRate:
    """Measure the rate of one dealer on one series.

    `named[intent]` counts the answers that name the dealer as option, recommended or best; an
    intent left out counts 0. Failed calls lower m_p and are never "not mentioned" (S4).
    """
    kept = [tally for tally in tallies if tally.answered > 0]
    counts = [min(named.get(tally.intent, 0), tally.answered) for tally in kept]
    rate = rate_ci(
        [count / tally.answered for count, tally in zip(counts, kept, strict=True)],
        [tally.answered for tally in kept],
        [tally.weight for tally in kept],
    )
    # Below one effective answer an interval says nothing (clarification of S4).
    shown = rate if rate is not None and rate.n_star > 1.0 else None
    shortfalls = tuple(_shortfalls(tallies))
    return MentionRate(
        rate=shown,
        standing=_standing(shown, shortfalls),
        named=sum(counts),
        answered=sum(tally.answered for tally in kept),
        intents=len(kept),
        failed=sum(tally.failed for tally in tallies),
        not_shown=sum(tally.not_shown for tally in tallies),
        shortfalls=shortfalls,
    )


def in_department(tallies: Iterable[IntentTally], department: str) -> tuple[IntentTally, ...]:
    """Keep the intents of one department; an empty word keeps all."""
    return tuple(t for t in tallies if not department or t.department == department)


def is_stale(newest_at: datetime | None, now: datetime) -> bool:
    """Tell whether the newest answer is too old to speak for today."""
    return newest_at is None or now - newest_at > STALE_AFTER


def _standing(rate: Rate | None, shortfalls: tuple[str, ...]) -> Standing:
    if rate is None:
        return Standing.NOT_MEASURED
    return Standing.INSUFFICIENT if shortfalls else Standing.MEASURED


def _shortfalls(tallies: Sequence[IntentTally]) -> Iterable[str]:
    """Say, in words, each minimum that the sample misses."""
    intents = sum(1 for tally in tallies if tally.answered)
    answered = sum(tally.answered for tally in tallies)
    calls = answered + sum(tally.failed for tally in tallies)
    if intents < MIN_INTENTS:
        yield f"{intents} of at least {MIN_INTENTS} questions answered"
    if answered < MIN_ANSWERS:
        yield f"{answered} of at least {MIN_ANSWERS} answers"
    if calls and answered / calls < MIN_SUCCESS_SHARE:
        yield f"{answered} of {calls} calls answered, at least 70 of 100 are needed"
