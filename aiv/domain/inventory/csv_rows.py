"""Read the rows of a delimited text, whichever sign stands between its columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO, Final

from aiv.domain.errors import InvalidInput
from aiv.domain.inventory import columns
from aiv.domain.inventory.feed import RawRow

DELIMITERS: Final = (",", "\t", "|", ";")
MAX_COLUMNS: Final = 500
LONGEST_HEADER: Final = 65_536


def read(file: IO[bytes], encoding: str) -> Iterator[RawRow]:
    """Give the rows under the headings; row 1 is the first one below them.

    Raises InvalidInput naming "file" where no column states the VIN, or where a quotation mark
    that nobody closed swallows the rest.
    """
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        yield from _rows(text)
    finally:
        # The file is the caller's: a wrapper that goes away would close it.
        if not file.closed:
            text.detach()


def delimiter_of(line: str) -> str:
    """Give the sign that takes a line of headings apart into the most names we know."""
    return max(DELIMITERS, key=lambda sign: _score(line, sign))


def _rows(text: io.TextIOWrapper) -> Iterator[RawRow]:
    line = _heading_line(text)
    delimiter = delimiter_of(line)
    headers = tuple(next(csv.reader([line], delimiter=delimiter), ()))[:MAX_COLUMNS]
    _check(headers)
    number = 0
    try:
        for values in csv.reader(text, delimiter=delimiter):
            if any(value.strip() for value in values):
                number += 1
                yield RawRow(number, headers, tuple(values[:MAX_COLUMNS]))
    except csv.Error as error:
        reason = f"cannot be read after row {number:,}: is a quotation mark left open there?"
        raise InvalidInput("file", reason) from error


def _heading_line(text: io.TextIOWrapper) -> str:
    while line := text.readline(LONGEST_HEADER):
        if line.strip(" \t\r\n,;|\ufeff"):
            return line.lstrip("\ufeff")
    raise InvalidInput("file", "is empty")


def _check(headers: tuple[str, ...]) -> None:
    if any(columns.field_of(header) == "vin" for header in headers):
        return
    seen = ", ".join(header.strip()[:30] for header in headers[:6] if header.strip())
    raise InvalidInput(
        "file", f"has no column for the VIN; its first row must name the columns (it holds: {seen})"
    )


def _score(line: str, sign: str) -> tuple[int, int]:
    try:
        names = next(csv.reader([line], delimiter=sign), [])
    except csv.Error:
        return 0, 0
    return sum(columns.field_of(name) is not None for name in names), line.count(sign)
