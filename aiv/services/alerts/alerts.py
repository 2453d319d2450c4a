"""Raise alerts once, move them on, and plan their telling in the transaction that confirms them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from aiv import live
from aiv.domain.alerting import METHOD_VERSION
from aiv.domain.live_kinds import Kind
from aiv.models import (
    Alert,
    AlertChannel,
    AlertDelivery,
    AlertKind,
    AlertState,
    Dealer,
    DeliveryState,
    Market,
)
from aiv.services.alerts import alert_hearers, alert_posts
from dealershipai.accounts.models import Organization, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """What is to be told: of what (`key`), in which words, with which figures."""

    kind: AlertKind
    state: AlertState
    key: str
    title: str
    words: str = ""
    reason: str = ""
    dealer: Dealer | None = None
    organization: Organization | None = None
    market: Market | None = None
    week: date | None = None
    subject: str = ""
    figures: dict[str, Any] | None = None


@transaction.atomic
def raise_once(what: Raised, *, now: datetime) -> Alert | None:
    """Write an alert and plan its telling; None where one of the same thing stands already.

    Two who raise the same at once meet at its key in the database, and one of them writes nothing.
    """
    key = what.key[:200]
    if Alert.objects.filter(key=key, ended_at=None).exists():
        return None
    is_decided = what.state not in (AlertState.HELD, AlertState.WAITING)
    made = Alert(
        kind=what.kind,
        state=what.state,
        dealer=what.dealer,
        organization=what.organization,
        market=what.market,
        week=what.week,
        subject=what.subject[:120],
        key=key,
        title=what.title[:300],
        words=what.words,
        reason=what.reason,
        figures=what.figures or {},
        method_version=METHOD_VERSION,
        found_at=now,
        decided_at=now if is_decided else None,
        is_demo=what.dealer is not None and what.dealer.is_demo,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        if Alert.objects.filter(key=key, ended_at=None).exists():
            return None
        raise
    _told(made, now)
    return made


@transaction.atomic
def move(alert: Alert, state: AlertState, *, now: datetime, **values: Any) -> bool:
    """Move an alert on; False when another worker moved it first, who then told of it."""
    is_open = state in (AlertState.HELD, AlertState.WAITING)
    mine = Alert.objects.filter(pk=alert.pk, state=alert.state)
    if not mine.update(state=state, decided_at=None if is_open else now, **values):
        return False
    alert.refresh_from_db()
    _told(alert, now)
    return True


def end(keys: Sequence[str], *, now: datetime) -> int:
    """Let alerts of things that lasted and are over be raised anew when they return."""
    return Alert.objects.filter(key__in=keys, ended_at=None).update(ended_at=now)


def _told(alert: Alert, now: datetime) -> None:
    """Tell open pages; once confirmed, plan what each person and channel is told."""
    if alert.dealer is not None:
        live.announce(alert.dealer, Kind.ALERTS)
    if alert.state != AlertState.CONFIRMED:
        return
    people = list(alert_hearers.people(alert))
    _plan(alert, AlertChannel.PAGE, people, now, state=DeliveryState.SENT, sent_at=now)
    # Nothing invented leaves the installation.
    if not alert.is_demo:
        _plan(alert, AlertChannel.EMAIL, people, now)
        alert_posts.plan(alert, now=now)


def _plan(
    alert: Alert, channel: AlertChannel, people: Sequence[User], now: datetime, **values: Any
) -> None:
    refusing = alert_hearers.refusing(alert, channel, people)
    AlertDelivery.objects.bulk_create(
        (
            AlertDelivery(alert=alert, person=person, channel=channel, due_at=now, **values)
            for person in people
            if person.pk not in refusing
        ),
        ignore_conflicts=True,
    )
