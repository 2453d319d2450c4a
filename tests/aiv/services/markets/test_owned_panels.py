"""A market, a dealer and an assistant each have panels of their own, versioned apart."""

from __future__ import annotations

import pytest

from aiv.models import Assistant, Dealer, Market, PanelKind
from aiv.services.markets import panels

pytestmark = pytest.mark.django_db


def test_a_dealers_questions_name_it(dealers: list[Dealer]) -> None:
    panel = panels.freeze_facts(dealers[0], author=None)
    assert (panel.kind, panel.dealer, panel.market) == (PanelKind.BRANDED, dealers[0], None)
    assert all(intent.is_branded for intent in panel.intents.all())
    first = panel.intents.all()[0].prompts.all()[0]
    assert dealers[0].name in first.text


def test_an_assistants_canary_names_nobody(assistant: Assistant, dealers: list[Dealer]) -> None:
    panel = panels.freeze_canary(assistant, author=None)
    words = " ".join(prompt.text for each in panel.intents.all() for prompt in each.prompts.all())
    assert (panel.kind, panel.assistant) == (PanelKind.CANARY, assistant)
    assert not any(dealer.name in words for dealer in dealers)


def test_freezing_the_same_again_makes_no_new_version(
    assistant: Assistant, dealers: list[Dealer], market: Market
) -> None:
    for _ in range(2):
        found = (
            panels.freeze_facts(dealers[0], author=None),
            panels.freeze_canary(assistant, author=None),
        )
    assert [panel.version for panel in found] == [1, 1]
    assert panels.current(dealers[1]) is None
