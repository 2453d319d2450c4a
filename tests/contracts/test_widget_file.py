"""Hold the widget's one file to what its guide promises of it."""

from __future__ import annotations

import gzip
import re

import pytest
from django.test import Client

from aiv.domain.shopper_chat import phrases
from chatbot.views import FILE

TEXT = FILE.read_text("utf-8")
MOST_BYTES = 20_000


def test_the_file_is_small_on_the_wire() -> None:
    assert len(gzip.compress(FILE.read_bytes(), compresslevel=6)) < MOST_BYTES


@pytest.mark.parametrize(
    "written",
    [r"innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser|setHTML",
     r"\beval\b|Function\(",
     r"\.on[a-z]+ =", r"\bcookie\b(?!\.)\s*=|document\.cookie", r"localStorage|indexedDB",
     r"\bimport\b", r"postMessage", r"setAttribute\(\"style\"|createElement\(\"style\""],
)  # fmt: skip
def test_the_file_uses_nothing_that_reads_text_as_more(written: str) -> None:
    code = re.sub(r"^\s*//.*$", "", TEXT, flags=re.MULTILINE)
    assert re.findall(written, code) == []


def test_nothing_moves_for_whoever_wants_less_motion() -> None:
    style = TEXT[TEXT.index("const STYLE") : TEXT.index("function isInForeignFrame")]
    calm, moving = style.split("@media (prefers-reduced-motion: no-preference)")
    assert "animation:" in moving
    assert not re.search(r"animation|transition|scroll-behavior", calm)
    assert "smooth" not in TEXT


def test_it_speaks_the_languages_that_the_store_serves() -> None:
    words = TEXT[TEXT.index("const WORDS") : TEXT.index("const STYLE")]
    assert set(re.findall(r"(?m)^    (\w+): \{", words)) == set(phrases.LANGUAGES)


def test_both_languages_have_every_word() -> None:
    words = TEXT[TEXT.index("const WORDS") : TEXT.index("const STYLE")]
    english, spanish = words.split("\n    es: {")
    names = [set(re.findall(r"(?m)(?:^ +|[{,] )(\w+):", each)) for each in (english, spanish)]
    assert len(names[0]) > 40
    assert names[0] - {"en"} <= names[1]


def test_the_file_is_served_packed_and_known_again() -> None:
    answer = Client().get("/chatbot/widget.js", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content).decode() == TEXT
    again = Client().get("/chatbot/widget.js", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert not answer.cookies
