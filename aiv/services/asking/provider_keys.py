"""Keep the keys of providers sealed, give them to whoever asks a provider, and to nobody else."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import transaction

from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import ProviderKey
from aiv.providers import key_tests
from aiv.providers.key_tests import KeyVerdict
from aiv.providers.wire import Wire
from aiv.services.asking import sealing
from aiv.services.asking.sealing import CannotOpen, Sealed
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

LOG = logging.getLogger(__name__)
LONGEST: Final = 500
SHORTEST: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotated:
    """Count the keys sealed anew, and those whose secret is not here any more."""

    sealed_anew: int
    lost: tuple[str, ...]


def key_for(provider: str) -> str | None:
    """Give the key under which a provider is asked: an entered one, else the environment's.

    None without one, and for one that cannot be opened, which the page and a check name.
    """
    row = _in_use(provider)
    if row is None:
        keys: dict[str, str] = settings.PROVIDER_KEYS
        return keys.get(provider) or None
    try:
        return _opened(row)
    except CannotOpen:
        LOG.warning("a stored key cannot be opened", extra={"provider": provider})
        return None


def are_any() -> bool:
    """Say whether there is any key, entered or in the environment; one may not open."""
    is_entered = ProviderKey.objects.filter(forgotten_at=None).exists()
    return is_entered or any(settings.PROVIDER_KEYS.values())


def unreadable() -> frozenset[str]:
    """Name the providers whose stored key cannot be opened here, in one query."""
    rows = ProviderKey.objects.filter(forgotten_at=None)
    return frozenset(row.provider for row in rows if not _opens(row))


def mark_of(key: str | None) -> str:
    """Give a short digest that tells keys apart and says nothing of them."""
    return hashlib.sha256(key.encode()).hexdigest()[:16] if key else ""


@transaction.atomic
def enter(provider: str, key: str, *, actor: User, now: datetime) -> ProviderKey:
    """Store a key in place of the one before; raises InvalidInput naming provider or key."""
    _require_known(provider)
    words = _checked(key)
    _forget(provider, now)
    row = ProviderKey(provider=provider, last_four=words[-4:], entered_by=actor, entered_at=now)
    sealed = sealing.seal(words, place=_place(row))
    row.sealed, row.sealed_with = sealed.text, sealed.sealed_with
    row.save(force_insert=True)
    audit.record(actor=actor, action="provider_key.entered", target=row)
    return row


@transaction.atomic
def forget(provider: str, *, actor: User, now: datetime) -> None:
    """Destroy the stored key; the environment's, if there is one, is used again."""
    for row in _forget(provider, now):
        audit.record(actor=actor, action="provider_key.forgotten", target=row)


def test(provider: str, *, now: datetime) -> KeyVerdict:
    """Make one cheap call under the key in use; outside any transaction."""
    _require_known(provider)
    key = key_for(provider)
    if key is None:
        raise Conflict(f"No key of {PROVIDERS[provider].title} can be used. Enter one first.")
    verdict = async_to_sync(_tested)(provider, key)
    ProviderKey.objects.filter(provider=provider, forgotten_at=None).update(
        tested_at=now, is_accepted=verdict.is_ok, verdict=verdict.words[:500]
    )
    return verdict


def rotate() -> Rotated:
    """Seal every stored key with the newest secret; each in a transaction of its own."""
    lost, anew = [], 0
    current = sealing.current_name()
    for row in ProviderKey.objects.filter(forgotten_at=None).exclude(sealed_with=current):
        try:
            sealed = sealing.seal(_opened(row), place=_place(row))
        except CannotOpen:
            lost.append(row.provider)
            continue
        # Only if nobody entered or forgot a key meanwhile.
        anew += ProviderKey.objects.filter(pk=row.pk, sealed=row.sealed).update(
            sealed=sealed.text, sealed_with=sealed.sealed_with
        )
    return Rotated(sealed_anew=anew, lost=tuple(lost))


def _in_use(provider: str) -> ProviderKey | None:
    return ProviderKey.objects.filter(provider=provider, forgotten_at=None).first()


def _forget(provider: str, now: datetime) -> list[ProviderKey]:
    rows = list(ProviderKey.objects.filter(provider=provider, forgotten_at=None))
    ProviderKey.objects.filter(pk__in=[row.pk for row in rows]).update(sealed="", forgotten_at=now)
    return rows


def _opens(row: ProviderKey) -> bool:
    try:
        _opened(row)
    except CannotOpen:
        return False
    return True


def _opened(row: ProviderKey) -> str:
    return sealing.opened(Sealed(row.sealed, row.sealed_with), place=_place(row))


def _place(row: ProviderKey) -> str:
    return f"provider_key:{row.pk.hex}:{row.provider}"


async def _tested(provider: str, key: str) -> KeyVerdict:
    async with Wire(endpoints=settings.PROVIDER_BASE_URLS) as wire:
        return await key_tests.test_key(provider, key=key, client=wire)


def _require_known(provider: str) -> None:
    if provider not in PROVIDERS:
        raise InvalidInput("provider", f"is unknown; use one of {', '.join(PROVIDERS)}")


def _checked(key: str) -> str:
    words = key.strip()
    if not words.isascii() or not words.isprintable() or " " in words:
        raise InvalidInput("key", "has characters no key has; copy it again, whole")
    if not SHORTEST <= len(words) <= LONGEST:
        raise InvalidInput("key", f"has {len(words)} characters; copy it again, whole")
    return words
