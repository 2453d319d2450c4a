"""Say what a person may have asked in a market and who may pay, for the page and the API."""

from __future__ import annotations

from aiv import access
from aiv.access import Action
from aiv.models import Dealer, Market
from aiv.services import scan_orders
from aiv.services.scan_orders import PanelChoice


def choices(person: access.Person, market: Market) -> tuple[PanelChoice, ...]:
    """Give the market's questions, facts of claimed dealers, and controls to operators."""
    own = access.own_dealers(person, Action.START_SCAN).filter(markets=market)
    claimed = own.filter(organization__isnull=False).order_by("name")
    return scan_orders.choices(
        market,
        claimed=list[Dealer](claimed),
        with_canaries=access.is_operator(person),
    )
