"""A shopper's chat is opened with consent, answered from facts, and handed to one person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import ChatState, Dealer, DealerFact, ShopperChat, Widget
from aiv.services.chat import shopper_chats, staff_chats, widget_tickets, widgets
from dealershipai.accounts.models import User

NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
SITE = "https://www.harborpoint.example"


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


@pytest.fixture
def widget(dealer: Dealer, owner: User) -> Widget:
    widgets.change(dealer, {"is_on": True, "languages": ["en", "es"]}, person=owner)
    widgets.allow(dealer, SITE, person=owner)
    return widgets.of(dealer)


@pytest.fixture
def chat(widget: Widget) -> ShopperChat:
    return shopper_chats.open_chat(widget, SITE, language="en", may_learn=False, now=NOW).chat


def texts(chat: ShopperChat) -> list[str]:
    return list(chat.messages.order_by("seq").values_list("text", flat=True))


def test_a_ticket_opens_one_chat_on_its_own_origin(widget: Widget) -> None:
    secret = widget_tickets.give(widget, SITE, now=NOW)
    assert secret
    assert widget_tickets.redeem(secret, "https://other.example", now=NOW) is None
    assert widget_tickets.redeem(secret, SITE, now=NOW) == widget
    assert widget_tickets.redeem(secret, SITE, now=NOW) is None


def test_a_ticket_ends_after_two_minutes(widget: Widget) -> None:
    secret = widget_tickets.give(widget, SITE, now=NOW)
    assert secret
    late = NOW + widget_tickets.VALID_FOR
    assert widget_tickets.redeem(secret, SITE, now=late) is None


@pytest.mark.parametrize(
    "origin",
    ["", "null", "http://www.harborpoint.example", "https://harborpoint.example",
     "https://www.harborpoint.example:8443", "https://www.harborpoint.example.evil.example"],
)  # fmt: skip
def test_a_foreign_origin_gets_no_ticket_and_is_counted(widget: Widget, origin: str) -> None:
    assert widget_tickets.give(widget, origin, now=NOW) is None
    assert widget_tickets.give(widget, origin, now=NOW) is None
    assert widget.refused_origins.get().times == 2


def test_strangers_cannot_fill_the_count_of_refusals(widget: Widget) -> None:
    for number in range(60):
        widget_tickets.refuse(widget, f"https://{number}.example", now=NOW)
    assert widget.refused_origins.count() == widget_tickets.MOST_REFUSED + 1


def test_a_switched_off_widget_is_not_found(widget: Widget, dealer: Dealer, owner: User) -> None:
    assert widget_tickets.widget_of(widget.key) == widget
    widgets.change(dealer, {"is_on": False}, person=owner)
    assert widget_tickets.widget_of(widget.key) is None


def test_the_words_agreed_to_are_kept(chat: ShopperChat) -> None:
    assert "automated assistant" in chat.consent_words
    assert "90 days" in chat.consent_words
    assert chat.consented_at == NOW


def test_the_stores_own_greeting_is_said_in_its_own_language_only(
    widget: Widget, dealer: Dealer, owner: User
) -> None:
    widgets.change(dealer, {"greeting": "Come in!"}, person=owner)
    widget.refresh_from_db()
    for language, first in (("en", "Come in!"), ("es", "¡Hola! Soy el asistente automático")):
        opened = shopper_chats.open_chat(widget, SITE, language=language, may_learn=False, now=NOW)
        assert texts(opened.chat)[0].startswith(first)


def test_a_verified_fact_answers(chat: ShopperChat, dealer: Dealer, owner: User) -> None:
    DealerFact.objects.create(
        dealer=dealer, kind="services", value=["Oil changes"], verified_by=owner
    )
    shopper_chats.say(chat, "do you do oil changes?", now=NOW)
    assert texts(chat)[-1].endswith("Oil changes")
    assert chat.messages.get(seq=3).is_answered is True


def test_what_is_not_verified_is_not_told(chat: ShopperChat, dealer: Dealer) -> None:
    Dealer.objects.filter(pk=dealer.pk).update(phone="+12395550123")
    shopper_chats.say(chat, "what is your phone number?", now=NOW)
    assert "0123" not in texts(chat)[-1]


def test_a_message_sent_twice_under_one_name_is_stored_once(chat: ShopperChat) -> None:
    name = uuid4()
    assert shopper_chats.say(chat, "what are your hours?", now=NOW, client_id=name)
    assert shopper_chats.say(chat, "what are your hours?", now=NOW, client_id=name) is None
    assert len(texts(chat)) == 3
    shopper_chats.say(chat, "what are your hours?", now=NOW, client_id=uuid4())
    assert len(texts(chat)) == 5


def test_a_name_is_good_in_its_own_chat_only(chat: ShopperChat, widget: Widget) -> None:
    name = uuid4()
    other = shopper_chats.open_chat(widget, SITE, language="en", may_learn=False, now=NOW).chat
    for each in (chat, other):
        shopper_chats.say(each, "hello", now=NOW, client_id=name)
        assert len(texts(each)) == 3


@pytest.mark.parametrize("text", ["", "  ", "x" * 1001])
def test_no_text_and_too_long_a_text_are_refused(chat: ShopperChat, text: str) -> None:
    with pytest.raises(InvalidInput):
        shopper_chats.say(chat, text, now=NOW)
    assert len(texts(chat)) == 1


def test_repeated_abuse_ends_the_chat(chat: ShopperChat) -> None:
    shopper_chats.say(chat, "fuck you", now=NOW)
    shopper_chats.say(chat, "fuck you", now=NOW)
    chat.refresh_from_db()
    assert chat.state == ChatState.ENDED
    with pytest.raises(Conflict):
        shopper_chats.say(chat, "hello", now=NOW)


def test_a_person_is_called_and_one_takes_the_chat(
    chat: ShopperChat, owner: User, manager: User
) -> None:
    shopper_chats.say(chat, "can I talk to a person", now=NOW)
    chat.refresh_from_db()
    assert chat.state == ChatState.WAITING
    staff_chats.take(chat, person=owner, now=NOW)
    with pytest.raises(Conflict):
        staff_chats.take(chat, person=manager, now=NOW)
    with pytest.raises(Conflict):
        staff_chats.answer(chat, "hi", person=manager, now=NOW)
    staff_chats.answer(chat, "<b>hi</b>", person=owner, now=NOW)
    assert texts(chat)[-1] == "<b>hi</b>"


def test_the_assistant_is_silent_while_a_person_has_the_chat(
    chat: ShopperChat, owner: User
) -> None:
    staff_chats.take(chat, person=owner, now=NOW)
    assert shopper_chats.say(chat, "what are your hours?", now=NOW) is None
    staff_chats.give_back(chat, person=owner, now=NOW)
    assert shopper_chats.say(chat, "what are your hours?", now=NOW) is not None


def test_nobody_is_called_while_the_store_is_closed(
    chat: ShopperChat, dealer: Dealer, owner: User
) -> None:
    week = {day: [["09:00", "09:30"]] for day in ("mon", "tue")}
    value = {"week": week, "holidays": []}
    DealerFact.objects.create(dealer=dealer, kind="hours", value=value, verified_by=owner)
    shopper_chats.call_person(chat, now=NOW.replace(hour=23))
    chat.refresh_from_db()
    assert chat.state == ChatState.ASSISTANT
    assert "closed now" in texts(chat)[-1]


def test_its_browser_comes_back_on_the_same_site_only(widget: Widget) -> None:
    opened = shopper_chats.open_chat(widget, SITE, language="es", may_learn=True, now=NOW)
    assert opened.chat.language == "es"
    assert shopper_chats.come_back(opened.secret, SITE) == opened.chat
    assert shopper_chats.come_back(opened.secret, "https://other.example") is None
    assert shopper_chats.come_back("made-up", SITE) is None


def test_nobody_comes_back_on_a_site_that_was_removed(
    widget: Widget, dealer: Dealer, owner: User
) -> None:
    opened = shopper_chats.open_chat(widget, SITE, language="en", may_learn=False, now=NOW)
    widgets.disallow(dealer, widget.origins.get().pk, person=owner)
    assert shopper_chats.come_back(opened.secret, SITE) is None


def test_chats_are_deleted_when_their_time_is_over(chat: ShopperChat, widget: Widget) -> None:
    days = timedelta(days=widget.retention_days)
    assert shopper_chats.forget_old(NOW + days) == 0
    assert shopper_chats.forget_old(NOW + days + timedelta(seconds=1)) > 0
    assert not ShopperChat.objects.exists()


def test_a_silent_chat_ends_by_itself(chat: ShopperChat) -> None:
    assert shopper_chats.end_idle(NOW + shopper_chats.IDLE) == 0
    assert shopper_chats.end_idle(NOW + shopper_chats.IDLE + timedelta(seconds=1)) == 1


def test_a_chat_is_forgotten_on_request(chat: ShopperChat) -> None:
    shopper_chats.forget(chat)
    assert not ShopperChat.objects.exists()
