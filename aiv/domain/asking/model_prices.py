"""Hold what models cost and until when they are offered; price calls whose answer says no price.

A table of ours, dated, from third parties' lists of November 2026: check it against the makers'
pages before anybody is billed by it. A model that is not in it has no price, never a guessed one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from aiv.domain.evidence.answers import Cost, Reply

VERSION: Final = "2026-11-22"
SOURCE: Final = "third parties' price lists of November 2026; check before billing"
PER: Final = Decimal(1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPrice:
    """US dollars for a million tokens in and out; None where the list names no price.

    `ends` is the day on which its maker announced that it will stop; None where none is announced.
    """

    tokens_in: Decimal | None = None
    tokens_out: Decimal | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFee:
    """US dollars for one search; `is_per_prompt` where any number of searches counts once."""

    fee: Decimal
    is_per_prompt: bool = False


def _price(tokens_in: str, tokens_out: str, ends: date | None = None) -> ModelPrice:
    return ModelPrice(tokens_in=Decimal(tokens_in), tokens_out=Decimal(tokens_out), ends=ends)


def _ends(day: date) -> ModelPrice:
    return ModelPrice(ends=day)


_DECEMBER, _JANUARY = date(2026, 12, 11), date(2027, 1, 14)
MODELS: Final[Mapping[str, Mapping[str, ModelPrice]]] = {
    "openai": {
        "gpt-6-luna": _price(".10", ".50"),
        "gpt-6.1-terra": _price("1", "5"),
        "gpt-6.1-sol": _price("2", "10"),
        "gpt-6-astra": _price("10", "50"),
        "gpt-5.6-sol": _price("4", "20"),
        "gpt-5.5": _price("5", "30"),
        "gpt-5": _ends(_DECEMBER),
        "gpt-5-mini": _ends(_DECEMBER),
        "gpt-5-nano": _ends(_DECEMBER),
        "o3": _ends(_DECEMBER),
        "gpt-4.1": _ends(_JANUARY),
        "gpt-4.1-mini": _ends(_JANUARY),
        "gpt-4o": _ends(_JANUARY),
        "gpt-4o-mini": _ends(_JANUARY),
        "gpt-4o-search-preview": _ends(date(2026, 7, 23)),
    },
    "anthropic": {
        "claude-haiku-5-5": _price(".10", ".50"),
        "claude-sonnet-5-5": _price("2", "10"),
        "claude-opus-5-5": _price("4", "20"),
        "claude-haiku-4-5": _price("1", "5"),
        "claude-sonnet-4-5": _ends(date(2026, 11, 30)),
    },
    "gemini": {
        "gemini-3.5-flash-lite": _price(".30", "2.50"),
        "gemini-3.8-flash": _price(".75", "3.75"),
        "gemini-4-argon": _price("2", "10"),
        "gemini-2.5-flash": _price(".30", "2.50"),
    },
    "perplexity": {"perplexity/sonar": _price(".25", "2.50")},
    "xai": {"grok-4.7": _price("2", "6"), "grok-4.3": _price("1.25", "2.50")},
}
SEARCHES: Final[Mapping[str, SearchFee]] = {
    "openai": SearchFee(fee=Decimal("0.010")),
    "anthropic": SearchFee(fee=Decimal("0.010")),
    "gemini": SearchFee(fee=Decimal("0.014")),
}
# Up to its generation 2.5, Gemini's search is billed once a prompt.
_OLD_GEMINI: Final = SearchFee(fee=Decimal("0.035"), is_per_prompt=True)
_OLD_GEMINI_NAMES: Final = re.compile(r"gemini-(?:1|2)\b")
_DAY: Final = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|\d{8})\Z")


def of_model(provider: str, model: str) -> ModelPrice | None:
    """Give what is known of a model; the day in a dated id is left out. None where nothing is."""
    known = MODELS.get(provider, {})
    return known.get(model) or known.get(_DAY.sub("", model))


def announced_end(provider: str, model: str) -> date | None:
    """Give the day on which a model stops being offered, as far as its maker announced one."""
    found = of_model(provider, model)
    return found.ends if found else None


def priced(reply: Reply, *, model_requested: str) -> Reply:
    """Give the reply with its cost: the provider's figure, else one computed from the usage."""
    if reply.cost.cost_usd is not None:
        return reply
    return replace(reply, cost=cost_of(reply, model_requested=model_requested))


def cost_of(reply: Reply, *, model_requested: str) -> Cost:
    """Compute dollars from tokens and searches; an unknown part leaves the whole unknown.

    Tokens read from a cache count in full, because the list has no price for them: the figure is
    then an upper bound. Free allowances are not deducted.
    """
    provider = reply.answer.provider
    served = reply.answer.model_served or model_requested
    price = of_model(provider, served)
    words = None if price is None else _tokens_usd(reply, price)
    searches = _searches_usd(reply, served)
    if words is None or searches is None:
        return Cost()
    return Cost(cost_usd=words + searches, cost_source="computed", price_table_version=VERSION)


def _tokens_usd(reply: Reply, price: ModelPrice) -> Decimal | None:
    usage = reply.usage
    if price.tokens_in is None or price.tokens_out is None:
        return None
    if usage.input is None or usage.output is None:
        return None
    read = usage.input + (usage.tool or 0)
    return (read * price.tokens_in + usage.output * price.tokens_out) / PER


def _searches_usd(reply: Reply, model: str) -> Decimal | None:
    fee = SEARCHES.get(reply.answer.provider)
    billed = reply.usage.searches_billed
    if fee is None:
        return None
    if billed is None:
        # Not counted and not made is nothing; not counted and made is an unknown sum.
        return Decimal(0) if reply.answer.search_used is False else None
    if reply.answer.provider == "gemini" and _OLD_GEMINI_NAMES.match(model):
        fee = _OLD_GEMINI
    return fee.fee * (min(billed, 1) if fee.is_per_prompt else billed)
