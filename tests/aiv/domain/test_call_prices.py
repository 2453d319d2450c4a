"""Check what calls may cost before they are made, and the canary questions."""

from __future__ import annotations

import pytest

from aiv.domain import call_prices, canary
from aiv.domain.call_prices import PriceRange
from aiv.domain.errors import InvalidInput
from aiv.providers import NORMALISERS


@pytest.mark.parametrize("provider", sorted(NORMALISERS))
def test_every_provider_has_a_price(provider: str) -> None:
    price = call_prices.of_provider(provider)
    assert 0 < price.low_micros <= price.high_micros


def test_what_has_no_price_is_not_bought() -> None:
    with pytest.raises(InvalidInput, match="not known"):
        call_prices.of_provider("nobody")


def test_prices_add_up() -> None:
    assert call_prices.total([PriceRange(1, 2), PriceRange(3, 5)]) == PriceRange(4, 7)
    assert call_prices.total([]) == PriceRange(0, 0)


def test_canary_questions_are_neutral_and_asked_once_each() -> None:
    panel = canary.canary_panel()
    assert len({each.slug for each in panel}) == len(panel) >= 10
    assert not any(each.is_branded or each.is_local for each in panel)
