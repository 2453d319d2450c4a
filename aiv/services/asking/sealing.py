"""Seal secrets before they are stored; without its sealing secret a database copy is no use.

The secrets stand in PROVIDER_KEY_SECRETS, the newest first. Each sealed text names the secret it
was sealed with, so that an older one can be replaced without losing what it sealed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from aiv.domain.errors import CannotStart

PURPOSE: Final = b"dealershipai sealed secrets 1"
NONCE_BYTES: Final = 12
KEY_BYTES: Final = 32


class CannotOpen(CannotStart):
    """Say that a stored secret was sealed with one that this installation does not have."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A secret that only its own place can open, and the name of what it was sealed with."""

    text: str
    sealed_with: str


@dataclass(frozen=True, slots=True)
class _Secret:
    name: str
    cipher: AESGCM = field(repr=False)


def seal(secret: str, *, place: str) -> Sealed:
    """Seal a secret for one place, such as a row; moved to another it does not open."""
    newest = _secrets()[0]
    nonce = secrets.token_bytes(NONCE_BYTES)
    closed = newest.cipher.encrypt(nonce, secret.encode(), place.encode())
    return Sealed(base64.b64encode(nonce + closed).decode("ascii"), newest.name)


def opened(sealed: Sealed, *, place: str) -> str:
    """Give the secret again; raises CannotOpen, which says what is missing."""
    held = next((each for each in _secrets() if each.name == sealed.sealed_with), None)
    if held is None:
        raise CannotOpen(
            f"A stored key was sealed with the secret {sealed.sealed_with}, which is not among "
            "PROVIDER_KEY_SECRETS. Put it back there, or enter the key again."
        )
    try:
        whole = base64.b64decode(sealed.text, validate=True)
        return held.cipher.decrypt(
            whole[:NONCE_BYTES], whole[NONCE_BYTES:], place.encode()
        ).decode()
    except (InvalidTag, binascii.Error, ValueError) as fault:
        raise CannotOpen("A stored key was changed or moved. Enter it again.") from fault


def current_name() -> str:
    """Name the secret that new keys are sealed with."""
    return _secrets()[0].name


def _secrets() -> list[_Secret]:
    return [_secret(each) for each in settings.PROVIDER_KEY_SECRETS]


def _secret(words: str) -> _Secret:
    key = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE).derive(words.encode())
    return _Secret(hashlib.sha256(key).hexdigest()[:8], AESGCM(key))
