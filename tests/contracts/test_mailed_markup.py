"""Every mail that is sent shows others' words as words, and none of them adds a header."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from aiv.models import Alert, AlertDelivery, Dealer, Lead, LeadMail, Market, ScanSchedule
from aiv.selectors.asking import ending_models
from aiv.selectors.asking.ending_models import EndingModel
from aiv.services.alerts import alert_mails
from aiv.services.asking import ending_notices
from aiv.services.changes import week_notices
from aiv.services.chat import lead_mails, shopper_chats, widgets
from aiv.services.people import invitations
from dashboard import mails
from dealershipai.accounts.models import Organization, User
from tests import alerted
from tests.contracts.source import ROOT
from tests.dashboard.payloads import CANARY, MARKUP
from tests.dashboard.test_hostile import Found

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
NOW = datetime(2026, 11, 2, 15, tzinfo=UTC)
SITE = "https://www.harborpoint.example"
BREAKS = tuple(
    f"zqrun{line}{rest}"
    for line in ("\r\n", "\n", "\r", "\u2028", "\x85", "\v", "\x1c")
    for rest in (f"Bcc: all@{CANARY}.example", f"Content-Type: text/html{line * 2}<b>zqrun</b>")
)
WORDS = (*MARKUP, *BREAKS)
HEADERS = {
    "content-type", "mime-version", "content-transfer-encoding", "subject", "from", "to", "date",
    "message-id", "list-unsubscribe", "list-unsubscribe-post",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _kept_in_memory(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def sent() -> EmailMessage:
    """Take the one mail that was sent, as it lies on the wire."""
    (message,) = mail.outbox
    mail.outbox.clear()
    raw = message.message().as_bytes(linesep="\r\n")
    return message_from_bytes(raw, policy=policy.default)  # type: ignore[return-value]


def faults(message: EmailMessage) -> Iterator[str]:
    """Give what is more than words in a mail."""
    yield from (f"header {name}" for name in message if name.lower() not in HEADERS)
    yield from (f"two of {name}" for name in HEADERS if len(message.get_all(name, [])) > 1)
    yield from (f"{name}: {value}" for name, value in message.items()
                if CANARY in value and name != "Subject")  # fmt: skip
    for part in message.walk():
        if part.get_content_type() == "text/html":
            reader = Found()
            reader.feed(part.get_content())
            yield from reader.faults


def held(send: Callable[[str], object], *, kinds: set[str]) -> None:
    """Send every payload and look at each mail; some show it, or nothing would be shown."""
    shown = 0
    for words in WORDS:
        send(words)
        message = sent()
        assert list(faults(message)) == [], words
        assert {part.get_content_type() for part in message.walk()} == kinds
        shown += CANARY in message.as_string()
    assert shown > 40


PLAIN = {"text/plain"}
BOTH = {"multipart/alternative", "text/plain", "text/html"}


def test_there_are_forty_payloads_and_breaks_of_every_kind() -> None:
    assert len(MARKUP) >= 40 and len(BREAKS) == 14


def test_a_mail_of_an_alert(owner: User, market: Market, dealers: list[Dealer]) -> None:
    alert = alerted.alert(dealers[0], market)
    row = AlertDelivery.objects.create(alert=alert, person=owner, channel="email")

    def send(words: str) -> None:
        told = Alert(
            pk=alert.pk, dealer=dealers[0], kind="drop", title=words, words=words,
            second_words=words, market=Market(slug=market.slug, name=words), week=alert.week,
        )  # fmt: skip
        row.alert = told
        alert_mails.message_of(row).send()

    held(send, kinds=BOTH)


@pytest.fixture
def lead(dealers: list[Dealer], owner: User) -> Lead:
    widget = widgets.change(dealers[0], {"is_on": True}, person=owner)
    chat = shopper_chats.open_chat(widget, SITE, language="en", may_learn=False, now=NOW).chat
    shopper_chats.say(chat, "Is it here?", now=NOW)
    return Lead(dealer=dealers[0], chat=chat, created_at=NOW)


def written(lead: Lead, words: str) -> Lead:
    lead.dealer.name = lead.name = lead.email = lead.phone = lead.vin = lead.wish = words
    assert lead.chat is not None
    lead.chat.messages.update(text=words)
    return lead


def test_a_mail_of_a_lead(lead: Lead) -> None:
    def send(words: str) -> None:
        row = LeadMail(lead=written(lead, words), kind="html", recipient="a@harbor.example")
        lead_mails.message_of(row).send()

    held(send, kinds=BOTH)


def test_a_lead_for_a_dealers_system(lead: Lead) -> None:
    def send(words: str) -> None:
        row = LeadMail(lead=written(lead, words), kind="adf", recipient="a@harbor.example")
        message = lead_mails.message_of(row)
        names = {each.tag for each in ET.fromstring(message.body).iter()}
        assert not names & {"script", "img", "svg", "iframe"}
        message.send()

    held(send, kinds=PLAIN)


def test_an_invitation(organization: Organization, owner: User) -> None:
    sealed = invitations.invite(
        organization, "guest@harbor.example", "viewer", inviter=owner, now=NOW
    )

    def send(words: str) -> None:
        sealed.invitation.organization.name = sealed.invitation.invited_by.name = words
        mails.send_invitation(replace(sealed))

    held(send, kinds=PLAIN)


def test_a_week_that_is_held_back(market: Market, operator: User) -> None:
    ScanSchedule.objects.create(market=market, is_on=True, refusal="x")

    def send(words: str) -> None:
        Market.objects.filter(pk=market.pk).update(name=words)
        ScanSchedule.objects.update(refusal=words, refusal_told_at=None)
        assert week_notices.send_due(NOW) == 1

    held(send, kinds=PLAIN)


def test_a_model_that_ends(operator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def send(words: str) -> None:
        ending = EndingModel(assistant="a", provider="b", model=words[:100], ends=date(2026, 12, 1))
        monkeypatch.setattr(ending_models, "ending", lambda today: (ending,))
        assert ending_notices.send_due(NOW) == 1

    held(send, kinds=PLAIN)


def test_a_reset_that_somebody_asked_for(client: Client, owner: User) -> None:
    path = reverse("account_reset_password")
    for words in MARKUP[::12]:
        User.objects.filter(pk=owner.pk).update(name=words)
        agent = words.encode("ascii", "ignore").decode()
        client.post(path, {"email": owner.email}, headers={"user-agent": agent})
        message = sent()
        assert list(faults(message)) == [] and CANARY not in message.as_string()


def test_no_mail_is_written_elsewhere() -> None:
    writes = re.compile(r"from django\.core\.mail import .*(EmailM|send_mail)")
    writers = {
        str(path.relative_to(ROOT))
        for package in ("aiv", "chatbot", "dashboard", "dealershipai")
        for path in (ROOT / package).rglob("*.py")
        if writes.search(path.read_text("utf-8"))
    }
    assert writers == {
        "aiv/services/alerts/alert_mails.py",
        "aiv/services/asking/ending_notices.py",
        "aiv/services/changes/week_notices.py",
        "aiv/services/chat/lead_mails.py",
        "aiv/services/sending/mail_outbox.py",  # sends what the two above it write
        "dashboard/mails.py",
        "dealershipai/accounts/adapter.py",
        "dealershipai/outbox.py",  # keeps them where no server is named
    }
