"""Known words have labels and an order; an author's own words are shown as written."""

from __future__ import annotations

import pytest

from aiv.domain.markets import vocabulary


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("new", "New cars"),
        ("Trade in", "Trade-in"),
        ("trade_in", "Trade-in"),
        ("body-shop", "Body shop"),
        ("", ""),
    ],
)
def test_a_department_has_a_label(word: str, label: str) -> None:
    assert vocabulary.department_label(word) == label


@pytest.mark.parametrize(("word", "label"), [("after", "After the sale"), ("dream", "Dream")])
def test_a_stage_has_a_label(word: str, label: str) -> None:
    assert vocabulary.stage_label(word) == label


def test_known_departments_come_first_and_in_the_product_order() -> None:
    words = ["towing", "service", "body-shop", "new", "used"]
    ordered = sorted(words, key=vocabulary.department_order)
    assert ordered == ["new", "used", "service", "body-shop", "towing"]
