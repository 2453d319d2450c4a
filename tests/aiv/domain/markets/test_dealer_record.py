"""Check how a rooftop's record is spelled and when two records mean one store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aiv.domain import slugs
from aiv.domain.errors import InvalidInput
from aiv.domain.markets.dealer_record import DealerRecord, is_same_rooftop, tidy

ONE = DealerRecord(
    name="Marlin Honda",
    website="https://marlin.example",
    phone="+12395550123",
    city="Harbor Point",
    region="FL",
    makes=("Honda",),
)


def test_a_record_gets_one_spelling() -> None:
    typed = replace(
        ONE, name=" Marlin  Honda ", website="marlin.example", phone="239 555 0123", country="us"
    )
    assert tidy(typed) == ONE


def test_a_make_stands_once() -> None:
    assert tidy(replace(ONE, makes=("Honda", " honda ", ""))).makes == ("honda",)


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("website", "a b"), ("phone", "no"), ("makes", tuple("abcdefghijklmnopqrstu"))],
)
def test_what_cannot_be_stored_is_named(field: str, value: object) -> None:
    with pytest.raises(InvalidInput) as fault:
        tidy(replace(ONE, **{field: value}))
    assert fault.value.field == field


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (replace(ONE, website="", phone=""), True),
        (replace(ONE, name="Marlin", phone=""), True),
        (replace(ONE, name="Marlin", website=""), True),
        (replace(ONE, name="Marlin", city="", makes=()), True),
        (replace(ONE, name="Marlin Acura", makes=("Acura",)), False),
        (replace(ONE, name="Marlin", city="Far Shore"), False),
        (replace(ONE, name="Other", website="", phone=""), False),
        (DealerRecord(name="Other"), False),
    ],
)
def test_two_records_mean_one_store(other: DealerRecord, is_same: bool) -> None:
    assert is_same_rooftop(ONE, other) is is_same
    assert is_same_rooftop(other, ONE) is is_same


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        (("Toyota", "Harbor Point", "FL"), "toyota-harbor-point-fl"),
        (("Citroën", "São Tomé"), "citroen-sao-tome"),
        (("東京",), "store"),
        (("A",), "store"),
        (("x" * 200,), "x" * 56),
    ],
)
def test_words_make_a_slug(words: tuple[str, ...], slug: str) -> None:
    assert slugs.from_words(*words, fallback="store") == slug


def test_a_taken_slug_gets_the_next_number() -> None:
    assert slugs.unused("store", {"store", "store-2"}) == "store-3"
    assert slugs.unused("store", {"store-2"}) == "store"
