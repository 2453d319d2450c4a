"""Test how two rooftops with one name are told apart."""

from __future__ import annotations

import pytest

from aiv.domain.mentions import compile_roster, detect
from tests.aiv.domain.mentions.invented import dealer, found, named


@pytest.mark.parametrize(
    ("text", "dealers"),
    [
        ("Summit Toyota in Southgate", ["south"]),
        ("| Summit Toyota | Northgate |", ["north"]),
        ("### Northgate\nSummit Toyota is open.", ["north"]),
        ("Summit Toyota on Delta Lane", ["south"]),
        ("Summit Toyota: (200) 555-0106", ["north"]),
        ("Summit Toyota in Southgate, Summit Toyota in Northgate", ["south", "north"]),
        ("Summit Toyota (Northgate) is big.\n\nI like Summit Toyota.", ["north"]),
    ],
)
def test_what_stands_near_decides(text: str, dealers: list[str]) -> None:
    assert named(text) == dealers


def test_the_question_decides_when_the_answer_is_silent() -> None:
    mentions = found("Summit Toyota is open.", "toyota in southgate").mentions
    assert [each.dealer for each in mentions] == ["south"]


def test_nothing_near_leaves_it_to_a_person() -> None:
    detection = found("Summit Toyota is open.")
    assert detection.mentions == ()
    assert detection.unsettled[0].dealers == ("north", "south")
    assert detection.unsettled[0].quote == "Summit Toyota"


def test_a_wrong_town_does_not_undo_a_name_that_fits_one() -> None:
    assert named("Oakhurst Toyota in Millbrook") == ["oak"]


def test_the_place_in_parentheses_tells_siblings_apart() -> None:
    roster = compile_roster([dealer("a", "Vail Kia"), dealer("b", "Vail Kia of Dunmore")])
    mentions = detect(roster, text="Vail Kia (Dunmore) is small.").mentions
    assert [each.dealer for each in mentions] == ["b"]
