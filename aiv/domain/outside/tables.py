"""Read a CSV of unknown make: charset, delimiter, lines of comment, columns known by many names."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain import storable
from aiv.domain.errors import InvalidInput

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 200
DELIMITERS: Final = ",;\t|"
# Exports of analytics put their own header lines above the table.
SEARCHED_LINES: Final = 40
_WORDS: Final = re.compile(r"[^a-z0-9]+")

Aliases = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: its number in the file and its cells by our names."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known; `headers` gives the file's own word for each."""

    headers: Mapping[str, str]
    rows: Sequence[Row]

    def said(self, name: str) -> str:
        """Give the file's own word for a column, ours where the file has none."""
        return self.headers.get(name, name)


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the table begins and which column stands where."""

    line: int
    names: Mapping[int, str]
    headers: Mapping[str, str]


def aliases(**known: str) -> Aliases:
    """Give the spellings of each column: `stars="rating score"`."""
    return {name: frozenset({fold(name), *words.split()}) for name, words in known.items()}


def fold(header: str) -> str:
    """Give a header as letters and digits: "Star Rating (1-5)" and "star_rating" begin alike."""
    return _WORDS.sub("", re.sub(r"\([^()]*\)", "", header.lower()))


def read(body: bytes, known: Aliases, *, needed: Sequence[str]) -> Table:
    """Read a file whose columns bear one of the known names; others are left out.

    Errors: InvalidInput with the field "file" where it is no such table, is too large or too long.
    """
    if len(body) > MAX_BYTES:
        raise InvalidInput("file", f"is larger than {MAX_BYTES // 1024**2} MB; split it")
    if body.count(b"\n") > MAX_ROWS * 4:
        raise InvalidInput("file", f"has more than {MAX_ROWS:,} rows; split it")
    lines = _lines(storable.text(_decoded(body)))
    head = _head(lines, known, needed)
    rows = list(_rows(lines, head))
    if len(rows) > MAX_ROWS:
        raise InvalidInput("file", f"has more than {MAX_ROWS:,} rows; split it")
    return Table(headers=head.headers, rows=rows)


def _decoded(body: bytes) -> str:
    """Decode as the marks at the start say, else as UTF-8, else as Windows writes."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", errors="replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Give the records with the numbers of their last lines, comments and empty ones left out."""
    sample = text[:8192]
    delimiter = max(DELIMITERS, key=sample.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    kept = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
                kept.append((reader.line_num, cells))
            if len(kept) > MAX_ROWS + SEARCHED_LINES:
                break
    except csv.Error as error:
        raise InvalidInput("file", f"line {reader.line_num} is no CSV: {error}") from error
    return kept


def _head(lines: list[tuple[int, list[str]]], known: Aliases, needed: Sequence[str]) -> _Head:
    """Find the first line that names every needed column."""
    for number, cells in lines[:SEARCHED_LINES]:
        head = _as_head(number, cells[:MAX_COLUMNS], known)
        if all(name in head.headers for name in needed):
            return head
    wanted = ", ".join(f"“{name.replace('_', ' ')}”" for name in needed)
    raise InvalidInput("file", f"has no header line with a column for {wanted}")


def _as_head(number: int, cells: Sequence[str], known: Aliases) -> _Head:
    names: dict[int, str] = {}
    headers: dict[str, str] = {}
    for at, cell in enumerate(cells):
        folded = fold(cell)
        name = next((each for each, words in known.items() if folded in words), None)
        if name is not None and name not in headers:
            names[at] = name
            headers[name] = cell.strip()[:80]
    return _Head(number, names, headers)


def _rows(lines: list[tuple[int, list[str]]], head: _Head) -> Iterator[Row]:
    for number, cells in lines:
        if number > head.line:
            found = {name: cells[at].strip() for at, name in head.names.items() if at < len(cells)}
            yield Row(number, found)
