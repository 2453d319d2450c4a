"""Prove the questions about one dealer: their number, their words, and that they name it."""

import re

from aiv.domain import slugs
from aiv.domain.library.facts import facts_panel
from aiv.domain.markets import vocabulary

PANEL = facts_panel("Harbor Point Toyota", city="Oak Bay")


def test_twenty_questions_are_asked_about_a_dealer():
    assert sum(len(intent.wordings) for intent in PANEL) == 20


def test_every_question_names_the_dealer_and_its_city():
    assert all("Harbor Point Toyota in Oak Bay" in intent.wordings[0] for intent in PANEL)


def test_a_city_in_the_name_is_not_said_twice():
    (first, *_) = facts_panel("Toyota of Oak Bay", city="Oak Bay")
    assert first.wordings == ("What is the address of Toyota of Oak Bay?",)


def test_an_unknown_city_is_left_out():
    (first, *_) = facts_panel("Harbor Point Toyota", city="")
    assert first.wordings == ("What is the address of Harbor Point Toyota?",)


def test_all_are_branded_and_none_is_local():
    assert {(intent.is_branded, intent.is_local) for intent in PANEL} == {(True, False)}


def test_none_stands_twice():
    assert len({intent.slug for intent in PANEL}) == 20
    assert len({intent.wordings for intent in PANEL}) == 20


def test_words_are_known_and_nothing_is_left_to_fill():
    for intent in PANEL:
        assert slugs.is_slug(intent.slug)
        assert intent.department in vocabulary.DEPARTMENTS
        assert intent.stage in vocabulary.STAGES
        assert not re.search(r"[{}]", intent.wordings[0])


def test_a_name_with_braces_is_only_a_name():
    (first, *_) = facts_panel("{city} Motors", city="Oak Bay")
    assert "{city} Motors in Oak Bay" in first.wordings[0]
