"""Give tables as CSV files that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.http import StreamingHttpResponse

# What begins so is a formula to one program or another; the apostrophe makes it text.
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARK: Final = "\ufeff"
"""Without it spreadsheets read UTF-8 as something else."""


class _Line:
    """Take what a CSV writer writes and give it back."""

    def write(self, text: str) -> str:
        return text


def csv_file(
    name: str, header: Sequence[str], rows: Iterable[Sequence[object]]
) -> StreamingHttpResponse:
    """Give a file row by row, so that a long one needs no memory."""
    response = StreamingHttpResponse(_lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def guarded(value: object) -> object:
    """Give a text that is no formula; a number stays a number and None an empty cell."""
    if value is None or not isinstance(value, str):
        return value
    # Spaces before it do not keep a program from calculating.
    return f"'{value}" if value.lstrip(" ").startswith(_STARTS) else value


def _lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    writer = csv.writer(_Line(), quoting=csv.QUOTE_NONNUMERIC)
    yield _MARK + str(writer.writerow(header))
    for row in rows:
        yield str(writer.writerow([_cell(guarded(value)) for value in row]))


def _cell(value: object) -> object:
    return "" if value is None else value
