"""Prove the library's questions: their mix, their words, and how a market fills them."""

import re
from collections import Counter

import pytest

from aiv.domain import slugs, vocabulary
from aiv.domain.library import Place, panel

MARKETS = (
    Place(make="Toyota", city="Harbor Point", region="FL"),
    Place(make="Acura", city="Oak {Braces}", region="Québec"),
    Place(make="used", city="Harbor Point", region="FL"),
)


@pytest.fixture(params=MARKETS, ids=lambda place: place.make)
def place(request):
    """Give a market of a make, of a make that begins with a vowel, and of used cars."""
    return request.param


@pytest.fixture
def wordings(place):
    """Give every question of a market."""
    return [text for intent in panel(place) for text in intent.wordings]


def test_forty_intents_of_three_wordings(place):
    assert Counter(len(intent.wordings) for intent in panel(place)) == {3: 40}


def test_the_mix_is_that_of_the_method():
    count = Counter(intent.department for intent in panel(MARKETS[0]))
    assert (count["new"], count["used"]) == (16, 8)
    assert count["service"] + count["parts"] == 8
    assert count["finance"] + count["trade-in"] == 4
    assert count["reputation"] == 4


def test_a_market_of_used_cars_asks_for_no_new_car(wordings, place):
    says_new = [text for text in wordings if re.search(r"\bnew\b", text)]
    if place.make == "used":
        assert all("new brakes" in text or "new driver" in text for text in says_new)
        assert {i.department for i in panel(place)} & {"new"} == set()


def test_at_least_twelve_intents_are_local(place):
    assert sum(intent.is_local for intent in panel(place)) >= 12


def test_none_is_branded_and_all_weigh_the_same(place):
    assert {(intent.is_branded, intent.weight) for intent in panel(place)} == {(False, 1.0)}


def test_no_intent_and_no_question_stands_twice(place, wordings):
    intents = [intent.slug for intent in panel(place)]
    assert len(set(intents)) == len(intents)
    assert len({text.casefold() for text in wordings}) == len(wordings)


def test_slugs_departments_and_stages_are_known_words(place):
    for intent in panel(place):
        assert slugs.is_slug(intent.slug)
        assert intent.department in vocabulary.DEPARTMENTS
        assert intent.stage in vocabulary.STAGES


def test_nothing_is_left_to_fill(wordings, place):
    words = [text.replace(place.city, "City") for text in wordings]
    assert not [text for text in words if re.search(r"[{}]|\bNone\b|  ", text)]


def test_every_intent_says_where(place):
    for intent in panel(place):
        assert any(place.city in text for text in intent.wordings), intent.slug


def test_a_local_intent_says_where_in_every_wording(place):
    for intent in panel(place):
        if intent.is_local:
            assert all(place.city in text for text in intent.wordings), intent.slug


def test_articles_fit_the_word_that_follows(wordings):
    assert not [
        text for text in wordings if re.search(r"\ba (?!one)[AEIOaeio]|\ban (?![AEIOaeioh])", text)
    ]


def test_questions_are_short_and_begin_with_a_capital(wordings):
    for text in wordings:
        assert 20 <= len(text) <= 120, text
        assert text[0].isupper()
        assert text == text.strip()


def test_a_used_market_never_says_used_used_or_a_make(wordings, place):
    assert not [text for text in wordings if "used used" in text]
    if place.make == "used":
        assert not [text for text in wordings if "Toyota" in text]


def test_the_make_stands_in_most_intents_of_its_market():
    place = MARKETS[0]
    naming = [i for i in panel(place) if any(place.make in text for text in i.wordings)]
    assert len(naming) >= 35
