"""Test which addresses a crawl takes for the same page, and which it leaves alone."""

from __future__ import annotations

import pytest

from aiv.crawler.page_addresses import clean, host_of, is_worth_asking


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        ("https://Shop.example", "https://shop.example/"),
        ("https://shop.example/a#b", "https://shop.example/a"),
        ("https://shop.example/a?utm_source=x&b=1", "https://shop.example/a?b=1"),
        ("https://shop.example/a?PHPSESSID=1&sid=2", "https://shop.example/a"),
        ("https://shop.example/a;jsessionid=F00?b=1", "https://shop.example/a?b=1"),
        ("https://shop.example/caf\u00e9", "https://shop.example/caf%C3%A9"),
        ("mailto:someone@shop.example", ""),
        ("tel:+12395550140", ""),
        ("https://", ""),
        ("https://[bad/", ""),
        ("https://shop.example/" + "a" * 2100, ""),
    ],
)
def test_an_address_is_brought_into_one_form(url: str, cleaned: str) -> None:
    assert clean(url) == cleaned


@pytest.mark.parametrize(
    "path",
    ["/account", "/my-account/orders", "/cart", "/credit-app", "/credit-application.htm",
     "/finance/credit-app/start", "/wp-admin/x", "/a.pdf", "/photo.JPG", "/feed.xml",
     "/a/b/a/b/a/b", "/" + "/".join("abcdefghijklm")],
)  # fmt: skip
def test_a_private_place_a_file_or_a_circle_is_not_asked_for(path: str) -> None:
    assert not is_worth_asking(f"https://shop.example{path}")


@pytest.mark.parametrize(
    "path",
    ["/", "/accounting-tips", "/cartridge", "/new/2026-camry.html", "/finance", "/a/b/a/b",
     "/index.php", "/specials.aspx"],
)  # fmt: skip
def test_a_page_is_asked_for(path: str) -> None:
    assert is_worth_asking(f"https://shop.example{path}")


def test_www_is_the_same_site() -> None:
    assert host_of("https://www.shop.example:8443/a") == host_of("http://shop.example/")
