"""Test that sitemaps are read as they come, in bounded memory."""

from __future__ import annotations

import gzip
import resource
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.crawler.sitemaps import SitemapReader, SitemapReading, moment

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
ONE = "<url><loc> https://shop.example/a </loc><lastmod>2026-01-05</lastmod></url>"


def read(body: bytes, *, piece: int = 65_536) -> SitemapReading:
    reader = SitemapReader()
    for at in range(0, len(body), piece):
        if not reader.feed(body[at : at + piece]):
            break
    return reader.close()


def urlset(inner: str) -> bytes:
    return f'<?xml version="1.0"?><urlset {SPACE}>{inner}</urlset>'.encode()


@pytest.mark.parametrize("piece", [1, 7, 65_536])
def test_pages_and_their_dates_are_read_whatever_the_pieces(piece: int) -> None:
    (entry,) = read(urlset(ONE), piece=piece).entries
    assert entry.url == "https://shop.example/a"
    assert entry.lastmod == datetime(2026, 1, 5, tzinfo=UTC)


def test_an_index_names_further_sitemaps() -> None:
    inner = "<sitemap><loc>https://shop.example/1.xml</loc></sitemap>"
    body = f"<sitemapindex {SPACE}>{inner}</sitemapindex>"
    assert read(body.encode()).children == ("https://shop.example/1.xml",)


@pytest.mark.parametrize("piece", [1, 65_536])
def test_a_packed_sitemap_is_unpacked(piece: int) -> None:
    assert len(read(gzip.compress(urlset(ONE * 3)), piece=piece).entries) == 3


def test_a_list_of_addresses_is_a_sitemap() -> None:
    reading = read(b"https://shop.example/a\nhttps://shop.example/b\nnot one\n")
    assert [entry.url[-1] for entry in reading.entries] == ["a", "b"]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"", "not well-formed"),
        (b"<html><body>Not found</body></html>", "is no sitemap"),
        (urlset(ONE)[:-12], "not well-formed"),
        (b"nothing here", "neither XML nor a list"),
        (b"\x1f\x8bjunk", "gzip packing is damaged"),
    ],
)
def test_what_cannot_be_read_is_said(body: bytes, fault: str) -> None:
    assert fault in read(body).fault


def test_what_was_read_before_a_fault_is_kept() -> None:
    assert len(read(urlset(ONE * 2 + "<url><loc>broken")).entries) == 2


def test_entities_are_neither_expanded_nor_fetched() -> None:
    head = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    body = f"{head}<urlset {SPACE}><url><loc>https://shop.example/&a;&b;</loc></url></urlset>"
    reading = read(body.encode())
    assert reading.entries == () and "document type" in reading.fault


def test_fifty_thousand_addresses_are_enough() -> None:
    body = urlset("<url><loc>https://shop.example/a</loc></url>" * 60_000)
    reading = read(body)
    assert len(reading.entries) == 50_000 and "50,000" in reading.fault


@pytest.mark.parametrize("filler", [b" ", b"<x></x>", b"<url></url>"])
def test_a_bomb_ends_in_bounded_memory(filler: bytes) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = filler * (262_144 // len(filler))
    packed = packer.compress(urlset("")[:-9]) + b"".join(packer.compress(block) for _ in range(240))
    packed += packer.flush()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reading = read(packed)
    assert reading.fault
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30 * 1024


@given(body=st.binary(max_size=400))
def test_reading_never_raises(body: bytes) -> None:
    read(body)
    read(b"<urlset>" + body)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("2026-01-05T10:00:00+02:00", datetime(2026, 1, 5, 8, tzinfo=UTC)),
        ("2026-01-05T10:00:00Z", datetime(2026, 1, 5, 10, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        ("0001-01-01T00:00:00+23:00", None),
    ],
)
def test_a_lastmod_is_a_moment_in_utc(text: str, read_as: datetime | None) -> None:
    assert moment(text) == read_as
