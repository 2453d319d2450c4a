"""Read alerts for pages and programs: a dealer's, or all a person may see, with what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet

from aiv.models import (
    Alert,
    AlertChannel,
    AlertDelivery,
    AlertHours,
    AlertKind,
    AlertPreference,
    AlertState,
    AlertWeek,
    Dealer,
)
from dealershipai.accounts.models import Organization, User

PAGE_SIZE: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How a person wants to hear: (kind, channel) -> whether, and the hours without mail."""

    wanted: Mapping[tuple[str, str], bool]
    hours: AlertHours | None


def page(alerts: QuerySet[Alert], person: User, *, number: int, state: str = "") -> Page[Alert]:
    """Give a piece of a list, each with whether the person has not read it, in two queries."""
    unread = AlertDelivery.objects.filter(
        alert=OuterRef("pk"), person=person, channel=AlertChannel.PAGE, read_at=None
    )
    related = alerts.select_related("dealer", "market", "organization")
    rows: QuerySet[Alert] = related.annotate(is_unread=Exists(unread))
    if state in AlertState.values:
        rows = rows.filter(state=state)
    return Paginator(rows.order_by("-found_at", "pk"), PAGE_SIZE).get_page(number)


def for_file(alerts: QuerySet[Alert]) -> QuerySet[Alert]:
    """Give all alerts of a list with what a file says of them, in one query."""
    return alerts.select_related("dealer", "market").order_by("-found_at", "pk")


def unread(person: User, alerts: QuerySet[Alert]) -> int:
    """Count what a person may see and has not read, in one query."""
    rows = AlertDelivery.objects.filter(person=person, channel=AlertChannel.PAGE, read_at=None)
    return rows.filter(alert__in=alerts).count()


def weeks_of(dealer: Dealer) -> list[AlertWeek]:
    """Give the last weeks of a dealer's markets that were looked through, in one query."""
    rows = AlertWeek.objects.filter(market__dealers=dealer).select_related("market")
    return list(rows.order_by("-week", "market__name")[:5])


def choices(person: User) -> Choices:
    """Give how a person wants to hear of alerts; without a choice every way is on."""
    rows = AlertPreference.objects.filter(person=person)
    wanted = {(row.kind, row.channel): row.is_on for row in rows}
    return Choices(wanted=wanted, hours=AlertHours.objects.filter(person=person).first())


def slack_kinds(organization: Organization) -> list[str]:
    """Give the kinds that an organization's Slack channel is told of."""
    refused = AlertPreference.objects.filter(organization=organization, is_on=False)
    off = set(refused.values_list("kind", flat=True))
    return [kind for kind in AlertKind.values if kind not in off]


def has_hook(organization: Organization) -> bool:
    """Tell whether the organization entered a webhook."""
    return organization.slack_hooks.filter(forgotten_at=None).exists()
