"""Say before a scan what it asks, what it may cost, how long it takes and what keeps it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from aiv.domain.asking import call_prices, model_prices, periods, provider_catalogue
from aiv.domain.asking.asking import AskSpec
from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.models import Access, Assistant, MarketAssistant, MarketState, Panel
from aiv.providers import asking
from aiv.selectors.asking import latencies, paces, provider_terms
from aiv.selectors.asking.paces import Pace
from aiv.services.asking import budgets, provider_keys
from aiv.services.asking.budgets import Payer
from dealershipai.accounts.models import Organization

MOST_TRIALS: Final = 20
# Written in one transaction, within the time for which another writer waits on SQLite.
MOST_CALLS: Final = 12_000


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One assistant's part; None is a price nobody knows, a time never measured, no problem."""

    assistant: Assistant
    calls: int
    low_micros: int | None
    high_micros: int | None
    seconds: float | None
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The whole of it; `left_micros` is None without a cap, `refusal` None when it may start."""

    lines: tuple[QuoteLine, ...]
    calls: int
    low_micros: int | None
    high_micros: int | None
    seconds: float | None
    left_micros: int | None
    refusal: str | None


def quote(
    panel: Panel,
    assistants: Sequence[Assistant],
    *,
    trials: int,
    organization: Organization | None,
    now: datetime,
) -> Quote:
    """Give what asking every intent of a panel so often of each assistant may cost."""
    calls = panel.intents.count() * max(trials, 0)
    counted = {assistant.pk: calls for assistant in assistants}
    found = of_calls(panel, assistants, counted, organization=organization, now=now)
    if 1 <= trials <= MOST_TRIALS:
        return found
    return _refused(found, f"Ask each question 1 to {MOST_TRIALS} times.")


def of_calls(
    panel: Panel,
    assistants: Sequence[Assistant],
    calls: Mapping[UUID, int],
    *,
    organization: Organization | None,
    now: datetime,
) -> Quote:
    """Give what so many calls to each assistant may cost."""
    lines = tuple(_lines(panel, assistants, calls, now))
    payer = Payer(organization.pk if organization else None, periods.month_of(now))
    found = Quote(
        lines=lines,
        calls=sum(line.calls for line in lines),
        low_micros=_sum(line.low_micros for line in lines),
        high_micros=_sum(line.high_micros for line in lines),
        seconds=_seconds_of_all(lines),
        left_micros=budgets.left(payer),
        refusal=None,
    )
    return _refused(found, _refusal(panel, found))


def problems(assistants: Iterable[Assistant], *, now: datetime) -> dict[UUID, str]:
    """Say of each assistant that cannot be asked now what keeps it from it."""
    accepted = provider_terms.accepted()
    keyed: dict[str, bool] = {}
    each = ((one.pk, _problem(one, accepted=accepted, keyed=keyed, now=now)) for one in assistants)
    return {pk: words for pk, words in each if words}


def shortage(most_micros: int | None, left_micros: int | None) -> str | None:
    """Say that the caps do not reach for the most it may cost; None where they do."""
    if most_micros is None or left_micros is None or most_micros <= left_micros:
        return None
    return (
        f"This may cost up to {most_micros / 1e6:,.2f} USD and {left_micros / 1e6:,.2f} USD are "
        "left of this month's cap. Ask for fewer calls, or raise the cap."
    )


def _lines(
    panel: Panel, assistants: Sequence[Assistant], calls: Mapping[UUID, int], now: datetime
) -> Iterable[QuoteLine]:
    each_s = latencies.seconds(calls.keys(), now=now)
    pace_of, accepted = paces.of_all(), provider_terms.accepted()
    keyed: dict[str, bool] = {}
    members = _members(panel)
    for assistant in assistants:
        count = calls[assistant.pk]
        price = call_prices.of_model(assistant.provider, assistant.model)
        yield QuoteLine(
            assistant=assistant,
            calls=count,
            low_micros=price.low_micros * count if price else None,
            high_micros=price.high_micros * count if price else None,
            seconds=_seconds(count, each_s.get(assistant.pk), pace_of.get(assistant.provider)),
            problem=_stranger(assistant, members)
            or _problem(assistant, accepted=accepted, keyed=keyed, now=now),
        )


def _members(panel: Panel) -> frozenset[UUID] | None:
    """Give who may be asked this panel; None where any assistant may."""
    if panel.assistant_id is not None:
        return frozenset([panel.assistant_id])
    if panel.market_id is None:
        return None
    links = MarketAssistant.objects.filter(market=panel.market_id)
    return frozenset(links.values_list("assistant", flat=True))


def _stranger(assistant: Assistant, members: frozenset[UUID] | None) -> str | None:
    if members is None or assistant.pk in members:
        return None
    return f"{assistant} is not an assistant of this panel; add it to the market first."


def _problem(
    assistant: Assistant, *, accepted: frozenset[str], keyed: dict[str, bool], now: datetime
) -> str | None:
    provider = assistant.provider
    if assistant.access == Access.BY_HAND:
        return f"{assistant} is copied by hand: no interface is offered that we may ask."
    off = provider_catalogue.switched_off(provider, are_terms_accepted=provider in accepted)
    if off:
        return f"{off[0].upper()}{off[1:]}."
    if provider not in keyed:
        keyed[provider] = provider_keys.key_for(provider) is not None
    if not keyed[provider]:
        return f"No key of {PROVIDERS[provider].title} can be used; enter one first."
    return _faulty(assistant) or _unoffered(assistant, now) or _unpriced(assistant)


def _faulty(assistant: Assistant) -> str | None:
    fault = asking.problem_of(
        AskSpec(
            provider=assistant.provider,
            model=assistant.model,
            surface=assistant.surface,
            settings=assistant.settings,
        )
    )
    return f"{assistant} cannot be asked as it is set up: {fault}." if fault else None


def _unoffered(assistant: Assistant, now: datetime) -> str | None:
    ends = model_prices.announced_end(assistant.provider, assistant.model)
    if ends is None or ends > now.date():
        return None
    return f"{assistant.model} was announced to end on {ends:%-d %b %Y}; choose another model."


def _unpriced(assistant: Assistant) -> str | None:
    if call_prices.of_model(assistant.provider, assistant.model) is not None:
        return None
    return (
        f"The price of {assistant.model or assistant} is not in our list, so that nobody can say "
        "what a call may cost; choose a model that is."
    )


def _seconds(calls: int, each_s: float | None, pace: Pace | None) -> float | None:
    if each_s is None or pace is None:
        return None
    return pace.seconds(calls, each_s=each_s)


def _refusal(panel: Panel, found: Quote) -> str | None:
    if not found.calls:
        return "There is nothing to ask: choose assistants and a panel with questions."
    if found.calls > MOST_CALLS:
        return f"That is {found.calls:,} calls; one scan makes at most {MOST_CALLS:,}."
    problems = [_owner_problem(panel), *(line.problem for line in found.lines)]
    if any(problems):
        return next(filter(None, problems))
    return shortage(found.high_micros, found.left_micros)


def _owner_problem(panel: Panel) -> str | None:
    market, dealer = panel.market, panel.dealer
    if (market and market.is_demo) or (dealer and dealer.is_demo):
        return "This is the demo: its answers are invented, and real ones have no place in it."
    if market and market.state != MarketState.OPEN:
        return "This market is proposed; an operator accepts it first."
    if dealer and dealer.organization_id is None:
        return "Nobody has claimed this dealer; facts are asked of claimed dealers only."
    return None


def _refused(found: Quote, refusal: str | None) -> Quote:
    return found if refusal is None else replace(found, refusal=refusal)


def _sum(amounts: Iterable[int | None]) -> int | None:
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _seconds_of_all(lines: Iterable[QuoteLine]) -> float | None:
    """Give the longest provider's time: providers are asked side by side, one's calls in turn."""
    by_provider: dict[str, float] = {}
    for line in lines:
        if line.seconds is None:
            return None
        provider = line.assistant.provider
        by_provider[provider] = by_provider.get(provider, 0.0) + line.seconds
    return max(by_provider.values(), default=None)
