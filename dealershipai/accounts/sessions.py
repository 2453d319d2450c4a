"""Say which sessions behind long-lived connections still stand, for all of them at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from dealershipai.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A session as it was when the connection was let in."""

    person_id: UUID
    key: str
    auth_hash: str


def standing(held: Collection[Held]) -> dict[Held, User]:
    """Give the people whose session was neither ended nor overtaken, in two queries."""
    people = User.objects.filter(is_active=True).in_bulk({each.person_id for each in held})
    keys = {each.key for each in held}
    unexpired = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    alive = set(unexpired.values_list("session_key", flat=True))
    # A changed password changes the hash, and so ends every session that holds the old one.
    hashes = {pk: person.get_session_auth_hash() for pk, person in people.items()}
    return {
        each: people[each.person_id]
        for each in held
        if each.key in alive
        and each.person_id in people
        and constant_time_compare(each.auth_hash, hashes[each.person_id])
    }
