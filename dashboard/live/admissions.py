"""Decide who may watch a dealer: when a socket opens, and for all open ones again and again."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY

from aiv import access
from aiv.models import Dealer
from dealershipai.accounts import sessions
from dealershipai.accounts.middleware import is_over, lacks_factor
from dealershipai.accounts.models import User
from dealershipai.accounts.sessions import Held

NOT_SIGNED_IN: Final = 4401
FORBIDDEN: Final = 4403
NOT_FOUND: Final = 4404


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Who watches which dealer, and what stood in the database when they were let in."""

    held: Held
    dealer_id: UUID
    slug: str
    seq: int
    is_own: bool

    @property
    def pair(self) -> tuple[UUID, UUID]:
        """Give the person and the dealer."""
        return self.held.person_id, self.dealer_id


def admit(scope: Mapping[str, Any]) -> Admission | int:
    """Let the signed-in person of a connection in, or give the code to refuse it with."""
    person, session = scope["user"], scope["session"]
    if not _is_signed_in(person) or is_over(session, int(time.time())):
        return NOT_SIGNED_IN
    dealer = _dealer(person, scope["url_route"]["kwargs"]["slug"])
    if dealer is None:
        return NOT_FOUND
    return Admission(
        held=Held(
            person_id=person.pk, key=session.session_key, auth_hash=session[HASH_SESSION_KEY]
        ),
        dealer_id=dealer.pk,
        slug=dealer.slug,
        seq=dealer.live_seq,
        is_own=access.own_dealers(person).filter(pk=dealer.pk).exists(),
    )


def refusals(admissions: Collection[Admission]) -> dict[Admission, int]:
    """Give those who may not watch any more, each with the code to close its socket with."""
    standing = sessions.standing({each.held for each in admissions})
    people = set(standing.values())
    rights = access.watching(people, {each.dealer_id for each in admissions})
    found = {each: NOT_SIGNED_IN for each in admissions if each.held not in standing}
    # What a page of one's own shows is more than a rival's, so a change either way ends it.
    changed = (each for each in admissions if rights.get(each.pair) is not each.is_own)
    return dict.fromkeys(changed, FORBIDDEN) | found


def _is_signed_in(person: object) -> bool:
    if not isinstance(person, User) or not person.is_active:
        return False
    return not (settings.IS_HTTPS and lacks_factor(person))


def _dealer(person: User, slug: str) -> Dealer | None:
    return access.dealers(person).filter(slug=slug).first()
