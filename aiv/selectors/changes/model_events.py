"""Read in which weeks an assistant itself moved, so that nobody takes it for a dealer's change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from aiv.domain.changes.weeks import Week
from aiv.models import DealerWeek, Market, ModelEvent


def of_week(market: Market, week: Week) -> tuple[ModelEvent, ...]:
    """Give the events that touch a market's figures of one week, in one query.

    While there is one, a change of a dealer of this market may be the assistant's own.
    """
    return tuple(_touching(market).filter(week=week.monday))


def words_of(market: Market) -> Mapping[date, str]:
    """Give, by Monday, what happened in a market's weeks, in one query."""
    return _joined(list(_touching(market)))


def _touching(market: Market) -> QuerySet[ModelEvent]:
    engines = DealerWeek.objects.filter(market=market).order_by().values("engines").distinct()
    asked = market.market_assistants.values("assistant")
    events = ModelEvent.objects.filter(Q(assistant__in=asked) | Q(subject__in=engines))
    return events.order_by("week", "kind", "subject")


def _joined(events: Sequence[ModelEvent]) -> Mapping[date, str]:
    found: dict[date, list[str]] = defaultdict(list)
    for event in events:
        found[event.week].append(event.words)
    return {week: " ".join(words) for week, words in found.items()}
