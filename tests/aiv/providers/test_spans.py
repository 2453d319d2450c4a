"""Places in a text are found from bytes, markers and Markdown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aiv.providers.spans import PARAGRAPH, ByteMap, Piece, lay_out, markdown_links, markers


@given(st.text(max_size=30), st.data())
def test_byte_spans_become_the_same_words(text: str, choose: st.DataObject) -> None:
    start = choose.draw(st.integers(0, len(text)))
    end = choose.draw(st.integers(start, len(text)))
    raw = len(text[:start].encode("utf-8", "replace")), len(text[:end].encode("utf-8", "replace"))
    assert ByteMap(text).span(*raw, None) == ((start, end) if start < end else None)


@given(st.text(max_size=20), st.integers(0, 200), st.integers(0, 200), st.text(max_size=4))
def test_a_byte_span_never_leaves_the_text(text: str, start: int, end: int, words: str) -> None:
    span = ByteMap(text).span(start, end, words)
    assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_an_offset_inside_a_character_moves_to_its_end() -> None:
    assert ByteMap("é-é").span(1, 4, None) == (1, 3)


def test_gaps_are_left_out_at_the_start_and_around_nothing() -> None:
    pieces = [Piece(words, {}, PARAGRAPH) for words in ("", "One.", "", "Two.")]
    text, places = lay_out(pieces)
    assert text == "One.\n\nTwo."
    assert [text[place.start : place.end] for place in places] == ["", "One.", "", "Two."]


def test_markers_are_numbers_in_brackets() -> None:
    found = [(number, words) for number, words, _ in markers("A [7], [web:12], [x], [12345].")]
    assert found == [(7, "[7]"), (12, "[web:12]")]


def test_a_link_may_hold_brackets_and_parentheses() -> None:
    text = "See [a [b] c](https://a.example/x_(y)) and ![img](https://b.example/i)."
    (link,) = markdown_links(text)
    assert (link.label, link.url) == ("a [b] c", "https://a.example/x_(y)")
    assert text[slice(*link.span)] == "[a [b] c](https://a.example/x_(y))"


def test_a_link_may_hold_an_image() -> None:
    text = "[Video ![](https://b.example/i)](https://a.example/v)"
    assert [link.url for link in markdown_links(text)] == ["https://a.example/v"]


@given(st.text(alphabet="[]()! ahttps://.x", max_size=60))
def test_link_spans_lie_inside_the_text(text: str) -> None:
    for link in markdown_links(text):
        assert 0 <= link.span[0] < link.span[1] <= len(text)


def test_many_open_brackets_take_no_time() -> None:
    assert markdown_links("[" * 50_000 + "](https://a.example/" + "(" * 50_000) == []
    assert markdown_links("[](https://a.example/x" * 5_000) == []
