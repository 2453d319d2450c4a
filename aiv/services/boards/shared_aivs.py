"""Let an owner share a dealer's AIV on leaderboards, and take that back for all boards to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from aiv.domain.errors import Conflict
from aiv.models import Dealer, SharedAiv
from dealershipai.accounts import audit
from dealershipai.accounts.models import User


def current(dealer: Dealer) -> SharedAiv | None:
    """Give the word in force; what another organization said before is none."""
    return SharedAiv.objects.filter(
        dealer=dealer,
        withdrawn_at=None,
        organization=dealer.organization_id,
    ).first()


def among(dealers: Iterable[Dealer]) -> set[UUID]:
    """Give which of these dealers are shared, in one query."""
    rows = SharedAiv.objects.filter(dealer__in=dealers, withdrawn_at=None)
    in_force = rows.filter(organization=F("dealer__organization"))
    return set(in_force.values_list("dealer_id", flat=True))


def share(dealer: Dealer, *, person: User, now: datetime) -> SharedAiv:
    """Share from the next board on; doing it again changes nothing.

    Raises Conflict for a dealer without an owner: nobody could have agreed.
    """
    organization = dealer.organization
    if organization is None:
        raise Conflict(f"{dealer.name} belongs to no organization here, so nobody can share it.")
    try:
        with transaction.atomic():
            if (known := current(dealer)) is not None:
                return known
            _withdraw(dealer, now)
            row = SharedAiv.objects.create(
                dealer=dealer, organization=organization, shared_by=person, shared_at=now
            )
            _record(dealer, "aiv.shared", person)
    except IntegrityError:
        # Two clicks at once: one of them is on record.
        return SharedAiv.objects.get(dealer=dealer, withdrawn_at=None)
    return row


@transaction.atomic
def withdraw(dealer: Dealer, *, person: User, now: datetime) -> None:
    """Share no more from the next board on; archived boards stay as they were."""
    if _withdraw(dealer, now):
        _record(dealer, "aiv.withdrawn", person)


def _withdraw(dealer: Dealer, now: datetime) -> bool:
    rows = SharedAiv.objects.filter(dealer=dealer, withdrawn_at=None)
    return bool(rows.update(withdrawn_at=now))


def _record(dealer: Dealer, action: str, person: User) -> None:
    audit.record(
        actor=person,
        action=action,
        target=dealer,
        changes={"dealer": dealer.slug},
        organization_id=dealer.organization_id,
    )
