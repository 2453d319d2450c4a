"""Build the page of an organization's members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiv.models import Dealer
from dealershipai.accounts.models import Invitation, Membership, Organization, User


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One member; `sees` is empty where it is not the reader's business."""

    membership: Membership
    sees: str
    is_self: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRow:
    """One invitation that still works."""

    invitation: Invitation
    sees: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersPage:
    """Everything the page shows."""

    organization: Organization
    may_manage: bool
    members: tuple[MemberRow, ...]
    invitations: tuple[InvitationRow, ...]


def build(
    *,
    organization: Organization,
    members: Sequence[Membership],
    invitations: Sequence[Invitation],
    dealers: Sequence[Dealer],
    reader: User,
    may_manage: bool,
) -> MembersPage:
    """Lay out the page."""
    names = {str(dealer.pk): dealer.name for dealer in dealers}
    return MembersPage(
        organization=organization,
        may_manage=may_manage,
        members=tuple(_member(row, reader, may_manage=may_manage) for row in members),
        invitations=tuple(
            InvitationRow(
                invitation=row, sees=_sees([names[key] for key in row.dealer_ids if key in names])
            )
            for row in invitations
        ),
    )


def _member(row: Membership, reader: User, *, may_manage: bool) -> MemberRow:
    """Lay out one member; which stores others are limited to is their owners' business."""
    is_self = row.user_id == reader.pk
    limits = [limit.dealer.name for limit in row.dealer_limits.all()]
    return MemberRow(
        membership=row, sees=_sees(limits) if may_manage or is_self else "", is_self=is_self
    )


def _sees(names: Sequence[str]) -> str:
    return ", ".join(sorted(names)) or "Every store"
