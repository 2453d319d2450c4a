"""A key is taken out of what comes back, in whichever form it comes."""

from __future__ import annotations

import json
import string
from base64 import b64encode
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.providers import redaction

KEY = "sk-canary/9f2+c41=="
PAIR = "shop@dealers.example:canary-pass/word"


@pytest.mark.parametrize(
    "form",
    [
        KEY,
        quote(KEY, safe=""),
        KEY.replace("/", "\\/"),
        b64encode(KEY.encode()).decode(),
    ],
)
def test_every_form_of_a_key_is_taken_out(form: str) -> None:
    assert redaction.of(KEY).text(f"You sent {form}.") == "You sent [key]."


def test_a_password_is_taken_out_of_its_pair() -> None:
    encoded = b64encode(PAIR.encode()).decode()
    words = f"Basic {encoded} for shop@dealers.example with canary-pass/word"
    assert redaction.of(PAIR).text(words) == "Basic [key] for shop@dealers.example with [key]"


def test_short_words_are_left_alone() -> None:
    assert redaction.of("key").text("a key of a dealer") == "a key of a dealer"


def test_cookies_are_not_kept() -> None:
    kept = redaction.of(KEY).headers({"set-cookie": "a=b", "x-echo": KEY, "server": "s"})
    assert kept == {"x-echo": "[key]", "server": "s"}


@given(
    st.text("0123456789abcdefXYZ+/=-_", min_size=8, max_size=60),
    st.text(string.ascii_letters, max_size=20),
)
def test_no_words_keep_a_key(key: str, words: str) -> None:
    said = json.loads(redaction.of(key).body(json.dumps([words, key, words + key]).encode()))
    assert not any(key in word for word in said[1:])


def test_a_redactor_does_not_show_its_key() -> None:
    assert "canary" not in repr(redaction.of(KEY))
