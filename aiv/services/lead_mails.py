"""Send the mails of leads out of their outbox: ADF for the dealer's system, HTML for people."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from itertools import islice
from smtplib import SMTPException
from typing import Final
from uuid import UUID

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from aiv.domain.shopper_chat import adf
from aiv.domain.shopper_chat.adf import LeadText
from aiv.models import Author, Lead, LeadMail, LeadMailKind, LeadMailState
from aiv.services import leases
from aiv.services.leases import Queue

LOG = logging.getLogger(__name__)
QUEUE: Final = Queue(
    model=LeadMail,
    waiting=LeadMailState.PLANNED,
    running=LeadMailState.RUNNING,
    since="due_at",
    lost="Another worker sends this mail.",
    related=("lead__dealer", "lead__chat"),
)
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))


def send_due(now: datetime, *, most: int = 1) -> int:
    """Send what is due and give how many mails were tried.

    A worker that dies between the server's yes and our note sends one twice, never none.
    """
    claims = (QUEUE.claim_one(pk, now=now, **leases.one_more()) for pk in _due(now))
    tried = 0
    for row in islice((row for row in claims if row is not None), most):
        _try(row, now)
        tried += 1
    return tried


def text_of(lead: Lead) -> LeadText:
    """Give what a lead says, with its chat."""
    messages = lead.chat.messages.order_by("seq") if lead.chat else ()
    return LeadText(
        id=str(lead.pk),
        store=lead.dealer.name,
        requested_at=lead.created_at,
        name=lead.name,
        email=lead.email,
        phone=lead.phone,
        wish=lead.wish,
        vin=lead.vin,
        may_text=lead.may_text,
        transcript=tuple(f"{Author(each.author).label}: {each.text}" for each in messages),
    )


def message_of(mail: LeadMail) -> EmailMultiAlternatives:
    """Give a mail as it is sent; a stranger's words never reach a header."""
    lead = text_of(mail.lead)
    if mail.kind == LeadMailKind.ADF:
        subject = f"Lead of {lead.store} (ADF)"
        return EmailMultiAlternatives(_line(subject), adf.document(lead), None, [mail.recipient])
    context = {"lead": lead}
    message = EmailMultiAlternatives(
        _line(f"A shopper asks {lead.store}"),
        render_to_string("mails/lead.txt", context),
        None,
        [mail.recipient],
    )
    message.attach_alternative(render_to_string("mails/lead.html", context), "text/html")
    return message


def _due(now: datetime) -> list[UUID]:
    rows = QUEUE.due(now).filter(due_at__lte=now).order_by("due_at", "pk")
    return list(rows.values_list("pk", flat=True)[:20])


def _try(row: LeadMail, now: datetime) -> None:
    if row.attempts > len(WAITS) + 1:
        QUEUE.let_go(row, LeadMailState.FAILED, failure="It was interrupted too often.")
        return
    try:
        message_of(row).send()
    except (SMTPException, OSError) as error:
        _note(row, type(error).__name__, now)
        return
    QUEUE.let_go(row, LeadMailState.SENT, failure="", sent_at=now)


def _note(row: LeadMail, kind: str, now: datetime) -> None:
    """Keep why it did not go, without what the server said: it may repeat the address."""
    failure = f"The mail server did not take it ({kind})."
    if row.attempts > len(WAITS):
        QUEUE.let_go(row, LeadMailState.FAILED, failure=failure)
        LOG.warning("a lead's mail failed", extra={"mail": str(row.pk), "reason": kind})
    else:
        due_at = now + WAITS[row.attempts - 1]
        QUEUE.let_go(row, LeadMailState.PLANNED, failure=failure, due_at=due_at)


def _line(text: str) -> str:
    return " ".join(text.split())
