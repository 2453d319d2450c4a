"""Mail confirmed alerts out of their outbox: once a person, outside their quiet hours."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from itertools import islice
from smtplib import SMTPException
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from aiv.domain.alerting.quiet_hours import QuietHours
from aiv.models import AlertChannel, AlertDelivery, AlertHours, DeliveryState
from aiv.services import alert_choices, alert_hearers, alert_links, leases
from aiv.services.leases import Queue

LOG = logging.getLogger(__name__)
QUEUE: Final = Queue(
    model=AlertDelivery,
    waiting=DeliveryState.WAITING,
    running=DeliveryState.SENDING,
    since="due_at",
    lost="Another worker sends this mail.",
    related=("alert__dealer__organization", "alert__market", "alert__organization", "person"),
)
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
UNWANTED: Final = "The person does not want it, or may not see it any more."
INTERRUPTED: Final = "It was interrupted too often."


def send_due(now: datetime, *, most: int = 5) -> int:
    """Send what is due and give how many mails were tried.

    A worker that dies between the server's yes and our note sends one twice under the same
    Message-ID, by which mail programs show it once; never none.
    """
    claims = (QUEUE.claim_one(pk, now=now, **leases.one_more()) for pk in _due(now))
    tried = 0
    for row in islice((row for row in claims if row is not None), most):
        _try(row, now)
        tried += 1
    return tried


def message_of(row: AlertDelivery) -> EmailMultiAlternatives:
    """Give a mail as it is sent; others' words are one line of a header and escaped in HTML."""
    alert = row.alert
    stop = _address(
        reverse("dashboard:alerts_unsubscribe", args=[alert_choices.token(row.person, alert.kind)])
    )
    context = {
        "alert": alert,
        "lines": [line for line in (alert.words, alert.second_words) if line],
        "evidence_url": _address(alert_links.evidence(alert)),
        "choices_url": _address(reverse("dashboard:alert_choices")),
        "stop_url": stop,
    }
    message = EmailMultiAlternatives(
        " ".join(alert.title.split()),
        render_to_string("mails/alert.txt", context),
        None,
        [row.person.email],
        headers={
            "Message-ID": f"<alert-{row.pk.hex}@{settings.APP_URL.split('//')[-1].split(':')[0]}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    message.attach_alternative(render_to_string("mails/alert.html", context), "text/html")
    return message


def quiet_until(row: AlertDelivery, now: datetime) -> datetime | None:
    """Give when the person's quiet hours end, if it is in them."""
    kept = AlertHours.objects.filter(person=row.person_id).first()
    if kept is None:
        return None
    return QuietHours(zone=kept.time_zone, begin=kept.begin, end=kept.end).ends_at(now)


def _due(now: datetime) -> list[UUID]:
    rows = QUEUE.due(now).filter(due_at__lte=now, channel=AlertChannel.EMAIL)
    return list(rows.order_by("due_at", "pk").values_list("pk", flat=True)[:20])


def _try(row: AlertDelivery, now: datetime) -> None:
    if row.attempts > len(WAITS) + 1:
        QUEUE.let_go(row, DeliveryState.FAILED, failure=INTERRUPTED)
        return
    if not alert_hearers.still_wants(row.alert, row.person, AlertChannel.EMAIL):
        QUEUE.let_go(row, DeliveryState.SKIPPED, failure=UNWANTED)
        return
    if later := quiet_until(row, now):
        QUEUE.let_go(row, DeliveryState.WAITING, due_at=later, attempts=row.attempts - 1)
        return
    try:
        message_of(row).send()
    except (SMTPException, OSError) as error:
        _note(row, type(error).__name__, now)
        return
    QUEUE.let_go(row, DeliveryState.SENT, failure="", sent_at=now)


def _note(row: AlertDelivery, kind: str, now: datetime) -> None:
    """Keep why it did not go, without what the server said: it may repeat the address."""
    failure = f"The mail server did not take it ({kind})."
    if row.attempts > len(WAITS):
        QUEUE.let_go(row, DeliveryState.FAILED, failure=failure)
        LOG.warning("an alert's mail failed", extra={"mail": str(row.pk), "reason": kind})
    else:
        due_at = now + WAITS[row.attempts - 1]
        QUEUE.let_go(row, DeliveryState.WAITING, failure=failure, due_at=due_at)


def _address(path: str) -> str:
    return f"{settings.APP_URL}{path}"
