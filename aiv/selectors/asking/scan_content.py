"""Read what a panel asks and from where, as the plan of a scan takes it."""

from __future__ import annotations

from aiv.domain.asking.places import Place
from aiv.domain.asking.scan_plan import IntentToAsk, Where
from aiv.models import Panel


def intents(panel: Panel) -> tuple[IntentToAsk, ...]:
    """Give a panel's intents with their wordings in order, in two queries."""
    rows = panel.intents.order_by("position").prefetch_related("prompts")
    return tuple(
        IntentToAsk(
            id=row.pk,
            is_local=row.is_local,
            prompts=tuple(
                prompt.pk for prompt in sorted(row.prompts.all(), key=lambda one: one.wording)
            ),
        )
        for row in rows
    )


def where(panel: Panel) -> Where:
    """Give from where a panel is asked: its market, its dealer's town, or nowhere for a canary."""
    if panel.market is not None:
        return Where(
            home=_town(panel.market.city, panel.market.region),
            centroids=tuple(
                Place(zip=point.zip, lat=point.lat, lng=point.lng)
                for point in panel.market.centroids.order_by("position")
            ),
        )
    if panel.dealer is not None:
        return Where(home=_town(panel.dealer.city, panel.dealer.region))
    return Where(home=None)


def _town(city: str, region: str) -> Place | None:
    return Place(city=city or None, region=region or None) if city or region else None
