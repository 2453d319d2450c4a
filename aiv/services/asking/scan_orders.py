"""Let a person choose what is asked of whom, quote it, and start it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from aiv.domain.asking import canary
from aiv.domain.errors import Conflict
from aiv.domain.library.facts import facts_panel
from aiv.models import Assistant, Dealer, Market, Panel, PanelKind, Scan
from aiv.services.asking import budgets, scan_quotes, scans
from aiv.services.asking.scan_quotes import Quote
from aiv.services.markets import panels
from dealershipai.accounts.models import Organization, User

MARKET: Final = "market"
NO_CAP: Final = (
    "Nobody has capped what this organization may spend on scans. Ask an operator of this "
    "installation to set its monthly cap; then you can start."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelChoice:
    """Questions that can be asked; `panel` is not frozen yet where nobody asked them before."""

    key: str
    label: str
    panel: Panel
    questions: int
    assistants: tuple[Assistant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanOrder:
    """What a person chose; without an organization the installation pays."""

    choice: PanelChoice
    assistants: tuple[Assistant, ...]
    trials: int
    organization: Organization | None


def choices(
    market: Market, *, claimed: Iterable[Dealer] = (), with_canaries: bool = False
) -> tuple[PanelChoice, ...]:
    """Give what can be asked in a market: its questions, facts of claimed dealers, canaries."""
    links = market.market_assistants.select_related("assistant")
    assistants = tuple(link.assistant for link in links)
    current = panels.current(market)
    found = [_of_market(current, assistants)] if current else []
    found += [_of_dealer(dealer, assistants) for dealer in claimed]
    if with_canaries:
        found += [_of_assistant(assistant) for assistant in assistants]
    return tuple(found)


def askable(offered: Iterable[PanelChoice], *, now: datetime) -> frozenset[UUID]:
    """Give the assistants that nothing keeps from being asked now."""
    assistants = list({one.pk: one for choice in offered for one in choice.assistants}.values())
    problems = scan_quotes.problems(assistants, now=now)
    return frozenset(one.pk for one in assistants if one.pk not in problems)


def quote(order: ScanOrder, *, now: datetime) -> Quote:
    """Say what an order may cost and what keeps it back; an owner's always needs a cap."""
    found = scan_quotes.of_calls(
        order.choice.panel,
        order.assistants,
        {assistant.pk: order.choice.questions * order.trials for assistant in order.assistants},
        organization=order.organization,
        now=now,
    )
    if found.refusal is None and lacks_cap(order.organization):
        return replace(found, refusal=NO_CAP)
    return found


def start(order: ScanOrder, *, person: User, now: datetime, token: UUID) -> Scan:
    """Start an order once, however often its form is sent; raises what `scans.start` raises."""
    if lacks_cap(order.organization):
        raise Conflict(NO_CAP)
    return scans.start(
        _frozen(order.choice.panel, author=person),
        order.assistants,
        trials=order.trials,
        organization=order.organization,
        person=person,
        now=now,
        token=token,
    )


def lacks_cap(organization: Organization | None) -> bool:
    """Tell an organization that nobody capped: it starts nothing, so that nothing runs away."""
    return organization is not None and budgets.cap_of(organization.pk) is None


def _of_market(panel: Panel, assistants: Sequence[Assistant]) -> PanelChoice:
    return PanelChoice(
        key=MARKET,
        label=f"The market's questions (panel version {panel.version})",
        panel=panel,
        questions=panel.intents.count(),
        assistants=tuple(assistants),
    )


def _of_dealer(dealer: Dealer, assistants: Sequence[Assistant]) -> PanelChoice:
    return PanelChoice(
        key=f"facts/{dealer.slug}",
        label=f"Facts about {dealer.name}",
        panel=Panel(kind=PanelKind.BRANDED, dealer=dealer),
        questions=len(facts_panel(dealer.name, city=dealer.city)),
        assistants=tuple(assistants),
    )


def _of_assistant(assistant: Assistant) -> PanelChoice:
    return PanelChoice(
        key=f"canary/{assistant.slug}",
        label=f"Control questions for {assistant.get_platform_display()} ({assistant.slug})",
        panel=Panel(kind=PanelKind.CANARY, assistant=assistant),
        questions=len(canary.canary_panel()),
        assistants=(assistant,),
    )


def _frozen(panel: Panel, *, author: User) -> Panel:
    """Give the panel as it is stored: the same questions are never frozen twice."""
    if panel.dealer is not None:
        return panels.freeze_facts(panel.dealer, author=author)
    if panel.assistant is not None:
        return panels.freeze_canary(panel.assistant, author=author)
    return panel
