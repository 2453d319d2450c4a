"""Find the scores that no longer say what is known: measured before what counts now, or too old."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.db.models import (
    DateTimeField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)

from aiv.domain.index import PLATFORMS
from aiv.domain.score.input_records import PLATFORM_PREFIX, USABLE
from aiv.domain.score.panel_inputs import AUTHORITY_MAX_AGE
from aiv.domain.statistics.mention_rates import STALE_AFTER
from aiv.models import Answer, Market, Panel, PanelKind, Scan, Score, ScoreInput
from aiv.models.scan import OPEN_SCANS
from aiv.selectors.score.stored_inputs import MAX_AGE_DAYS

GROUND: Final = {name: timedelta(days=days) for name, days in MAX_AGE_DAYS.items()}
ASKED: Final = {
    **dict.fromkeys((f"{PLATFORM_PREFIX}{name}" for name in PLATFORMS), STALE_AFTER),
    "google_aio_inclusion_rate": STALE_AFTER,
    "geo_local_rate": STALE_AFTER,
    "authority_depth_index": AUTHORITY_MAX_AGE,
}
QUIET: Final = timedelta(minutes=10)
"""Whoever records answers scores them after the last; only if it never comes it was killed."""


def by_market(now: datetime) -> dict[UUID, list[UUID]]:
    """Give the dealers to score anew by market, in one query that reads indexes only.

    A dealer that was never scored in a market is left to the next answers.
    """
    due = _scored().filter(
        Exists(_new_ground(now))
        | Exists(_too_old(GROUND, now, Q(market=None), Q(market=None)))
        | Exists(
            _too_old(ASKED, now, Q(market=OuterRef("market_id")), Q(market=OuterRef("market")))
        )
        | Exists(_new_answers(now))
    )
    pairs = due.order_by("market_id", "dealer_id").values_list("market_id", "dealer_id")
    return {key: [pair[1] for pair in rows] for key, rows in groupby(pairs, lambda pair: pair[0])}


def _scored() -> QuerySet[Any]:
    """Give the places of dealers in markets with the time of the newest score."""
    scores = Score.objects.filter(dealer=OuterRef("dealer_id"), market=OuterRef("market_id"))
    newest = scores.order_by("-computed_at").values("computed_at")[:1]
    places: QuerySet[Any] = Market.dealers.through._default_manager.filter(Exists(scores))
    scored: QuerySet[Any] = places.alias(scored_at=Subquery(newest))
    return scored


def _new_ground(now: datetime) -> QuerySet[ScoreInput]:
    """Give what was measured or declared since, and was scored by nobody."""
    since = Q(measured_at__gt=OuterRef("scored_at"), measured_at__lte=now)
    return ScoreInput.objects.filter(
        since, dealer=OuterRef("dealer_id"), market=None, name__in=GROUND
    )


def _too_old(
    ages: dict[str, timedelta], now: datetime, of_place: Q, of_input: Q
) -> QuerySet[ScoreInput]:
    """Give the newest inputs that were fresh when they were scored and are not now.

    `of_place` chooses the market seen from a dealer's place, `of_input` seen from an input.
    """
    newer = ScoreInput.objects.filter(
        of_input,
        dealer=OuterRef("dealer"),
        name=OuterRef("name"),
        measured_at__gt=OuterRef("measured_at"),
    )
    passed = Q()
    for age in sorted({*ages.values()}):
        then = ExpressionWrapper(OuterRef("scored_at") - Value(age), DateTimeField())
        names = [name for name in ages if ages[name] == age]
        passed |= Q(name__in=names, measured_at__lt=now - age, measured_at__gte=then)
    rows = ScoreInput.objects.filter(
        passed, of_place, dealer=OuterRef("dealer_id"), status__in=USABLE
    )
    return rows.exclude(Exists(newer))


def _new_answers(now: datetime) -> QuerySet[Panel]:
    """Give the panels answered since, in which nothing is being asked or imported."""
    newest = Answer.objects.filter(panel=OuterRef("pk")).order_by("-asked_at").values("asked_at")
    under_way = Scan.objects.filter(panel=OuterRef("pk"), state__in=OPEN_SCANS)
    panels = Panel.objects.filter(market=OuterRef("market_id"), kind=PanelKind.MARKET)
    return panels.annotate(asked_at=Subquery(newest[:1])).filter(
        ~Exists(under_way), asked_at__gt=OuterRef("scored_at"), asked_at__lt=now - QUIET
    )
