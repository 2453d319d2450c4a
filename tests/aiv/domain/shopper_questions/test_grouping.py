"""Questions that ask the same are one, the same way whatever their order."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from aiv.domain.shopper_questions import likeness
from aiv.domain.shopper_questions.grouping import Asked, Group, group, tidy

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def asked(*texts: str, first: int = 1) -> list[Asked]:
    return [
        Asked(chat=UUID(int=number), text=text, at=NOON + timedelta(minutes=number))
        for number, text in enumerate(texts, start=first)
    ]


def found(rows: Iterable[Asked], **more: object) -> list[tuple[str, int]]:
    groups: tuple[Group, ...] = group(rows, **more)  # type: ignore[arg-type]
    return [(each.wording, len(each.chats)) for each in groups]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Do you offer loaner cars?", "do you guys have a loaner car"),
        ("do you take trade-ins", "Do you accept trade ins?"),
        ("Do you fix transmissions?", "can you repair a transmission?"),
        ("Do you install remote starters?", "do you install remote startres"),
        ("¿Hacen cambio de aceite?", "hacen cambios de aceite"),
    ],
)
def test_the_same_in_other_words_is_one(one: str, other: str) -> None:
    assert likeness.is_same(likeness.sense(one), likeness.sense(other))
    assert likeness.is_same(likeness.sense(other), likeness.sense(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("what is the price of a used Camry hybrid", "what is the price of a new Camry hybrid"),
        ("Do you have trucks under 20k?", "Do you have trucks under 30k?"),
        ("Do you do brakes on trucks?", "Do you do oil changes on trucks?"),
        ("Are you open on Saturday?", "Are you open on Sunday?"),
        ("Do you lease electric cars?", "Do you buy electric cars?"),
        ("Can I finance without credit?", "Can I finance with credit?"),
        ("Do you service Toyota hybrids?", "Do you service Honda hybrids?"),
    ],
)
def test_a_difference_that_matters_keeps_them_apart(one: str, other: str) -> None:
    assert not likeness.is_same(likeness.sense(one), likeness.sense(other))


def test_each_chat_counts_once() -> None:
    rows = asked("Do you offer loaner cars?") * 5
    assert [len(each.chats) for each in group(rows)] == [1]


def test_order_changes_nothing() -> None:
    rows = asked(
        *["Do you offer loaner cars?", "do you have a loaner car", "loaner cars available?"] * 3,
        *["Do you take trade-ins?", "do you accept trade ins"] * 2,
        *["Are you open on Sunday?"] * 3,
    )
    expected = group(rows)
    for seed in range(20):
        shuffled = random.Random(seed).sample(rows, len(rows))
        assert group(shuffled) == expected


def test_a_wording_with_a_rare_word_is_not_the_example() -> None:
    rows = asked(
        *["Do you offer loaner cars during zorblatt service?"] * 2,
        *["Do you offer loaner cars during service?"] * 2,
    )
    assert found(rows) == [("Do you offer loaner cars during service?", 4)]
    common = [*rows, *asked("zorblatt, zorblatt?", first=9)]
    rare = "Do you offer loaner cars during zorblatt service?"
    assert found([*common, *asked(rare, first=10)])[0] == (rare, 5)


def test_without_a_wording_of_common_words_there_is_none() -> None:
    rows = asked(
        "Do you service zorblatt hybrid cars?",
        "Do you service quonk hybrid cars?",
        "Do you service fleem hybrid cars?",
    )
    assert all(wording == "" for wording, _ in found(rows))


def test_public_words_are_common() -> None:
    rows = asked(*["Do you sell the Zorblatt hybrid?"] * 2)
    assert found(rows) == [("", 2)]
    assert found(rows, public=["Zorblatt"]) == [("Do you sell the Zorblatt hybrid?", 2)]


def test_a_decided_group_keeps_its_key() -> None:
    first = group(asked(*["Do you offer loaner cars?"] * 3))[0]
    rows = asked(*["do you have a free loaner car"] * 9, *["Do you offer loaner cars?"] * 3)
    stood = group(rows, standing={first.key: first.wording})
    assert [(each.key, len(each.chats)) for each in stood] == [(first.key, 12)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("do you do  brakes", "Do you do brakes?"),
        ("DO YOU DO BRAKES?!", "Do you do brakes?"),
        ("hacen cambio de aceite para carros", "¿Hacen cambio de aceite para carros?"),
    ],
)
def test_a_wording_is_shown_as_a_question(written: str, shown: str) -> None:
    assert tidy(written) == shown
