"""Mail confirmed alerts out of their outbox: once a person, outside their quiet hours."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse

from aiv.domain.alerting.quiet_hours import QuietHours
from aiv.models import AlertChannel, AlertDelivery, AlertHours, DeliveryState
from aiv.services.alerts import alert_choices, alert_hearers, alert_links
from aiv.services.leases import Queue
from aiv.services.sending.mail_outbox import Outbox

QUEUE: Final = Queue(
    model=AlertDelivery,
    waiting=DeliveryState.WAITING,
    running=DeliveryState.SENDING,
    since="due_at",
    lost="Another worker sends this mail.",
    related=("alert__dealer__organization", "alert__market", "alert__organization", "person"),
)
UNWANTED: Final = "The person does not want it, or may not see it any more."


def send_due(now: datetime, *, most: int = 5) -> int:
    """Send what is due and give how many mails were tried.

    A worker that dies between the server's yes and our note sends one twice under the same
    Message-ID, by which mail programs show it once; never none.
    """
    rows = OUTBOX.claimed(now, most=most)
    for row in rows:
        _try(row, now)
    return len(rows)


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


def _try(row: AlertDelivery, now: datetime) -> None:
    if not alert_hearers.still_wants(row.alert, row.person, AlertChannel.EMAIL):
        QUEUE.let_go(row, DeliveryState.SKIPPED, failure=UNWANTED)
    elif later := quiet_until(row, now):
        QUEUE.let_go(row, DeliveryState.WAITING, due_at=later, attempts=row.attempts - 1)
    else:
        OUTBOX.send(row, attempts=row.attempts, now=now)


def _address(path: str) -> str:
    return f"{settings.APP_URL}{path}"


OUTBOX: Final = Outbox(
    queue=QUEUE,
    sent=DeliveryState.SENT,
    failed=DeliveryState.FAILED,
    message=message_of,
    only=Q(channel=AlertChannel.EMAIL),
)
