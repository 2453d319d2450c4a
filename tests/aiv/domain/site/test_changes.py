"""Test that a page changed only when its substance did."""

from __future__ import annotations

import random

import pytest

from aiv.domain.site.changes import LENGTH, fingerprint, is_substantive
from tests.aiv.domain.site.made import facts_of

WORDS = [f"word{number}" for number in range(2_000)]


def text(seed: int, *, other_share: float = 0.0) -> str:
    """Give 500 words, a share of them in a row being others."""
    words = random.Random(seed).choices(WORDS, k=500)
    n = round(500 * other_share)
    words[100 : 100 + n] = random.Random(-seed - 1).choices(WORDS, k=n)
    return " ".join(words)


def changed_share(other_share: float) -> float:
    pairs = [(text(seed), text(seed, other_share=other_share)) for seed in range(100)]
    judged = [
        is_substantive(fingerprint(facts_of(main_text=one)), fingerprint(facts_of(main_text=other)))
        for one, other in pairs
    ]
    return sum(judged) / len(judged)


def offered(price: str, availability: str = "InStock", words: str = "A red coupe") -> str:
    offer = {"@type": "Offer", "price": price, "availability": availability}
    return fingerprint(facts_of({"@type": "Car", "offers": offer}, main_text=words))


def test_a_fingerprint_has_one_length_even_of_nothing() -> None:
    assert len(fingerprint(facts_of())) == len(fingerprint(facts_of(main_text=text(1)))) == LENGTH


def test_a_fingerprint_is_the_same_for_ever() -> None:
    made = fingerprint(facts_of(main_text="Used cars in stock"))
    assert made.startswith("e3b0c44298fc1c14") and made[16:24] == "3f5a051a"


@pytest.mark.parametrize(("share", "low", "high"), [(0.03, 0, 0.05), (0.25, 0.95, 1.0)])
def test_more_than_a_tenth_of_other_words_is_substance(
    share: float, low: float, high: float
) -> None:
    assert low <= changed_share(share) <= high


def test_spaces_and_capitals_are_no_substance() -> None:
    one = fingerprint(facts_of(main_text="Used Cars\nin stock"))
    assert one == fingerprint(facts_of(main_text="used cars in  stock."))


def test_a_marked_up_price_is_substance() -> None:
    assert is_substantive(offered("19995"), offered("18995"))


def test_availability_is_substance() -> None:
    assert is_substantive(offered("19995"), offered("19995", "SoldOut"))


def test_prices_in_words_count_where_none_are_marked_up() -> None:
    one, other = (
        fingerprint(facts_of(main_text=f"{text(1)} asks {price}"))
        for price in ("$19,995", "$18,995")
    )
    assert is_substantive(one, other)


def test_prices_of_similar_cars_are_left_to_the_words_where_one_is_marked_up() -> None:
    assert not is_substantive(
        offered("19995", words=f"{text(1)} $1,000"), offered("19995", words=f"{text(1)} $2,000")
    )


def test_a_car_that_is_called_sold_has_changed() -> None:
    one, other = (fingerprint(facts_of(main_text=f"{text(1)}{end}")) for end in ("", " Sold"))
    assert is_substantive(one, other)


@pytest.mark.parametrize(("before", "after"), [("", "a"), ("a", ""), ("a", "a")])
def test_without_two_fingerprints_nothing_changed(before: str, after: str) -> None:
    assert not is_substantive(before, after)
