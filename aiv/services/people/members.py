"""Change and end memberships; an organization always keeps an owner."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from aiv.domain.errors import Conflict
from aiv.models import Dealer, DealerLimit
from aiv.services.people.invitations import check_limit
from dealershipai.accounts import audit
from dealershipai.accounts.models import Membership, Organization, Role, User

LAST_OWNER = "An organization keeps at least one owner. Make somebody else an owner first."


@transaction.atomic
def change(
    membership: Membership, role: str, *, dealers: Sequence[Dealer] = (), person: User
) -> Membership:
    """Give a member another role, and a viewer other limits; the same again changes nothing.

    Raises InvalidInput naming the field, Conflict when no owner would be left.
    """
    check_limit(membership.organization, role, dealers)
    row = _locked(membership)
    if role != Role.OWNER:
        _keep_an_owner(row)
    wanted = {dealer.pk for dealer in dealers}
    known = set(row.dealer_limits.values_list("dealer", flat=True))
    if (row.role, known) == (role, wanted):
        return row
    before = row.role
    row.role = role
    row.save(update_fields=["role"])
    row.dealer_limits.exclude(dealer__in=wanted).delete()
    DealerLimit.objects.bulk_create(
        DealerLimit(membership=row, dealer_id=key) for key in wanted - known
    )
    limits = sorted(str(key) for key in wanted)
    _note(row, person, "member.changed", {"role": [before, role], "dealers": limits})
    return row


@transaction.atomic
def remove(membership: Membership, *, person: User) -> None:
    """End a membership; ending it again changes nothing.

    Raises Conflict when no owner would be left.
    """
    # The organization's lock first, always: two owners who leave at once must not both succeed.
    Organization.objects.select_for_update().get(pk=membership.organization_id)
    row = Membership.objects.filter(pk=membership.pk).select_related("user").first()
    if row is None:
        return
    _keep_an_owner(row)
    _note(row, person, "member.removed", {"email": row.user.email, "role": row.role})
    row.delete()


def _locked(membership: Membership) -> Membership:
    Organization.objects.select_for_update().get(pk=membership.organization_id)
    return Membership.objects.select_related("user", "organization").get(pk=membership.pk)


def _keep_an_owner(row: Membership) -> None:
    others = Membership.objects.filter(
        organization=row.organization_id, role=Role.OWNER, user__is_active=True
    ).exclude(pk=row.pk)
    if row.role == Role.OWNER and not others.exists():
        raise Conflict(LAST_OWNER)


def _note(row: Membership, person: User, action: str, changes: dict[str, object]) -> None:
    audit.record(
        actor=person,
        action=action,
        target=row,
        changes=changes,
        organization_id=row.organization_id,
    )
