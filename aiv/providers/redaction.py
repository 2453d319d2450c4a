"""Take a key out of whatever a provider sends back: some repeat it in their words of refusal."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, quote_plus

MARK: Final = "[key]"
# Shorter texts occur by chance, and no provider gives out such a key.
SHORTEST: Final = 8
_SECRET_HEADERS: Final = frozenset({"set-cookie", "authorization", "x-api-key", "x-goog-api-key"})


def forms(key: str) -> tuple[bytes, ...]:
    """Give every form in which a key may come back, the longest first."""
    plain = key.strip()
    # DataForSEO's key is a login and a password; the login alone is no secret.
    secrets = {plain, plain.partition(":")[2]}
    written = {
        form
        for secret in secrets
        for form in (
            secret,
            quote(secret, safe=""),
            quote_plus(secret),
            json.dumps(secret)[1:-1],
            secret.replace("/", "\\/"),
            b64encode(secret.encode()).decode(),
        )
    }
    return tuple(sorted((form.encode() for form in written if len(form) >= SHORTEST), key=len))[
        ::-1
    ]


def body(content: bytes, key: str) -> bytes:
    """Give a body without the key."""
    for form in forms(key):
        content = content.replace(form, MARK.encode())
    return content


def text(words: str, key: str) -> str:
    """Give a text without the key."""
    return body(words.encode("utf-8", "replace"), key).decode("utf-8", "replace")


def headers(received: Mapping[str, str], key: str) -> dict[str, str]:
    """Give the headers that may be stored: no cookies, and the key in none of them."""
    return {
        name: text(value, key) for name, value in received.items() if name not in _SECRET_HEADERS
    }
