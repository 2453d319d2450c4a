"""A token counts only where nobody but the owner of a site can write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aiv.domain.site import domain_token

TOKEN = "a1-token_of-this-store"
TAG = domain_token.meta_tag(TOKEN)


@pytest.mark.parametrize(
    "body",
    [
        TOKEN.encode(),
        f"\ufeff{TOKEN}\r\n".encode(),
        f"another-token\n  {TOKEN}  \n".encode(),
    ],
)
def test_a_line_of_the_file_is_the_token(body: bytes) -> None:
    assert domain_token.stands_in_file(body, TOKEN)


@pytest.mark.parametrize("body", [b"", b"x" + TOKEN.encode(), b"<p>" + TOKEN.encode() + b"</p>"])
def test_a_token_inside_a_line_is_none(body: bytes) -> None:
    assert not domain_token.stands_in_file(body, TOKEN)


@pytest.mark.parametrize(
    "page",
    [
        f"<!doctype html><html><head><title>Store</title>{TAG}</head><body></body></html>",
        f"<HTML><HEAD><script>var a = '<p>';</script>{TAG.upper().replace(TOKEN.upper(), TOKEN)}",
        f"{TAG}<p>Hello",
        f"<!-- hello --><meta name='dealershipai-verify' content=' {TOKEN} '/>",
    ],
)
def test_the_head_carries_the_tag(page: str) -> None:
    found = page.replace("DEALERSHIPAI-VERIFY", "dealershipai-verify")
    assert domain_token.stands_in_head(found.encode(), TOKEN)


@pytest.mark.parametrize(
    "page",
    [
        "",
        f"<html><head></head><body><p>A guest wrote: {TAG}</p></body></html>",
        f"<html><head></head><div>{TAG}</div>",
        f"<html><head><!-- {TAG} --></head>",
        f"<html><head><script>{TAG}</script></head>",
        f"<html><head><title>{TAG}</title></head>",
        f'<html><head><meta name="another" content="{TOKEN}"></head>',
        TAG.replace("<", "&lt;"),
    ],
)
def test_a_tag_that_a_guest_could_write_counts_for_nothing(page: str) -> None:
    assert not domain_token.stands_in_head(page.encode(), TOKEN)


@given(some.binary(max_size=500))
def test_any_bytes_are_read(body: bytes) -> None:
    assert not domain_token.stands_in_head(body, TOKEN)
    assert not domain_token.stands_in_file(body, TOKEN)
