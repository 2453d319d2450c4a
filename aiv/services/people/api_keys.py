"""Make keys for programs, find the one a request shows, and end them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from aiv.domain.errors import Conflict, InvalidInput
from dealershipai.accounts import audit
from dealershipai.accounts.models import ApiKey, Membership, Organization, User

MARK: Final = "dai_live_"
PREFIX_LENGTH: Final = len(MARK) + 8
MAX_KEYS: Final = 50
LIFETIMES: Final = (30, 90, 365)
"""Days a key may live; none lives for ever."""
NOTED_EVERY: Final = timedelta(minutes=5)
"""How often the use of a key is written: each request would take the write lock."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """Hold a new key and its secret, which is shown once and stands nowhere else."""

    key: ApiKey
    secret: str


@transaction.atomic
def create(
    organization: Organization, name: str, *, days: int, person: User, now: datetime
) -> Sealed:
    """Make a key that may do what the person may do in the organization.

    Raises InvalidInput naming the field, Conflict when the person is no member or keys abound.
    """
    if days not in LIFETIMES:
        raise InvalidInput("days", f"choose one of {', '.join(map(str, LIFETIMES))}")
    if not Membership.objects.filter(organization=organization, user=person).exists():
        raise Conflict("Only a member can make a key, because the key acts for its maker.")
    if working(organization, now=now).count() >= MAX_KEYS:
        raise Conflict(f"There are {MAX_KEYS} keys already; revoke one first.")
    secret = MARK + secrets.token_urlsafe(32)
    made = ApiKey.objects.create(
        organization=organization,
        name=name.strip(),
        prefix=secret[:PREFIX_LENGTH],
        key_hash=_hash(secret),
        created_by=person,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    _note(made, person, "api_key.created", {"name": made.name, "days": days})
    return Sealed(made, secret)


@transaction.atomic
def revoke(key: ApiKey, *, person: User, now: datetime) -> None:
    """End a key at once; doing it again changes nothing."""
    if ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=now):
        _note(key, person, "api_key.revoked", {"name": key.name})


def find(secret: str, *, now: datetime) -> ApiKey | None:
    """Give the working key with this secret, and note now and then that it is in use."""
    rows = ApiKey.objects.filter(
        prefix=secret[:PREFIX_LENGTH], revoked_at=None, expires_at__gt=now
    ).select_related("created_by")
    wanted = _hash(secret)
    found = next((row for row in rows if hmac.compare_digest(row.key_hash, wanted)), None)
    if found is not None and _is_due(found, now):
        is_old = Q(last_used_at=None) | Q(last_used_at__lte=now - NOTED_EVERY)
        ApiKey.objects.filter(is_old, pk=found.pk).update(last_used_at=now)
    return found


def working(organization: Organization, *, now: datetime) -> QuerySet[ApiKey]:
    """Give the keys that open something."""
    return ApiKey.objects.filter(organization=organization, revoked_at=None, expires_at__gt=now)


def _is_due(key: ApiKey, now: datetime) -> bool:
    return key.last_used_at is None or now - key.last_used_at >= NOTED_EVERY


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _note(key: ApiKey, person: User, action: str, changes: dict[str, object]) -> None:
    audit.record(
        actor=person,
        action=action,
        target=key,
        changes=changes,
        organization_id=key.organization_id,
    )
