"""Build the list of leads that came by a dealer's widget, and one lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse

from aiv.models import Dealer, Lead, LeadMail, LeadMailState
from aiv.selectors.chat.shopper_leads import SOON, Keeping
from dashboard.figures import plural
from dashboard.pages.chat.shopper_chats import local_text

KINDS: Final = {
    LeadMailState.PLANNED: "waiting",
    LeadMailState.RUNNING: "waiting",
    LeadMailState.SENT: "good",
    LeadMailState.FAILED: "bad",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRow:
    """One mail of a lead and how far it is; `again_url` only where it failed."""

    kind: str
    recipient: str
    state: str
    tag: str
    note: str
    again_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """One lead of the list."""

    url: str
    name: str
    contact: str
    wish: str
    came: str
    state: str
    kind: str
    mails: str
    gone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadsPage:
    """The leads that pass the filters; `keeping` says what is deleted soon, if anything is."""

    dealer: Dealer
    rows: tuple[LeadRow, ...]
    total: str
    zone: str
    is_filtered: bool
    shown: str
    previous_url: str
    next_url: str
    export_url: str
    keeping: str
    soon_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadPage:
    """One lead with its consent, its mails and its chat."""

    dealer: Dealer
    lead: Lead
    came: str
    state: str
    kind: str
    done: str
    zone: str
    texts: str
    mails: tuple[MailRow, ...]
    chat_url: str
    gone: str


def build(
    dealer: Dealer, rows: Page[Any], keeping: Keeping, *, words: Mapping[str, str], zone: str
) -> LeadsPage:
    """Lay out one page of leads."""
    path = reverse("dashboard:leads", args=[dealer.slug])
    total = plural(rows.paginator.count, "lead")

    def step(number: int) -> str:
        return f"{path}?{urlencode({**words, 'page': number})}"

    return LeadsPage(
        dealer=dealer,
        rows=tuple(_row(lead, keeping, zone) for lead in rows),
        total=total,
        zone=zone,
        is_filtered=any(words.values()),
        shown=f"{rows.start_index():,} to {rows.end_index():,} of {total}",
        previous_url=step(rows.number - 1) if rows.has_previous() else "",
        next_url=step(rows.number + 1) if rows.has_next() else "",
        export_url=f"{reverse('dashboard:leads_csv', args=[dealer.slug])}?{urlencode(words)}",
        keeping=_keeping(keeping, zone),
        soon_url=f"{path}?{urlencode({'state': SOON})}",
    )


def one(lead: Lead, keeping: Keeping, *, zone: str) -> LeadPage:
    """Lay out one lead."""
    state, kind = _state(lead)
    slug = lead.dealer.slug
    return LeadPage(
        dealer=lead.dealer,
        lead=lead,
        came=local_text(lead.created_at, zone),
        state=state,
        kind=kind,
        done=_done(lead, zone),
        zone=zone,
        texts=_texts(lead, zone),
        mails=tuple(_mail(slug, each, zone) for each in lead.mails.all()),
        chat_url=reverse("dashboard:conversation", args=[slug, lead.chat_id])
        if lead.chat_id
        else "",
        gone=_gone(lead, keeping, zone),
    )


def deletion_text(lead: Lead) -> str:
    """Say what is deleted with a lead, and what stays."""
    text = (
        "Name, contact and wish are gone for good, and mails that wait are not sent. "
        "A mail that was sent stays in the mailbox that got it."
    )
    stays = " The conversation stays; delete that instead to delete both."
    return text + (stays if lead.chat_id else "")


def mails_text(lead: Lead) -> str:
    """Say how far the mails of a lead are: "2 sent, 1 failed"."""
    counted: dict[str, int] = {}
    for each in lead.mails.all():
        label = LeadMailState(each.state).label.lower()
        counted[label] = counted.get(label, 0) + 1
    return ", ".join(f"{count} {label}" for label, count in counted.items()) or "no address set"


def _keeping(keeping: Keeping, zone: str) -> str:
    """Say how many leads are deleted soon, and when the first of them is."""
    if keeping.first_gone_at is None:
        return ""
    at, kept = local_text(keeping.first_gone_at, zone), plural(keeping.days, "day")
    if keeping.soon == 1:
        state = "not done" if keeping.soon_open else "done"
        told = f"1 lead is deleted after {at}; it is {state}."
    else:
        told = (
            f"{keeping.soon:,} leads are deleted soon, the first after {at}; "
            f"{keeping.soon_open:,} of them are not done."
        )
    return f"{told} Leads are kept for {kept}."


def _gone(lead: Lead, keeping: Keeping, zone: str) -> str:
    return local_text(lead.created_at + timedelta(days=keeping.days), zone)


def _row(lead: Lead, keeping: Keeping, zone: str) -> LeadRow:
    state, kind = _state(lead)
    return LeadRow(
        url=reverse("dashboard:lead", args=[lead.dealer.slug, lead.pk]),
        name=lead.name,
        contact=" · ".join(filter(None, (lead.email, lead.phone))),
        wish=lead.wish,
        came=local_text(lead.created_at, zone),
        state=state,
        kind=kind,
        mails=mails_text(lead),
        gone=_gone(lead, keeping, zone),
    )


def _state(lead: Lead) -> tuple[str, str]:
    return ("Done", "good") if lead.done_at else ("To do", "waiting")


def _done(lead: Lead, zone: str) -> str:
    if lead.done_at is None:
        return ""
    who = lead.done_by.display_name if lead.done_by else "somebody"
    return f"Marked as done by {who}, {local_text(lead.done_at, zone)}."


def _texts(lead: Lead, zone: str) -> str:
    if not lead.may_text:
        return "No: the box was not ticked. Do not send text messages."
    return (
        f"Yes, on {local_text(lead.consented_at, zone)}, to these words: {lead.text_consent_words}"
    )


def _mail(slug: str, mail: LeadMail, zone: str) -> MailRow:
    state = LeadMailState(mail.state)
    is_failed = state == LeadMailState.FAILED
    return MailRow(
        kind=mail.get_kind_display(),
        recipient=mail.recipient,
        state=state.label,
        tag=KINDS[state],
        note=local_text(mail.sent_at, zone) if mail.sent_at else mail.failure,
        again_url=reverse("dashboard:lead_mail_again", args=[slug, mail.pk]) if is_failed else "",
    )
