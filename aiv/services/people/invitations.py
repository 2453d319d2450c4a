"""Invite people to an organization; an invitation works once, for one address, for 72 hours."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Dealer, DealerLimit
from dealershipai.accounts import addresses, audit
from dealershipai.accounts.models import Invitation, Membership, Organization, Role, User

VALID_FOR = timedelta(hours=72)
NO_LONGER_VALID = (
    "This invitation does not work: it was used, withdrawn or replaced, or is older than 72 hours. "
    "Ask the person who invited you for a new one."
)


@dataclass(frozen=True, slots=True)
class Sealed:
    """Hold a new invitation and its secret, which stands nowhere else and goes into the mail."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(
    organization: Organization,
    email: str,
    role: str,
    *,
    dealers: Sequence[Dealer] = (),
    inviter: User,
    now: datetime,
) -> Sealed:
    """Make an invitation; one that waits for the same address stops working.

    Raises InvalidInput naming the field, Conflict when the person is a member already.
    """
    check_limit(organization, role, dealers)
    # The lock lets two invitations of one address follow each other.
    Organization.objects.select_for_update().get(pk=organization.pk)
    if Membership.objects.filter(organization=organization, user__email__iexact=email).exists():
        raise Conflict(f"{email} is a member already; change the role below instead.")
    _open(organization).filter(email__iexact=email).update(withdrawn_at=now)
    token = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        organization=organization,
        email=email.strip().lower(),
        role=role,
        dealer_ids=[str(dealer.pk) for dealer in dealers],
        token_hash=_hash(token),
        invited_by=inviter,
        invited_at=now,
        expires_at=now + VALID_FOR,
    )
    _note(made, inviter, "invitation.sent")
    return Sealed(made, token)


@transaction.atomic
def withdraw(invitation: Invitation, *, person: User, now: datetime) -> None:
    """Make an invitation useless; doing it again changes nothing."""
    waiting = _open(invitation.organization).filter(pk=invitation.pk)
    if waiting.update(withdrawn_at=now):
        _note(invitation, person, "invitation.withdrawn")


def find(token: str, *, now: datetime) -> Invitation | None:
    """Give the invitation that a secret opens, as long as it works."""
    rows = Invitation.objects.select_related("organization", "invited_by")
    found = rows.filter(
        token_hash=_hash(token), accepted_at=None, withdrawn_at=None, expires_at__gt=now
    ).first()
    return found if found and _may_still_invite(found) else None


@transaction.atomic
def accept(token: str, *, person: User, now: datetime) -> Membership:
    """Make the invited person a member, once.

    Raises InvalidInput when the invitation does not work or is for another address, Conflict when
    the person is a member already.
    """
    invitation = find(token, now=now)
    if invitation is None:
        raise InvalidInput("invitation", NO_LONGER_VALID)
    if not addresses.is_proven(person, invitation.email):
        raise InvalidInput("email", "This invitation is for another e-mail address.")
    organization = Organization.objects.select_for_update().get(pk=invitation.organization_id)
    if Membership.objects.filter(organization=organization, user=person).exists():
        raise Conflict(f"You are a member of {organization} already.")
    # Two clicks at once: the second finds nothing to take.
    taken = _open(organization).filter(pk=invitation.pk).update(accepted_at=now)
    if not taken:
        raise InvalidInput("invitation", NO_LONGER_VALID)
    membership = _join(invitation, person)
    _note(invitation, person, "invitation.accepted")
    return membership


def check_limit(organization: Organization, role: str, dealers: Sequence[Dealer]) -> None:
    """Refuse a role that does not exist, or a limit that the role or the dealers do not allow."""
    if role not in Role.values:
        raise InvalidInput("role", "choose a role")
    if dealers and role != Role.VIEWER:
        raise InvalidInput("dealers", "only viewers can be limited to some dealers")
    if any(dealer.organization_id != organization.pk for dealer in dealers):
        raise InvalidInput("dealers", "choose dealers of this organization")


def _join(invitation: Invitation, person: User) -> Membership:
    dealers = Dealer.objects.filter(
        pk__in=invitation.dealer_ids, organization=invitation.organization_id
    )
    # A limit whose dealers are gone must not become a view of everything.
    if invitation.dealer_ids and not dealers:
        raise InvalidInput("invitation", NO_LONGER_VALID)
    membership = Membership.objects.create(
        user=person, organization=invitation.organization, role=invitation.role
    )
    DealerLimit.objects.bulk_create(
        DealerLimit(membership=membership, dealer=dealer) for dealer in dealers
    )
    return membership


def _may_still_invite(invitation: Invitation) -> bool:
    """Say whether who invited is still an owner, or an operator: nobody invites after leaving."""
    inviter = invitation.invited_by
    if not inviter.is_active:
        return False
    owning = Membership.objects.filter(
        organization=invitation.organization_id, user=inviter, role=Role.OWNER
    )
    return inviter.is_staff or owning.exists()


def _open(organization: Organization) -> models.QuerySet[Invitation]:
    return Invitation.objects.filter(organization=organization, accepted_at=None, withdrawn_at=None)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _note(invitation: Invitation, person: User, action: str) -> None:
    audit.record(
        actor=person,
        action=action,
        target=invitation,
        changes={
            "email": invitation.email,
            "role": invitation.role,
            "dealers": list(invitation.dealer_ids),
        },
        organization_id=invitation.organization_id,
    )
