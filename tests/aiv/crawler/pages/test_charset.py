"""Test how the bytes of a page become text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.crawler.pages.charset import decode

FRENCH = "<html lang='fr'><p>Véhicules d’occasion à Rivière-Bleue, prix affiché 21 995 €</p>"
RUSSIAN = "<p>Новые и подержанные автомобили в наличии, официальный дилер в городе</p>" * 5
JAPANESE = "<p>中古車の在庫を見る。下取りの査定は無料です。お気軽にお問い合わせください。</p>" * 5
POLISH = "<html lang='pl'><p>Samochody używane, źródło części, ciężarówki i przyczepy</p>" * 3


@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_undeclared_french_is_read(codec: str) -> None:
    found = decode(FRENCH.encode(codec))
    assert (found.text, found.encoding, found.is_clean) == (FRENCH, codec, True)
    assert found.declared is None


def test_plain_ascii_is_called_so() -> None:
    assert decode(b"<p>Plain").encoding == "ascii"


def test_a_declared_ascii_page_keeps_its_declaration() -> None:
    found = decode(b'<meta charset="utf-8"><p>Plain')
    assert (found.encoding, found.source, found.declared) == ("utf-8", "meta", "utf-8")


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_byte_order_mark_rules_and_is_no_text(mark: bytes, codec: str) -> None:
    body = mark + '<meta charset="latin1"><p>é'.encode(codec)
    found = decode(body, content_type="text/html; charset=cp1251")
    assert (found.encoding, found.source, found.text[-1]) == (codec, "bom", "é")
    assert not found.text.startswith("\ufeff")


def test_the_header_comes_before_the_meta() -> None:
    body = b'<meta charset="koi8-r"><p>' + "Цена".encode("cp1251")
    found = decode(body, content_type="text/html; charset=windows-1251")
    assert (found.encoding, found.source) == ("cp1251", "header")
    assert found.text.endswith("Цена")


def test_a_label_is_read_as_browsers_read_it() -> None:
    body = '<?xml version="1.0" encoding="Shift_JIS"?><title>①中古車</title>'.encode("cp932")
    assert decode(body).encoding == "cp932"


def test_utf8_bytes_are_read_as_such_whatever_the_page_says() -> None:
    found = decode(f'<meta charset="iso-8859-1">{FRENCH}'.encode())
    assert (found.encoding, found.declared) == ("utf-8", "cp1252")


def test_bytes_that_are_no_utf8_are_read_otherwise() -> None:
    found = decode(f'<meta charset="utf-8">{FRENCH}'.encode("cp1252"))
    assert (found.encoding, found.source, found.declared) == ("cp1252", "guess", "utf-8")


def test_one_bad_byte_among_many_good_ones_is_a_slip() -> None:
    found = decode(b'<meta charset="utf-8">' + FRENCH.encode() * 3 + b"\xff")
    assert (found.encoding, found.is_clean) == ("utf-8", False)


@pytest.mark.parametrize(
    ("text", "codec", "url"),
    [
        (RUSSIAN, "cp1251", "https://dealer.example/"),
        (RUSSIAN, "koi8-r", "https://dealer.example/"),
        (JAPANESE, "euc_jp", "https://dealer.example.jp/"),
        (JAPANESE, "cp932", "https://dealer.example.jp/"),
        (POLISH, "cp1250", "https://dealer.example/"),
        (POLISH, "iso8859-2", "https://dealer.example/"),
    ],
)
def test_undeclared_foreign_pages_are_guessed(text: str, codec: str, url: str) -> None:
    assert decode(text.encode(codec), url=url).text == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_told_by_its_zeros(codec: str) -> None:
    assert decode("<p>Used cars in stock".encode(codec)).encoding == codec


def test_a_page_that_calls_ascii_bytes_wide_is_read_as_utf8() -> None:
    assert decode(b'<meta charset="utf-16"><p>Plain').encoding == "utf-8"


@pytest.mark.parametrize("label", ["unicode_escape", "utf-7", "punycode", "rot13", "zip", "nought"])
def test_a_label_of_no_alphabet_is_no_declaration(label: str) -> None:
    found = decode(f'<meta charset="{label}"><p>\\ud800 é'.encode())
    assert (found.encoding, found.declared) == ("utf-8", None)


@given(
    st.binary(max_size=300), st.sampled_from(["", "text/html; charset=utf-8", "x; charset=big5"])
)
def test_any_bytes_become_text_that_can_be_stored(body: bytes, content_type: str) -> None:
    found = decode(body, content_type=content_type, url="https://dealer.example.ru/")
    assert found.text.encode("utf-8").decode("utf-8") == found.text
    assert codecs.lookup(found.encoding).name == found.encoding
