"""Read a dealer's widget as its own people set it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet, Sum

from aiv.models import Dealer, OwnAnswer, RefusedOrigin, Widget, WidgetOrigin

REFUSED_FOR: Final = timedelta(days=30)
MOST_REFUSED: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """How often an origin was turned away lately; an empty one was not stated."""

    origin: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetSetup:
    """Everything that is set; without a widget nothing was saved yet."""

    widget: Widget | None
    origins: tuple[WidgetOrigin, ...]
    refused: tuple[Refusals, ...]
    own_answers: tuple[OwnAnswer, ...]


def of(dealer: Dealer, *, now: datetime) -> WidgetSetup:
    """Give a dealer's widget in four queries, however much is set."""
    widget = Widget.objects.filter(dealer=dealer).first()
    return WidgetSetup(
        widget=widget,
        origins=tuple(origins_of(dealer)),
        refused=_refused(dealer, now),
        own_answers=tuple(
            OwnAnswer.objects.filter(dealer=dealer)
            .select_related("written_by")
            .order_by("question")
        ),
    )


def runs(dealer: Dealer) -> bool:
    """Say whether some site can open the dealer's widget now."""
    return WidgetOrigin.objects.filter(widget__dealer=dealer, widget__is_on=True).exists()


def origins_of(dealer: Dealer) -> QuerySet[WidgetOrigin]:
    """Give the sites on which a dealer's widget may run."""
    return WidgetOrigin.objects.filter(widget__dealer=dealer).order_by("origin")


def _refused(dealer: Dealer, now: datetime) -> tuple[Refusals, ...]:
    rows = (
        RefusedOrigin.objects.filter(widget__dealer=dealer, day__gt=(now - REFUSED_FOR).date())
        .order_by()
        .values_list("origin")
        .annotate(total=Sum("times"))
        .order_by("-total", "origin")
    )
    return tuple(Refusals(origin=origin, times=times) for origin, times in rows[:MOST_REFUSED])
