"""Say who is told of an alert by which channel: who may see it, and who wants to hear of it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from aiv import access
from aiv.access import Action
from aiv.models import Alert, AlertChannel, AlertPreference, SlackHook
from dealershipai.accounts.models import Membership, Organization, User


def people(alert: Alert) -> QuerySet[User]:
    """Give the people of an alert's organization who may see it; the installation's are staff."""
    if alert.dealer is not None:
        return access.workers_of(alert.dealer, Action.SEE_DEALER)
    active = User.objects.filter(is_active=True).order_by("email")
    if alert.organization_id is None:
        return active.filter(is_staff=True)
    roles = [role for role, actions in access.ROLE_ACTIONS.items() if Action.START_SCAN in actions]
    seats = Membership.objects.filter(
        user=OuterRef("pk"), organization=alert.organization_id, role__in=roles
    )
    return active.filter(Exists(seats))


def refusing(alert: Alert, channel: AlertChannel, among: Collection[User]) -> set[UUID]:
    """Give those among people who do not want this kind by this channel."""
    rows = AlertPreference.objects.filter(
        person__in=among, kind=alert.kind, channel=channel, is_on=False
    )
    return {pk for pk in rows.values_list("person_id", flat=True) if pk is not None}


def still_wants(alert: Alert, person: User, channel: AlertChannel) -> bool:
    """Tell whether a person may still see an alert and wants it by this channel."""
    may_see = people(alert).filter(pk=person.pk).exists()
    return may_see and not refusing(alert, channel, [person])


def hooks(alert: Alert) -> list[SlackHook]:
    """Give the webhook of the alert's organization, where it takes this kind."""
    owner = organization_of(alert)
    if owner is None:
        return []
    refused = AlertPreference.objects.filter(
        organization=owner, kind=alert.kind, channel=AlertChannel.SLACK, is_on=False
    )
    if refused.exists():
        return []
    return list(SlackHook.objects.filter(Q(organization=owner), forgotten_at=None))


def organization_of(alert: Alert) -> Organization | None:
    """Give the organization that is told; None for the installation's own budget."""
    return alert.dealer.organization if alert.dealer is not None else alert.organization
