"""Read a sitemap while it arrives, in bounded memory, whatever it unpacks to."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from lxml import etree

from aiv.domain.site.site_facts import SitemapEntry

MAX_ENTRIES: Final = 50_000
MAX_ELEMENTS: Final = 1_000_000
MAX_BYTES: Final = 50 * 1024 * 1024
MAX_URL: Final = 2048
_GZIP: Final = b"\x1f\x8b"
_PIECE: Final = 256 * 1024
_MAX_PARTS: Final = 64
_BEFORE_MARKUP: Final = b"\xef\xbb\xbf \t\r\n"
_MALFORMED: Final = "it is not well-formed XML: {}"
_TOLD: Final = frozenset({"loc", "lastmod"})
_OUTER: Final = frozenset({"urlset", "sitemapindex"})
_INNER: Final = frozenset({"url", "sitemap"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapReading:
    """What a sitemap holds: pages, further sitemaps, and why it could not be read to its end."""

    entries: tuple[SitemapEntry, ...] = ()
    children: tuple[str, ...] = ()
    fault: str = ""


class SitemapReader:
    """Take a sitemap piece by piece; `feed` says whether it wants more."""

    def __init__(self) -> None:
        self._listing = _Listing()
        self._fault = ""
        self._n_bytes = 0
        self._start = b""
        self._inflater: zlib._Decompress | None = None
        self._text: bytearray | None = None
        self._has_begun = False
        self._is_markup = False
        # A target builds no tree: millions of empty elements cost time, never memory.
        self._parser = etree.XMLParser(
            target=self._listing, resolve_entities=False, no_network=True, load_dtd=False
        )

    def feed(self, piece: bytes) -> bool:
        """Read a piece of what was served, packed or not."""
        if not self._has_begun:
            self._start += piece
            if len(self._start) < len(_GZIP):
                return True
            self._has_begun = True
            piece, self._start = self._start, b""
            if piece.startswith(_GZIP):
                self._inflater = zlib.decompressobj(31)
        return self._inflate(piece) if self._inflater else self._take(piece)

    def close(self) -> SitemapReading:
        """Give what was read."""
        if self._start:
            self._take(self._start)
        if self._text is not None:
            self._read_lines(bytes(self._text))
        elif not self._fault:
            self._fault = self._end()
        return SitemapReading(
            entries=tuple(self._listing.entries),
            children=tuple(self._listing.children),
            fault=self._fault,
        )

    def _inflate(self, piece: bytes) -> bool:
        inflater = self._inflater
        try:
            while inflater is not None and piece:
                if not self._take(inflater.decompress(piece, _PIECE)):
                    return False
                piece = inflater.unconsumed_tail
        except zlib.error:
            return self._stop("its gzip packing is damaged")
        return True

    def _take(self, piece: bytes) -> bool:
        self._n_bytes += len(piece)
        if self._n_bytes > MAX_BYTES:
            return self._stop("it unpacks to more than 50 MB")
        if self._text is not None:
            self._text += piece
            return True
        seen = piece if self._is_markup else piece.lstrip(_BEFORE_MARKUP)
        if not seen:
            return True
        if not self._is_markup and not seen.startswith(b"<"):
            self._text = bytearray(seen)
            return True
        self._is_markup = True
        return self._parse(seen)

    def _parse(self, piece: bytes) -> bool:
        try:
            self._parser.feed(piece)
        except etree.XMLSyntaxError as error:
            return self._stop(_MALFORMED.format(str(error)[:120]))
        except _DoctypeDeclared:
            return self._stop("it declares a document type, as no sitemap does")
        if self._listing.is_full:
            return self._stop(f"it lists {MAX_ENTRIES:,} addresses or more")
        if self._listing.n_elements > MAX_ELEMENTS:
            return self._stop(f"it holds more than {MAX_ELEMENTS:,} elements")
        return True

    def _read_lines(self, text: bytes) -> None:
        lines = text.decode("utf-8", "replace").splitlines()[:MAX_ENTRIES]
        urls = [line.strip() for line in lines if line.strip().startswith(("http:", "https:"))]
        self._listing.entries += [SitemapEntry(url=url) for url in urls if len(url) <= MAX_URL]
        if not urls:
            self._fault = "it is neither XML nor a list of addresses"

    def _end(self) -> str:
        try:
            self._parser.close()
        except etree.XMLSyntaxError as error:
            return _MALFORMED.format(str(error)[:120])
        root = self._listing.root
        return "" if root in _OUTER else f"it is no sitemap: its outermost element is {root[:40]!r}"

    def _stop(self, fault: str) -> bool:
        self._fault = fault
        return False


class _DoctypeDeclared(Exception):
    """End the reading before entities could be declared."""


class _Listing:
    """Gather addresses from elements as they open and close."""

    def __init__(self) -> None:
        self.entries: list[SitemapEntry] = []
        self.children: list[str] = []
        self.root = ""
        self.n_elements = 0
        self._said: dict[str, str] = {}
        self._words: list[str] | None = None

    @property
    def is_full(self) -> bool:
        return len(self.entries) + len(self.children) >= MAX_ENTRIES

    def doctype(self, name: str, public_id: str | None, address: str | None) -> None:
        raise _DoctypeDeclared

    def start(self, tag: str, _: object) -> None:
        name = tag.rpartition("}")[2]
        self.n_elements += 1
        self.root = self.root or name
        if name in _INNER:
            self._said = {}
        self._words = [] if name in _TOLD and "image" not in tag else None

    def data(self, words: str) -> None:
        if self._words is not None and len(self._words) < _MAX_PARTS:
            self._words.append(words[:MAX_URL])

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if self._words is not None:
            self._said.setdefault(name, "".join(self._words).strip())
            self._words = None
        if name in _INNER and not self.is_full:
            self._keep(name)

    def close(self) -> None:
        """Nothing is built, so there is nothing to give."""

    def _keep(self, name: str) -> None:
        url = self._said.get("loc", "")
        if not url or len(url) > MAX_URL:
            return
        if name == "sitemap":
            self.children.append(url)
        else:
            self.entries.append(
                SitemapEntry(url=url, lastmod=moment(self._said.get("lastmod", "")))
            )


def moment(text: str) -> datetime | None:
    """Read a lastmod (W3C date or time); a date is its first moment in UTC."""
    try:
        read = datetime.fromisoformat(text.strip())
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
