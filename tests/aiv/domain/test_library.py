"""Check the library of shopper questions: its mix, its words, its lengths."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

import pytest

from aiv.domain import library, slugs
from aiv.domain.markets.panels import PanelIntent
from aiv.domain.markets.vocabulary import DEPARTMENTS, STAGES

HONDA = library.Place(make="Honda", city="Harbor Point", region="FL")
ACURA = library.Place(make="Acura", city="Harbor Point", region="FL")
USED = library.Place(make="used", city="Harbor Point", region="FL")
PLACES = (HONDA, ACURA, USED)

every_place = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.make)


def wordings(place: library.Place) -> list[str]:
    return list(chain.from_iterable(intent.wordings for intent in library.panel(place)))


def group(intent: PanelIntent) -> str:
    return {"parts": "service", "trade-in": "finance"}.get(intent.department, intent.department)


def test_forty_intents_ask_in_three_wordings_each() -> None:
    panel = library.panel(HONDA)
    assert len(panel) == 40
    assert {len(intent.wordings) for intent in panel} == {3}


def test_the_mix_is_that_of_s10() -> None:
    counts = Counter(group(intent) for intent in library.panel(HONDA))
    assert counts == {"new": 16, "used": 8, "service": 8, "finance": 4, "reputation": 4}


def test_a_market_of_used_cars_asks_for_no_new_ones() -> None:
    counts = Counter(group(intent) for intent in library.panel(USED))
    assert counts == {"used": 24, "service": 8, "finance": 4, "reputation": 4}


def test_no_intent_names_a_dealer() -> None:
    assert not any(intent.is_branded for intent in library.panel(HONDA))


def test_some_intents_are_local_and_some_are_not() -> None:
    assert {intent.is_local for intent in library.panel(HONDA)} == {True, False}


def test_departments_and_stages_are_known_words() -> None:
    panel = library.panel(HONDA)
    assert {intent.department for intent in panel} <= set(DEPARTMENTS)
    assert {intent.stage for intent in panel} <= set(STAGES)


def test_slugs_are_slugs_and_each_stands_once() -> None:
    names = [intent.slug for intent in library.panel(HONDA)]
    assert len(set(names)) == 40
    assert all(map(slugs.is_slug, names))


@every_place
def test_no_wording_stands_twice(place: library.Place) -> None:
    texts = [text.casefold() for text in wordings(place)]
    assert [text for text, n in Counter(texts).items() if n > 1] == []


@every_place
def test_every_placeholder_is_filled(place: library.Place) -> None:
    assert [text for text in wordings(place) if re.search(r"[{}]|\bNone\b", text)] == []


@every_place
def test_blanks_and_signs_stand_well(place: library.Place) -> None:
    odd = re.compile(r"  |^\s|\s$|\s[?.,]|[?.,]{2}|\b(\w+) \1\b")
    assert [text for text in wordings(place) if odd.search(text)] == []


@every_place
def test_an_article_fits_the_word_after_it(place: library.Place) -> None:
    wrong = re.compile(r"\ban (?:[bcdfgjklmnpqrstvwxyz]|used\b|honda\b)|\ba (?!one-)[aeio]", re.I)
    assert [text for text in wordings(place) if wrong.search(text)] == []


@every_place
def test_wordings_are_as_long_as_people_ask(place: library.Place) -> None:
    assert [text for text in wordings(place) if not 20 <= len(text) <= 140] == []


@every_place
def test_wordings_begin_large_and_end_whole(place: library.Place) -> None:
    texts = wordings(place)
    assert [text for text in texts if text[:1] != text[:1].upper()] == []
    assert [text for text in texts if text[-1] not in "?." and not text[-1].isalnum()] == []


@every_place
def test_a_market_asks_by_its_make_and_place(place: library.Place) -> None:
    texts = wordings(place)
    assert sum("Harbor Point" in text for text in texts) > 40
    if place.make == "used":
        assert not any("Honda" in text or "Used" in text[1:] for text in texts)
    else:
        assert sum(place.make in text for text in texts) > 60
