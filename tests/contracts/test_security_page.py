"""Hold the page of the forty abuse and fault tests: all are there, and so are their files."""

from __future__ import annotations

import re

from tests.contracts.source import ROOT

PAGE = (ROOT / "docs/security.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| \d", line)
]


def test_each_of_the_forty_stands_there_once() -> None:
    assert [row[0] for row in ROWS] == [str(number) for number in range(1, 41)]


def test_each_says_what_is_tried_what_comes_of_it_and_what_shows_it() -> None:
    assert {len(row) for row in ROWS} == {5}
    bare = [row[0] for row in ROWS if not (row[1] and row[2] and (row[3] or row[4]))]
    assert bare == []


def test_every_file_it_names_exists_and_holds_tests() -> None:
    named = re.findall(r"`(tests/[^`]+)`", PAGE)
    missing = [path for path in named if not (ROOT / path).is_file()]
    assert len(named) > 60 and missing == []
    assert [path for path in named if "def test_" not in (ROOT / path).read_text("utf-8")] == []


def test_nothing_is_named_outside_the_column_of_what_shows_it() -> None:
    assert [row[0] for row in ROWS if "tests/" in row[1] + row[2] + row[4]] == []
