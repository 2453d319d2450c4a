"""What is packed for storage comes back as it was."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aiv.domain.site import packing
from aiv.domain.site.page_classes import PageClass
from aiv.domain.site.page_facts import Fetch, LdBlock, Link, Region, SitePage
from aiv.domain.site.site_facts import TextFile

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
FETCH = Fetch(
    url="https://store.example/",
    final_url="https://www.store.example/",
    status=200,
    fetched_at=AT,
    hops=("https://store.example/",),
    headers={"server": "a"},
)


def test_a_page_comes_back_as_it_was() -> None:
    page = SitePage(fetch=FETCH, page_class=PageClass.HOME, lastmod=AT, click_depth=0)
    assert packing.unpack(packing.pack(page), SitePage) == page


def test_what_is_inside_a_page_comes_back_as_it_was() -> None:
    link = Link(url="https://store.example/a", text="A & B", region=Region.MAIN)
    block = LdBlock(step="strict", line=3, excerpt="{", nodes=({"@type": ["Car", None, 1.5]},))
    assert packing.unpack(packing.pack(link), Link) == link
    assert packing.unpack(packing.pack(block), LdBlock) == block


def test_half_a_surrogate_pair_becomes_a_replacement() -> None:
    file = TextFile(fetch=FETCH, text="a\ud800b")
    assert packing.unpack(packing.pack(file), TextFile).text == "a\ufffdb"


@pytest.mark.parametrize("packed", [b"", b"no", zlib.compress(b"{}"), zlib.compress(b"[")])
def test_foreign_bytes_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        packing.unpack(packed, SitePage)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LARGEST_BYTES", 1000)
    with pytest.raises(ValueError, match="1000"):
        packing.unpack_bytes(zlib.compress(b"0" * 100_000))


@given(some.binary(max_size=2000))
def test_any_body_comes_back(body: bytes) -> None:
    assert packing.unpack_bytes(packing.pack_bytes(body)) == body
