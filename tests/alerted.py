"""Make counted weeks in which a dealer moves, and alerts in every state; all of it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from aiv.domain.changes import week_counts
from aiv.domain.changes.week_counts import CountedIntent
from aiv.domain.changes.weeks import Week, week_of
from aiv.models import (
    Alert,
    Assistant,
    Dealer,
    DealerWeek,
    EventKind,
    Market,
    ModelEvent,
    WeekCount,
)

NOW = datetime(2026, 11, 30, 15, tzinfo=UTC)
WEEK = week_of(NOW, "UTC").before
QUESTIONS, TRIALS = 20, 18


def count(
    market: Market, assistant: Assistant, week: Week, named: Mapping[Dealer, int]
) -> WeekCount:
    """Count a week in which each dealer is named so many times in every question's answers.

    Every third question names it once more, so that a change is not alike on all of them.
    """
    intents = tuple(
        CountedIntent(
            key=f"q{n}", slug=f"q{n}", department="new", stage="discover", weight=1.0,
            answered=TRIALS,
        )
        for n in range(QUESTIONS)
    )  # fmt: skip
    return WeekCount.objects.create(
        market=market,
        week=week.monday,
        assistant=assistant,
        platform=assistant.platform,
        surface=assistant.surface,
        access=assistant.access,
        model="model-1",
        lineage=1,
        is_declared=True,
        answers=QUESTIONS * TRIALS,
        intents=week_counts.written(intents),
        named={
            str(dealer.pk): {
                f"q{n}": times + ((n + place) % 3 == week.monday.day % 3) for n in range(QUESTIONS)
            }
            for place, (dealer, times) in enumerate(named.items())
        },
    )


def moved(
    dealer: Dealer,
    market: Market,
    *,
    adjusted_p: float | None = 0.004,
    adjusted_delta: float | None = -0.3,
    **figures: Any,
) -> DealerWeek:
    """Make the dealer's last week as it stands once it was set beside its peers."""
    values: dict[str, Any] = {
        "series": "s", "engines": "e", "named": 60, "answered": QUESTIONS * TRIALS,
        "intents": QUESTIONS, "delta": -0.3, "z": -6.0, "peers": 40, "z_star": -5.0, **figures,
    }  # fmt: skip
    return DealerWeek.objects.create(
        dealer=dealer,
        market=market,
        week=WEEK.monday,
        adjusted_p=adjusted_p,
        adjusted_delta=adjusted_delta,
        **values,
    )


def dropped(market: Market, assistant: Assistant, dealer: Dealer, **figures: Any) -> DealerWeek:
    """Make two counted weeks between which a dealer is named less often."""
    count(market, assistant, WEEK.before, {dealer: 12})
    count(market, assistant, WEEK, {dealer: 6})
    return moved(dealer, market, **figures)


def event(assistant: Assistant) -> ModelEvent:
    """Mark the last week: the assistant itself moved."""
    return ModelEvent.objects.create(
        week=WEEK.monday,
        assistant=assistant,
        subject=assistant.slug,
        kind=EventKind.CANARY,
        basis=12,
        words="ChatGPT answered 12 questions otherwise.",
    )


def alert(dealer: Dealer, market: Market, number: int = 0, **values: Any) -> Alert:
    """Make a confirmed alert with its figures."""
    given: dict[str, Any] = {
        "kind": "drop", "state": "confirmed", "title": f"{dealer.name} is named less often",
        "words": "From 70.0 to 40.0 of 100 answers: down 30.0 points (25.0 to 35.0), p 0.004.",
        "decided_at": NOW, "key": f"{dealer.pk.hex}:{number}", "week": WEEK.monday,
        "method_version": "alert-1", "found_at": NOW - timedelta(minutes=number), **values,
    }  # fmt: skip
    return Alert.objects.create(dealer=dealer, market=market, **given)
