"""Take a key out of whatever a provider sends back: some repeat it in their words of refusal."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, quote_plus

MARK: Final = b"[key]"
# Shorter texts occur by chance, and no provider gives out such a key.
SHORTEST: Final = 8
_SECRET_HEADERS: Final = frozenset({"set-cookie", "authorization", "x-api-key", "x-goog-api-key"})


@dataclass(frozen=True, slots=True)
class Redactor:
    """Take one key out of bodies, texts and headers; its forms are worked out once."""

    forms: tuple[bytes, ...] = field(repr=False)

    def body(self, content: bytes) -> bytes:
        """Give a body without the key."""
        for form in self.forms:
            content = content.replace(form, MARK)
        return content

    def text(self, words: str) -> str:
        """Give a text without the key."""
        return self.body(words.encode("utf-8", "replace")).decode("utf-8", "replace")

    def headers(self, received: Mapping[str, str]) -> dict[str, str]:
        """Give the headers that may be stored: no cookies, and the key in none of them."""
        kept = {name: value for name, value in received.items() if name not in _SECRET_HEADERS}
        return {name: self.text(value) for name, value in kept.items()}


def of(key: str) -> Redactor:
    """Give the redactor of a key."""
    return Redactor(_forms(key))


def _forms(key: str) -> tuple[bytes, ...]:
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
