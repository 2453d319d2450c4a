"""Check what calls may cost before they are made, and the canary questions."""

from __future__ import annotations

import pytest

from aiv.domain.asking import call_prices, canary
from aiv.domain.errors import InvalidInput
from aiv.providers import NORMALISERS


@pytest.mark.parametrize("provider", sorted(NORMALISERS))
def test_every_provider_has_a_price(provider: str) -> None:
    price = call_prices.of_provider(provider)
    assert 0 < price.low_micros <= price.high_micros


def test_what_has_no_price_is_not_bought() -> None:
    with pytest.raises(InvalidInput, match="not known"):
        call_prices.of_provider("nobody")


@pytest.mark.parametrize(
    ("provider", "model", "most"),
    [
        ("openai", "gpt-6-luna", 150_000),
        ("openai", "gpt-6-astra", 460_000),
        ("anthropic", "claude-opus-5-5", 220_000),
        ("xai", "grok-of-tomorrow", 60_000),
        ("dataforseo", "", 6_000),
    ],
)
def test_a_dear_model_may_cost_more_than_its_provider(provider: str, model: str, most: int) -> None:
    price = call_prices.of_model(provider, model)
    assert price is not None
    assert price.high_micros == most >= price.low_micros


@pytest.mark.parametrize(
    ("provider", "model"), [("openai", "gpt-9"), ("openai", "gpt-5"), ("nobody", "x")]
)
def test_nobody_says_what_an_unpriced_model_costs(provider: str, model: str) -> None:
    assert call_prices.of_model(provider, model) is None


def test_canary_questions_are_neutral_and_asked_once_each() -> None:
    panel = canary.canary_panel()
    assert len({each.slug for each in panel}) == len(panel) >= 10
    assert not any(each.is_branded or each.is_local for each in panel)
