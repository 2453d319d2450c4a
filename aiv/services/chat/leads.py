"""Take what a shopper asks the store to come back on; its mails are planned in the same breath."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from aiv import live
from aiv.domain import storable
from aiv.domain.live_kinds import Kind
from aiv.domain.shopper_chat import faults, phrases
from aiv.models import Lead, LeadMail, LeadMailKind, LeadMailState, ShopperChat, Widget
from aiv.services.chat import chat_messages
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

LONGEST_WISH: Final = 1000
LONGEST_NAME: Final = 120
PHONE_SIGNS: Final = frozenset("0123456789+()-. /")
FEWEST_DIGITS: Final = 7
MOST_DIGITS: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What a shopper leaves: a name, a way to answer, the wish; texts only where they agreed."""

    name: str
    email: str = ""
    phone: str = ""
    wish: str = ""
    vin: str = ""
    may_text: bool = False


def take(chat: ShopperChat, contact: Contact, *, now: datetime) -> Lead:
    """Keep a lead of a chat, once; a repeat gives the one that stands.

    Raises InvalidInput naming the field that cannot be used.
    """
    checked = _checked(contact)
    with transaction.atomic():
        row = chat_messages.locked(chat)
        if (known := Lead.objects.filter(chat=row).first()) is not None:
            return known
        lead = Lead.objects.create(
            dealer=row.dealer,
            chat=row,
            name=checked.name,
            email=checked.email,
            phone=checked.phone,
            wish=checked.wish,
            vin=checked.vin,
            may_text=checked.may_text,
            text_consent_words=text_consent(row) if checked.may_text else "",
            consented_at=now,
            created_at=now,
        )
        LeadMail.objects.bulk_create(_mails(lead, row.widget, now))
        chat_messages.fixed(row, "lead_taken", now=now)
        live.announce(row.dealer, Kind.CHATS)
    return lead


def text_consent(chat: ShopperChat) -> str:
    """Give the words whose box a shopper ticks to be sent text messages."""
    return phrases.say(chat.language, "text_consent", store=chat.dealer.name)


def finish(lead: Lead, *, person: User, now: datetime) -> bool:
    """Mark a lead as answered; False when somebody did before."""
    is_first = bool(
        Lead.objects.filter(pk=lead.pk, done_at=None).update(done_at=now, done_by=person)
    )
    if is_first:
        live.announce(lead.dealer, Kind.CHATS)
    return is_first


def reopen(lead: Lead) -> None:
    """Take back that a lead was answered."""
    Lead.objects.filter(pk=lead.pk).update(done_at=None, done_by=None)
    live.announce(lead.dealer, Kind.CHATS)


@transaction.atomic
def delete(lead: Lead, *, person: User) -> None:
    """Delete a lead and its mails because a shopper asked for it; who did it stays on record."""
    audit.record(
        actor=person,
        action="lead.deleted",
        target=lead,
        changes={"dealer": lead.dealer.slug},
        organization_id=lead.dealer.organization_id,
    )
    Lead.objects.filter(pk=lead.pk).delete()
    live.announce(lead.dealer, Kind.CHATS)


def send_again(mail: LeadMail, *, now: datetime) -> bool:
    """Put a failed mail into the queue once more; False when it has not failed."""
    failed = LeadMail.objects.filter(pk=mail.pk, state=LeadMailState.FAILED)
    values = {"state": LeadMailState.PLANNED, "due_at": now, "attempts": 0, "failure": ""}
    return bool(failed.update(**values))


def _mails(lead: Lead, widget: Widget, now: datetime) -> list[LeadMail]:
    wanted = [
        *((LeadMailKind.ADF, address) for address in widget.adf_recipients),
        *((LeadMailKind.HTML, address) for address in widget.mail_recipients),
    ]
    return [
        LeadMail(lead=lead, kind=kind, recipient=address, due_at=now)
        for kind, address in dict.fromkeys(wanted)
    ]


def _checked(contact: Contact) -> Contact:
    name = _line(contact.name)
    if not name or len(name) > LONGEST_NAME:
        raise faults.refused("name", "no_name")
    email, phone = contact.email.strip(), _phone(contact.phone)
    if email:
        _check_email(email)
    if not email and not phone:
        raise faults.refused("email", "no_way_back")
    if contact.may_text and not phone:
        raise faults.refused("phone", "no_number")
    wish = storable.text(contact.wish).strip()
    if len(wish) > LONGEST_WISH:
        raise faults.refused("wish", "too_long", most=str(LONGEST_WISH), count=str(len(wish)))
    return Contact(
        name=name,
        email=email,
        phone=phone,
        wish=wish,
        vin=_line(contact.vin)[:32],
        may_text=contact.may_text,
    )


def _line(text: str) -> str:
    return " ".join(storable.text(text).split())


def _check_email(text: str) -> None:
    try:
        validate_email(text)
    except ValidationError as error:
        raise faults.refused("email", "email") from error


def _phone(text: str) -> str:
    said = _line(text)
    digits = sum(each.isdecimal() for each in said)
    if said and not (set(said) <= PHONE_SIGNS and FEWEST_DIGITS <= digits <= MOST_DIGITS):
        raise faults.refused("phone", "phone")
    return said
