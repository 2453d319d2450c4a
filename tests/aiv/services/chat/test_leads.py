"""A lead is kept once, with its consent, and mailed as ADF and HTML."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.core import mail

from aiv.domain.errors import InvalidInput
from aiv.models import Dealer, Lead, LeadMail, LeadMailState, ShopperChat
from aiv.services.chat import lead_mails, leads, shopper_chats, widgets
from aiv.services.chat.leads import Contact
from dealershipai.accounts.models import User

NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
SITE = "https://www.harborpoint.example"
CONTACT = Contact(name="Ada Example", email="ada@mail.example", wish="A blue Coast & <b>mats</b>")


@pytest.fixture
def chat(dealers: list[Dealer], owner: User) -> ShopperChat:
    values = {
        "is_on": True,
        "adf_recipients": ["crm@harborpoint.example"],
        "mail_recipients": ["sales@harborpoint.example"],
    }
    widget = widgets.change(dealers[0], values, person=owner)
    chat = shopper_chats.open_chat(widget, SITE, language="en", may_learn=False, now=NOW).chat
    shopper_chats.say(chat, "Is the blue one <i>here</i>?", now=NOW)
    return chat


def test_a_lead_is_kept_once(chat: ShopperChat) -> None:
    first = leads.take(chat, CONTACT, now=NOW)
    assert leads.take(chat, CONTACT, now=NOW) == first
    assert LeadMail.objects.count() == 2


@pytest.mark.parametrize(
    ("contact", "field"),
    [
        (Contact(name=" "), "name"),
        (Contact(name="Ada"), "email"),
        (Contact(name="Ada", email="ada"), "email"),
        (Contact(name="Ada", email="a@mail.example\nBcc: x@evil.example"), "email"),
        (Contact(name="Ada", phone="call me"), "phone"),
        (Contact(name="Ada", email="a@mail.example", may_text=True), "phone"),
        (Contact(name="Ada", email="a@mail.example", wish="x" * 1001), "wish"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    chat: ShopperChat, contact: Contact, field: str
) -> None:
    with pytest.raises(InvalidInput) as fault:
        leads.take(chat, contact, now=NOW)
    assert fault.value.field == field
    assert not Lead.objects.exists()


def test_consent_to_texts_keeps_the_words(chat: ShopperChat) -> None:
    contact = Contact(name="Ada", phone="+1 239 555 0100", may_text=True)
    lead = leads.take(chat, contact, now=NOW)
    assert "text messages at this number" in lead.text_consent_words
    assert not Contact(name="Ada").may_text


def test_each_recipient_gets_its_form(chat: ShopperChat) -> None:
    leads.take(chat, CONTACT, now=NOW)
    assert lead_mails.send_due(NOW, most=5) == 2
    assert lead_mails.send_due(NOW, most=5) == 0
    sent = {each.to[0]: each for each in mail.outbox}
    root = ET.fromstring(sent["crm@harborpoint.example"].body)
    assert root.findtext("prospect/customer/contact/name") == "Ada Example"
    assert "A blue Coast & <b>mats</b>" in (root.findtext("prospect/customer/comments") or "")
    html = str(sent["sales@harborpoint.example"].alternatives[0][0])
    assert "<b>mats</b>" not in html
    assert "<i>here</i>" not in html
    assert "&lt;i&gt;here&lt;/i&gt;" in html


def test_a_mail_that_fails_is_tried_again(
    chat: ShopperChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    leads.take(chat, CONTACT, now=NOW)

    def refuse(*_: object, **__: object) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        assert lead_mails.send_due(NOW, most=5) == 2
    assert LeadMail.objects.filter(state=LeadMailState.PLANNED).count() == 2
    assert lead_mails.send_due(NOW, most=5) == 0
    assert lead_mails.send_due(NOW + timedelta(minutes=2), most=5) == 2
    assert len(mail.outbox) == 2


def test_a_hostile_name_reaches_no_header(chat: ShopperChat) -> None:
    lead = leads.take(chat, Contact(name="Ada\r\nBcc: x@evil.example", phone="2395550100"), now=NOW)
    assert "\n" not in lead.name
    lead_mails.send_due(NOW, most=5)
    assert all("evil" not in str(each.message()["Subject"]) for each in mail.outbox)


def test_somebody_answers_a_lead_once(chat: ShopperChat, owner: User, manager: User) -> None:
    lead = leads.take(chat, CONTACT, now=NOW)
    assert leads.finish(lead, person=owner, now=NOW)
    assert not leads.finish(lead, person=manager, now=NOW)
    leads.reopen(lead)
    assert leads.finish(lead, person=manager, now=NOW)
