"""Keep how a person wants to hear of alerts, and let the link of a mail stop such mails."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time
from typing import Final

from django.core import signing
from django.db import transaction
from django.db.models import QuerySet

from aiv.domain.errors import InvalidInput
from aiv.models import (
    Alert,
    AlertChannel,
    AlertDelivery,
    AlertHours,
    AlertKind,
    AlertPreference,
)
from dealershipai.accounts import audit
from dealershipai.accounts.models import Organization, User

SALT: Final = "aiv.alert_choices"
OF_PERSON: Final = (AlertChannel.PAGE, AlertChannel.EMAIL)
Wanted = tuple[AlertKind, AlertChannel]


@transaction.atomic
def choose(person: User, wanted: Collection[Wanted]) -> None:
    """Keep by which of a person's channels each kind is wanted; what is not named is not."""
    for kind in AlertKind:
        for channel in OF_PERSON:
            _keep_of_person(person, kind, channel, is_on=(kind, channel) in wanted)


@transaction.atomic
def choose_for_slack(
    organization: Organization, wanted: Collection[AlertKind], *, actor: User
) -> None:
    """Keep which kinds an organization's channel is told of."""
    for kind in AlertKind:
        AlertPreference.objects.update_or_create(
            organization=organization,
            kind=kind,
            channel=AlertChannel.SLACK,
            defaults={"is_on": kind in wanted},
        )
    audit.record(
        actor=actor,
        action="alerts.slack_chosen",
        target=organization,
        changes={"kinds": sorted(wanted)},
        organization_id=organization.pk,
    )


@transaction.atomic
def keep_quiet(person: User, *, zone: str, begin: time | None, end: time | None) -> None:
    """Keep the hours without mail, or with neither end let mails come at any hour."""
    if begin is None and end is None:
        AlertHours.objects.filter(person=person).delete()
        return
    if begin is None or end is None:
        raise InvalidInput("end", "give both ends of the quiet hours, or neither")
    if begin == end:
        raise InvalidInput("end", "choose two different times; quiet hours need an end")
    AlertHours.objects.update_or_create(
        person=person, defaults={"time_zone": zone, "begin": begin, "end": end}
    )


def token(person: User, kind: str) -> str:
    """Give the signed word that lets whoever holds the mail stop its kind; it reads nothing."""
    return signing.dumps([person.pk.hex, kind], salt=SALT)


def opened(token: str) -> tuple[User, AlertKind] | None:
    """Give whose mails of which kind a token stops; None for a word that we did not sign."""
    try:
        key, kind = signing.loads(token, salt=SALT)
        person = User.objects.filter(pk=key).first()
    except (signing.BadSignature, ValueError):
        return None
    return (person, AlertKind(kind)) if person else None


@transaction.atomic
def stop_mails(person: User, kinds: Collection[AlertKind]) -> None:
    """Stop a person's mails of some kinds."""
    for kind in kinds:
        _keep_of_person(person, kind, AlertChannel.EMAIL, is_on=False)
    audit.record(
        actor=person,
        action="alerts.mails_stopped",
        target=person,
        changes={"kinds": sorted(kinds)},
    )


def _keep_of_person(person: User, kind: AlertKind, channel: AlertChannel, *, is_on: bool) -> None:
    AlertPreference.objects.update_or_create(
        person=person, kind=kind, channel=channel, defaults={"is_on": is_on}
    )


def read(person: User, alerts: QuerySet[Alert], *, now: datetime) -> int:
    """Note that a person read some alerts; give how many were new."""
    rows = AlertDelivery.objects.filter(
        person=person, channel=AlertChannel.PAGE, read_at=None, alert__in=alerts
    )
    return rows.update(read_at=now)
