"""Say what one searched answer may cost before it is bought; the bill comes with the answer.

The ranges are wide on purpose: a search fee and a short answer below, several searches with a
long answer of a dear model above (price lists and recorded answers of November 2026; check them
against the account before anybody is billed).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aiv.domain.asking import model_prices
from aiv.domain.asking.model_prices import ModelPrice
from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.domain.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class PriceRange:
    """The least and the most that one call may cost, in millionths of a dollar."""

    low_micros: int
    high_micros: int


RANGES: Final = {
    "openai": PriceRange(10_000, 150_000),
    "anthropic": PriceRange(10_000, 120_000),
    "gemini": PriceRange(14_000, 100_000),
    "perplexity": PriceRange(1_000, 30_000),
    "xai": PriceRange(5_000, 60_000),
    "openrouter": PriceRange(5_000, 150_000),
    "dataforseo": PriceRange(2_000, 6_000),
    "serpapi": PriceRange(10_000, 30_000),
}
AS_OF: Final = "2026-11-22"
# A long answer after several searches, whose pages are billed as tokens that go in; recorded
# answers stay well below. A dear model passes its provider's range, and is held to this instead.
LONG_TOKENS_IN: Final = 20_000
LONG_TOKENS_OUT: Final = 4_000
MANY_SEARCHES: Final = 6


def of_provider(provider: str) -> PriceRange:
    """Give what a call of a provider may cost; nobody buys what has no price."""
    if provider not in RANGES:
        raise InvalidInput("assistants", f"the price of a call to {provider!r} is not known")
    return RANGES[provider]


def of_model(provider: str, model: str) -> PriceRange | None:
    """Give what a call of a model may cost; None where nobody can say, so that nobody buys it."""
    facts = PROVIDERS.get(provider)
    if facts is None:
        return None
    known = RANGES[provider]
    if facts.cost_known_by != "our price table":
        return known
    price = model_prices.of_model(provider, model)
    long = _long_answer(provider, price) if price else None
    return None if long is None else PriceRange(known.low_micros, max(known.high_micros, long))


def _long_answer(provider: str, price: ModelPrice) -> int | None:
    if price.tokens_in is None or price.tokens_out is None:
        return None
    # Dollars for a million tokens are millionths of a dollar for one.
    tokens = LONG_TOKENS_IN * price.tokens_in + LONG_TOKENS_OUT * price.tokens_out
    search = model_prices.SEARCHES.get(provider)
    searches = MANY_SEARCHES * search.fee * 1_000_000 if search else 0
    return round(tokens + searches)
