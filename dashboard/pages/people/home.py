"""Build the first page of a member and of an operator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from aiv.models import Claim, Dealer, Market, MarketState
from aiv.selectors.asking import providers
from aiv.selectors.evidence import mention_rates
from aiv.selectors.evidence.market_counts import MarketCounts
from aiv.selectors.score import overview
from dashboard.figures import Figure
from dashboard.pages.evidence import rates


@dataclass(frozen=True, slots=True, kw_only=True)
class DealerCard:
    """One own dealer in one market: a figure a series."""

    name: str
    url: str
    market: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberHome:
    """A member's dealers; those without an open market wait, and so do claims."""

    cards: tuple[DealerCard, ...]
    waiting: tuple[Dealer, ...]
    claims: tuple[Claim, ...]
    may_claim: bool
    has_demo: bool
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStep:
    """One thing to do before anything is measured; without an address it waits for another."""

    label: str
    text: str
    url: str
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorHome:
    """The installation's markets, what waits for a decision, and first steps until one answers."""

    markets: tuple[overview.MarketLine, ...]
    first_steps: tuple[FirstStep, ...]
    waiting: overview.Waiting
    has_demo: bool
    now: datetime


def for_member(
    dealers: QuerySet[Dealer], *, claims: QuerySet[Claim], may_claim: bool, now: datetime
) -> MemberHome:
    """Measure each own dealer in each of its markets; a market is counted once."""
    rows = overview.with_markets(dealers)
    markets = dict.fromkeys(_open_markets(rows))
    counts = {market: mention_rates.of_market(market) for market in markets}
    return MemberHome(
        cards=tuple(
            _card(dealer, market, counts[market])
            for dealer in rows
            for market in dealer.markets.all()
            if market in counts
        ),
        waiting=tuple(dealer for dealer in rows if not _open_markets([dealer])),
        claims=tuple(overview.undecided_or_refused(claims)),
        may_claim=may_claim,
        has_demo=any(dealer.is_demo for dealer in rows),
        now=now,
    )


def for_operator(*, now: datetime) -> OperatorHome:
    """List the installation."""
    markets = overview.markets()
    return OperatorHome(
        markets=markets,
        first_steps=_first_steps([line for line in markets if not line.market.is_demo]),
        waiting=overview.waiting(),
        has_demo=any(line.market.is_demo for line in markets),
        now=now,
    )


def _first_steps(measured: Sequence[overview.MarketLine]) -> tuple[FirstStep, ...]:
    """Lead from nothing to the first answer; nothing is left to lead to after it."""
    if any(line.answers for line in measured):
        return ()
    scan = [reverse("dashboard:scan_new", args=[line.market.slug]) for line in measured[:1]]
    return (
        FirstStep(
            label="Make a market",
            text="its dealers, the questions shoppers ask, and the assistants that are asked.",
            url=reverse("dashboard:market_new"),
            is_done=bool(measured),
        ),
        FirstStep(
            label="Enter a provider's key",
            text="it is tested with one cheap call, sealed, and shown nowhere again.",
            url=reverse("dashboard:providers"),
            is_done=providers.has_key(),
        ),
        FirstStep(
            label="Start a scan",
            text=f"{'' if scan else 'it needs a market; '}calls and cost are told beforehand.",
            url=scan[0] if scan else "",
            is_done=False,
        ),
    )


def _open_markets(dealers: Iterable[Dealer]) -> list[Market]:
    return [
        market
        for dealer in dealers
        for market in dealer.markets.all()
        if market.state == MarketState.OPEN
    ]


def _card(dealer: Dealer, market: Market, counts: MarketCounts) -> DealerCard:
    url = f"{reverse('dashboard:dealer', args=[dealer.slug])}?market={market.slug}"
    return DealerCard(
        name=dealer.name,
        url=url,
        market=market.name,
        figures=tuple(
            rates.figure(series.label, series.rate(dealer.pk), measured_at=series.newest_at)
            for series in counts.series
        ),
    )
