"""Read the rows of a feed's file, CSV or XML, in bounded memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import IO, Final

from aiv.domain.errors import InvalidInput
from aiv.domain.inventory import csv_rows, xml_rows
from aiv.domain.inventory.feed import RawRow

MAX_BYTES: Final = 50 * 1024 * 1024
MAX_ROWS: Final = 100_000
CHUNK: Final = 1 << 20
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED: Final = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"%PDF")


def rows(file: IO[bytes]) -> Iterator[RawRow]:
    """Give the rows of a feed.

    Raises InvalidInput naming "file" for what is no feed, before the first row or on the way.
    """
    start = _start(file)
    encoding = encoding_of(file)
    opening = start.decode(encoding, "ignore").lstrip("\ufeff \t\r\n")
    is_xml = opening.startswith("<")
    if opening.lower().startswith(("<!doctype html", "<html")):
        raise InvalidInput("file", "is a web page; choose the CSV or XML feed itself")
    if opening.startswith(("{", "[")):
        raise InvalidInput("file", "is JSON; a feed is CSV or XML")
    found = xml_rows.read(file) if is_xml else csv_rows.read(file, encoding)
    for row in found:
        if row.number > MAX_ROWS:
            raise InvalidInput("file", f"has more than {MAX_ROWS:,} rows; split it by store")
        yield row


def encoding_of(file: IO[bytes]) -> str:
    """Give the encoding: what its mark says, else UTF-8 where all bytes fit, else Windows-1252."""
    file.seek(0)
    start = file.read(4)
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    file.seek(0)
    return marked or ("utf-8" if _is_utf8(file) else "cp1252")


def _start(file: IO[bytes]) -> bytes:
    file.seek(0)
    start = file.read(4096)
    if not start.strip():
        raise InvalidInput("file", "is empty")
    if start.startswith(_PACKED):
        raise InvalidInput("file", "is packed or a document; choose the CSV or XML inside it")
    return start


def _is_utf8(file: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True
