"""The catalogue lists every provider that can be asked, and says why others are not."""

from __future__ import annotations

import pytest

from aiv.domain.asking import call_prices, model_prices, provider_catalogue, surfaces
from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.providers import NORMALISERS, requests

SURFACES = [(facts, each) for facts in PROVIDERS.values() for each in facts.surfaces]


def test_every_adapter_stands_in_the_catalogue() -> None:
    asked = {name: set(adapter.drafters) for name, adapter in requests.ADAPTERS.items()}
    listed = {name: {each.name for each in facts.surfaces} for name, facts in PROVIDERS.items()}
    assert asked == listed == {name: listed[name] for name in NORMALISERS}


def test_every_surface_can_be_read() -> None:
    for facts, surface in SURFACES:
        normaliser = NORMALISERS[facts.name]
        assert surface.name in normaliser.surfaces and surface.access == normaliser.access


def test_every_provider_has_a_price_range() -> None:
    assert set(call_prices.RANGES) == set(PROVIDERS)


def test_every_first_model_has_a_price() -> None:
    named = [(facts.name, each.model) for facts, each in SURFACES if each.model]
    assert [pair for pair in named if model_prices.of_model(*pair) is None] == []
    assert [pair for pair in named if model_prices.announced_end(*pair)] == []


def test_what_may_feed_the_index_is_said_once() -> None:
    for facts, each in SURFACES:
        may_feed = surfaces.feeds_index(
            platform=each.platform or "", provider=facts.name, access=each.access
        )
        assert facts.is_in_index or not may_feed


def test_keys_are_named_for_their_provider() -> None:
    assert all(f.key_name == f"{name.upper()}_API_KEY" for name, f in PROVIDERS.items())


def test_gemini_alone_waits_for_its_terms() -> None:
    assert [name for name, facts in PROVIDERS.items() if facts.needs_terms] == ["gemini"]


@pytest.mark.parametrize(
    ("provider", "accepted", "words"),
    [
        ("gemini", False, "Gemini: not measured (switched off)"),
        ("gemini", True, ""),
        ("openai", False, ""),
        ("demo", True, "not measured (this version asks no such provider)"),
    ],
)
def test_a_provider_that_is_off_says_why(provider: str, accepted: bool, words: str) -> None:
    assert provider_catalogue.switched_off(provider, are_terms_accepted=accepted) == words


def test_assistants_without_a_lawful_way_say_why() -> None:
    assert {each.platform for each in provider_catalogue.UNMEASURED} == {"copilot", "meta_ai"}
    assert all(each.why.endswith(".") for each in provider_catalogue.UNMEASURED)
