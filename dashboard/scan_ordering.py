"""Say what a person may have asked in a market and who may pay, for the page and the API."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiv import access
from aiv.access import Action
from aiv.domain.errors import InvalidInput
from aiv.models import Dealer, Market, ScanSchedule
from aiv.selectors.asking import scan_schedules
from aiv.services.asking import scan_orders
from aiv.services.asking.scan_orders import PanelChoice, ScanOrder
from aiv.services.asking.scan_quotes import MOST_TRIALS
from dealershipai.accounts.models import Organization


def startable(person: access.Person, slug: str) -> Market:
    """Give a market in which the person may start a scan; everybody else finds none."""
    market = access.find(access.markets(person), slug=slug)
    access.require(bool(access.scan_payers(person, market)))
    return market


def own_schedule(person: access.Person, market: Market) -> ScanSchedule | None:
    """Give a market's weekly scan; one that somebody else pays for is not found."""
    row = scan_schedules.of_market(market)
    if row is not None:
        pays = Action.START_SCAN
        access.require(access.may(person, pays, organization_id=row.organization_id))
    return row


def schedule_payers(
    person: access.Person, market: Market, row: ScanSchedule | None
) -> list[Organization | None]:
    """Give who may pay for a weekly scan; whoever pays now may go on."""
    found = access.scan_payers(person, market)
    if row is None or row.organization in found:
        return found
    return [*found, row.organization]


def choices(person: access.Person, market: Market) -> tuple[PanelChoice, ...]:
    """Give the market's questions, facts of claimed dealers, and controls to operators."""
    own = access.own_dealers(person, Action.START_SCAN).filter(markets=market)
    claimed = own.filter(organization__isnull=False).order_by("name")
    return scan_orders.choices(
        market,
        claimed=list[Dealer](claimed),
        with_canaries=access.is_operator(person),
    )


def order(
    person: access.Person,
    market: Market,
    *,
    panel: str,
    assistants: Sequence[str],
    trials: int,
    organization: str,
    now: datetime,
) -> ScanOrder:
    """Give what a program chose; without assistants all that can be asked now.

    Raises InvalidInput naming panel, assistants, trials or organization.
    """
    if not 1 <= trials <= MOST_TRIALS:
        raise InvalidInput("trials", f"ask each question 1 to {MOST_TRIALS} times")
    offered = {choice.key: choice for choice in choices(person, market)}
    choice = offered.get(panel or scan_orders.MARKET)
    if choice is None:
        raise InvalidInput(
            "panel", f"use one of {', '.join(offered) or 'none: it has no questions'}"
        )
    known = {one.slug: one for one in choice.assistants}
    unknown = [slug for slug in assistants if slug not in known]
    if unknown:
        raise InvalidInput("assistants", f"{unknown[0][:60]} is none of {', '.join(known)}")
    askable = scan_orders.askable([choice], now=now)
    every = [slug for slug, one in known.items() if one.pk in askable]
    return ScanOrder(
        choice=choice,
        assistants=tuple(known[slug] for slug in dict.fromkeys(assistants or every)),
        trials=trials,
        organization=_payer(access.scan_payers(person, market), organization),
    )


def _payer(payers: Sequence[Organization | None], named: str) -> Organization | None:
    """Give the named payer, or the only one there is."""
    if not named and (len(payers) == 1 or None in payers):
        return payers[0]
    found = next((one for one in payers if one and str(one.pk) == named), None)
    if found is None:
        raise InvalidInput("organization", "name the organization of yours that pays, by its id")
    return found
