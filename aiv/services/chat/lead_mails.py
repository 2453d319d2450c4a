"""Send the mails of leads out of their outbox: ADF for the dealer's system, HTML for people."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from aiv.domain.shopper_chat import adf
from aiv.domain.shopper_chat.adf import LeadText
from aiv.models import Author, Lead, LeadMail, LeadMailKind, LeadMailState
from aiv.services.leases import Queue
from aiv.services.sending.mail_outbox import Outbox

QUEUE: Final = Queue(
    model=LeadMail,
    waiting=LeadMailState.PLANNED,
    running=LeadMailState.RUNNING,
    since="due_at",
    lost="Another worker sends this mail.",
    related=("lead__dealer", "lead__chat"),
)


def send_due(now: datetime, *, most: int = 1) -> int:
    """Send what is due and give how many mails were tried.

    A worker that dies between the server's yes and our note sends one twice, never none.
    """
    rows = OUTBOX.claimed(now, most=most)
    for row in rows:
        OUTBOX.send(row, attempts=row.attempts, now=now)
    return len(rows)


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


def _line(text: str) -> str:
    return " ".join(text.split())


OUTBOX: Final = Outbox(
    queue=QUEUE,
    sent=LeadMailState.SENT,
    failed=LeadMailState.FAILED,
    message=message_of,
)
