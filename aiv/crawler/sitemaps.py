"""Read a sitemap while it arrives, in bounded memory, whatever it unpacks to."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from lxml import etree

from aiv.domain.site.site_facts import SitemapEntry

MAX_ENTRIES: Final = 50_000
MAX_BYTES: Final = 50 * 1024 * 1024
MAX_URL: Final = 2048
_GZIP: Final = b"\x1f\x8b"
_PIECE: Final = 256 * 1024
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
        self._entries: list[SitemapEntry] = []
        self._children: list[str] = []
        self._fault = ""
        self._n_bytes = 0
        self._inflater: zlib._Decompress | None = None
        self._start = b""
        self._has_begun = False
        self._text: bytearray | None = None
        self._root = ""
        self._parser = etree.XMLPullParser(
            events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
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
            self._end()
        return SitemapReading(
            entries=tuple(self._entries), children=tuple(self._children), fault=self._fault
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
        if self._text is None and not self._root and piece.strip() and self._is_text(piece):
            self._text = bytearray()
        if self._text is not None:
            self._text += piece
            return True
        return self._parse(piece)

    def _is_text(self, piece: bytes) -> bool:
        return not piece.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")

    def _parse(self, piece: bytes) -> bool:
        try:
            self._parser.feed(piece)
            for event, element in self._parser.read_events():
                self._note(event, element)
        except etree.XMLSyntaxError as error:
            return self._stop(f"it is not well-formed XML: {str(error)[:120]}")
        if len(self._entries) + len(self._children) >= MAX_ENTRIES:
            return self._stop(f"it lists {MAX_ENTRIES:,} addresses or more")
        return True

    def _note(self, event: str, element: etree._Element) -> None:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if event == "start":
            self._root = self._root or name
            return
        if name in _INNER and len(self._entries) + len(self._children) < MAX_ENTRIES:
            self._keep(name, element)
        if name in _INNER:
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]

    def _keep(self, name: str, element: etree._Element) -> None:
        said = {
            etree.QName(child).localname: (child.text or "").strip()
            for child in element
            if isinstance(child.tag, str)
        }
        url = said.get("loc", "")
        if not url or len(url) > MAX_URL:
            return
        if name == "sitemap":
            self._children.append(url)
        else:
            self._entries.append(SitemapEntry(url=url, lastmod=moment(said.get("lastmod", ""))))

    def _read_lines(self, text: bytes) -> None:
        lines = text.decode("utf-8-sig", "replace").splitlines()
        urls = [line.strip() for line in lines[:MAX_ENTRIES]]
        kept = [url for url in urls if url.startswith(("http://", "https://"))]
        self._entries += [SitemapEntry(url=url) for url in kept if len(url) <= MAX_URL]
        if not kept:
            self._fault = "it is neither XML nor a list of addresses"

    def _end(self) -> None:
        try:
            self._parser.close()
        except etree.XMLSyntaxError as error:
            self._fault = f"it is not well-formed XML: {str(error)[:120]}"
            return
        if self._root not in _OUTER:
            self._fault = f"it is no sitemap: its outermost element is {self._root[:40]!r}"

    def _stop(self, fault: str) -> bool:
        self._fault = fault
        return False


def moment(text: str) -> datetime | None:
    """Read a lastmod (W3C date or time); a date is its first moment in UTC."""
    try:
        read = datetime.fromisoformat(text.strip())
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
