"""A CSV of any make is read, or refused in words; no bytes at all raise anything else."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.outside import tables

KNOWN = tables.aliases(stars="rating", text="comment")


def read(body: bytes) -> list[dict[str, str]]:
    return [dict(row.cells) for row in tables.read(body, KNOWN, needed=["stars"]).rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    body = f"Rating{delimiter}Comment\n5{delimiter}good\n".encode()
    assert read(body) == [{"stars": "5", "text": "good"}]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_charset_is_found(charset: str) -> None:
    assert read("Rating,Comment\n5,José\n".encode(charset))[0]["text"] == "José"


def test_a_header_is_known_however_it_is_written() -> None:
    assert read(b"Star_Rating,RATING (1-5)\n1,5\n") == [{"stars": "5"}]


def test_lines_above_the_table_are_passed_over() -> None:
    assert read(b"# Report\n# ----\nAll accounts\n\nRating\n5\n") == [{"stars": "5"}]


def test_a_quoted_cell_keeps_its_line_ends() -> None:
    assert read(b'rating,comment\n5,"two\nlines"\n')[0]["text"] == "two\nlines"


def test_a_short_row_lacks_what_it_does_not_say() -> None:
    assert read(b"rating,comment\n5\n") == [{"stars": "5"}]


def test_a_row_knows_its_line() -> None:
    table = tables.read(b'rating,comment\n5,"a\nb"\n4,c\n', KNOWN, needed=["stars"])
    assert [row.line for row in table.rows] == [3, 4]


def test_a_nul_becomes_a_sign_that_both_databases_store() -> None:
    assert read(b"rating,comment\n5,a\x00b\n")[0]["text"] == "a�b"


def test_a_file_without_the_column_says_which_is_missing() -> None:
    with pytest.raises(InvalidInput, match="column for “stars”"):
        read(b"name,comment\nx,y\n")


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(InvalidInput, match="is no CSV"):
        read(b'rating,comment\n5,"' + b"x" * 200_000)


def test_a_million_rows_are_refused_at_once() -> None:
    body = b"rating\n" + b"5\n" * 1_000_000
    started = time.perf_counter()
    with pytest.raises(InvalidInput, match="more than 50,000 rows"):
        read(body)
    assert time.perf_counter() - started < 0.2


def test_a_file_of_eleven_megabytes_is_refused() -> None:
    with pytest.raises(InvalidInput, match="larger than 10 MB"):
        read(b"x" * 11 * 1024**2)


@example(b"\xff\xfe\x00")
@example(b"rating\r5\r\n")
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        read(b"rating,comment\n" + body)
        read(body)
    except InvalidInput as fault:
        assert fault.field == "file"
