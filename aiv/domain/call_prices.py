"""Say what one searched answer may cost before it is bought; the bill comes with the answer.

The ranges are wide on purpose: a search fee and a short answer below, several searches with a
long answer of a dear model above (price lists and recorded answers of November 2026; check them
against the account before anybody is billed).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

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


def of_provider(provider: str) -> PriceRange:
    """Give what a call of a provider may cost; nobody buys what has no price."""
    if provider not in RANGES:
        raise InvalidInput("assistants", f"the price of a call to {provider!r} is not known")
    return RANGES[provider]


def total(prices: Iterable[PriceRange]) -> PriceRange:
    """Add the ranges of several calls."""
    each = tuple(prices)
    return PriceRange(
        sum(price.low_micros for price in each), sum(price.high_micros for price in each)
    )
