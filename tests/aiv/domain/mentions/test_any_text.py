"""Test that no text at all breaks detection."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.aiv.domain.mentions.invented import DEALERS, found
from tests.aiv.domain.properties import QUICK

PIECES = [
    *(each.name for each in DEALERS),
    *"*_`~#|>[](){}<!-->&;.,:?'’\n\t \0\u00a0\u0301\u200bßﬁİ🥇1",
    "](https://",
    "&amp;",
    "<b>",
    "```",
    "avoid",
    "if",
    "best",
    "unlike",
    "(200) 555-0104",
    "oakhursttoyota.example",
]
texts = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@QUICK
@given(texts, texts)
def test_any_text_is_read_and_every_quote_is_its_own(text: str, prompt: str) -> None:
    for mention in found(text, prompt).mentions:
        assert mention.quote == text[mention.start : mention.end] != ""
        assert mention.spans[0] == (mention.start, mention.end)


@QUICK
@given(texts)
def test_orders_count_up_from_one_and_only_one_is_best(text: str) -> None:
    mentions = found(text).mentions
    assert [each.order for each in mentions] == list(range(1, len(mentions) + 1))
    assert sum(each.role == "best" for each in mentions) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "``` said Oakhurst Toyota",
        "~~~ Oakhurst Toyota\n~~~",
        "---\nOakhurst Toyota",
        "Oakhurst Toyota",
    ],
)
def test_a_name_on_an_odd_line_is_still_found(text: str) -> None:
    assert [each.dealer for each in found(text).mentions] == ["oak"]


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!--",
        "](",
        "[a](",
        "&amp",
        "*",
        "**Oakhurst",
        "> ",
        "| ",
        '"',
        "(",
        "a.",
        "1.\n",
        "x-",
    ],
)
def test_a_hostile_repetition_costs_no_more_than_its_length(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 2
