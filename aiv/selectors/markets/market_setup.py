"""Read what a market consists of: panel, dealers, assistants."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from aiv.models import Assistant, Dealer, Market, MarketAssistant, Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketSetup:
    """A market with everything that answers need before they can come in."""

    market: Market
    panel: Panel | None
    intents: int
    dealers: tuple[Dealer, ...]
    assistants: tuple[MarketAssistant, ...]


def assistants() -> QuerySet[Assistant]:
    """Give the assistants that are asked in any market, but for those of the demo."""
    return Assistant.objects.filter(market_assistants__market__is_demo=False).distinct()


def of(market: Market) -> MarketSetup:
    """Give a market's parts, in four queries however many there are."""
    panel = Panel.objects.filter(market=market).order_by("-version").first()
    links = MarketAssistant.objects.filter(market=market).select_related("assistant")
    return MarketSetup(
        market=market,
        panel=panel,
        intents=panel.intents.count() if panel else 0,
        dealers=tuple(market.dealers.all()),
        assistants=tuple(links),
    )
