"""Build the page of an organization's keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dealershipai.accounts.models import ApiKey, Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """One key and whether it still opens something."""

    key: ApiKey
    state: str
    works: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysPage:
    """Everything the page shows; the secret only right after a key was made."""

    organization: Organization
    rows: tuple[KeyRow, ...]
    secret: str


def build(
    organization: Organization, keys: Sequence[ApiKey], *, secret: str, now: datetime
) -> KeysPage:
    """Lay out the page."""
    return KeysPage(
        organization=organization, rows=tuple(_row(key, now) for key in keys), secret=secret
    )


def _row(key: ApiKey, now: datetime) -> KeyRow:
    if key.revoked_at is not None:
        return KeyRow(key=key, state="Revoked", works=False)
    works = key.expires_at > now
    return KeyRow(key=key, state="Works" if works else "Expired", works=works)
