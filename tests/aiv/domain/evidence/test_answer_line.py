"""Check that a line of import_answers is read strictly and has one identity."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.evidence import answer_line
from tests.aiv.domain.markets.test_market_file import JSON
from tests.documents import body_line, line


def read(**changes: Any) -> answer_line.AnswerLine:
    return answer_line.read(json.dumps(line(**changes)))


def fault(**changes: Any) -> str:
    with pytest.raises(InvalidInput) as caught:
        read(**changes)
    return caught.value.field


def test_a_line_is_read_whole() -> None:
    found = read(citations=[{"url": "https://a.example/x", "title": "A", "start": 0, "end": 3}])
    assert (found.market, found.wording, found.trial, found.status) == (
        "toyota-harbor-point", 0, 1, 200,
    )  # fmt: skip
    assert found.asked_at.isoformat() == "2026-01-31T09:30:00+00:00"
    assert (found.citations[0].title, found.citations[0].end) == ("A", 3)


def test_a_line_that_brings_a_body_keeps_it_as_it_is() -> None:
    given_line = body_line()
    found = answer_line.read(json.dumps(given_line))
    assert (found.body, found.text, found.citations) == (given_line["body"], None, ())


def test_a_line_may_begin_with_a_byte_order_mark() -> None:
    assert answer_line.read(b"\xef\xbb\xbf" + json.dumps(line()).encode())


@pytest.mark.parametrize(
    "same",
    [
        {"asked_at": "2026-01-31T04:30:00-05:00"},
        {"asked_at": "2026-01-31t09:30:00.000z"},
        {"surface": "responses "},
        {"citations": None},
        {"status": None},
    ],
)
def test_the_same_answer_has_the_same_identity(same: dict[str, Any]) -> None:
    assert read(**same).digest == read().digest


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Other words."},
        {"trial": 2},
        {"wording": 1},
        {"place": None},
        {"asked_at": "2026-01-31T09:30:01Z"},
        {"surface": "copied by hand"},
        {"status": 201},
        {"citations": [{"url": "https://a.example/"}]},
    ],
)
def test_another_answer_has_another_identity(other: dict[str, Any]) -> None:
    assert read(**other).digest != read().digest


def test_the_order_of_keys_does_not_matter() -> None:
    turned = dict(reversed(line().items()))
    assert answer_line.read(json.dumps(turned)).digest == read().digest


@pytest.mark.parametrize(
    "moment",
    ["yesterday", "2026-01-31", "2026-01-31T09:30", "20260131T093000Z", "2026-02-30T00:00:00Z",
     "2026-01-31T09:30:60Z", "9999-12-31T23:59:59-12:00", "2026-01-31T09:30:00", 1769851800],
)  # fmt: skip
def test_a_time_without_its_offset_or_outside_the_calendar_is_a_fault(moment: object) -> None:
    assert fault(asked_at=moment) == "asked_at"


@pytest.mark.parametrize("value", [0, -1, 1.0, "1", True, None, 2**31, 10**400])
def test_a_trial_is_a_whole_number_from_one(value: object) -> None:
    assert fault(trial=value) == "trial"


@pytest.mark.parametrize("value", [-1, 1.5, True, None, [], ""])
def test_a_wording_is_a_number_or_the_words(value: object) -> None:
    assert fault(wording=value) == "wording"


@pytest.mark.parametrize("url", ["", "a.example", "javascript:alert(1)", "https://a b", 5, None])
def test_a_cited_address_is_one_of_the_web(url: object) -> None:
    assert fault(citations=[{"url": url}]) == "citations[0].url"


@pytest.mark.parametrize(
    ("offsets", "field"),
    [
        ({"start": 0}, "end"),
        ({"end": 2}, "start"),
        ({"start": 3, "end": 2}, "end"),
        ({"start": -1, "end": 2}, "start"),
        ({"start": 0, "end": 10**9}, "end"),
        ({"start": 0.0, "end": 1}, "start"),
    ],
)
def test_offsets_lie_inside_the_text(offsets: dict[str, Any], field: str) -> None:
    assert fault(citations=[{"url": "https://a.example/", **offsets}]) == f"citations[0].{field}"


def test_offsets_count_code_points() -> None:
    text = "🚗\x00é"
    found = read(text=text, citations=[{"url": "https://a.example/", "start": 2, "end": 3}])
    assert found.text is not None
    assert found.text[2:3] == "é"


@pytest.mark.parametrize("extra", [{"body": {}}, {"text": None}])
def test_a_line_brings_either_a_body_or_words(extra: dict[str, Any]) -> None:
    assert fault(**extra) == "body"


@pytest.mark.parametrize("body", ["data: {}", [1], 5, True])
def test_a_body_is_an_object(body: object) -> None:
    with pytest.raises(InvalidInput, match="body"):
        answer_line.read(json.dumps(body_line(body=body)))


def test_minus_zero_is_zero() -> None:
    minus, plus = read(place={"lat": -0.0, "lng": 0}), read(place={"lat": 0, "lng": 0})
    assert minus.digest == plus.digest


@given(key=st.sampled_from(sorted(line())), value=JSON)
def test_no_value_anywhere_does_more_than_fault(key: str, value: object) -> None:
    try:
        found = answer_line.read(json.dumps(line(**{key: value})))
    except InvalidInput as refused:
        assert refused.reason
    else:
        assert len(found.digest) == 64


@given(st.text() | st.binary())
def test_no_line_does_more_than_fault(text: str | bytes) -> None:
    with pytest.raises(InvalidInput):
        answer_line.read(text)
