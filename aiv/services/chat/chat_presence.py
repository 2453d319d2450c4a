"""Note for some seconds who is here and who writes; nothing hangs on it."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.core.cache import cache

TYPING_SECONDS: Final = 6
# A page says so anew every half of it.
HERE_SECONDS: Final = 60


def types(chat_id: UUID) -> None:
    """Note that the shopper writes."""
    cache.set(f"{chat_id.hex}:typing", True, TYPING_SECONDS)


def is_typing(chat_id: UUID) -> bool:
    """Say whether the shopper writes now."""
    return bool(cache.get(f"{chat_id.hex}:typing"))


def arrive(chat_id: UUID) -> None:
    """Note that the shopper's page is open."""
    cache.set(f"{chat_id.hex}:here", True, HERE_SECONDS)


def leave(chat_id: UUID) -> None:
    """Note that the shopper's page closed."""
    cache.delete(f"{chat_id.hex}:here")


def is_here(chat_id: UUID) -> bool:
    """Say whether the shopper's page is open, as far as anybody heard lately."""
    return bool(cache.get(f"{chat_id.hex}:here"))
