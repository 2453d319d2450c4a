"""A dealer's people read chats, take them, answer, give back, end and delete; viewers count."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.domain.shopper_chat.topics import Topic
from aiv.models import ChatState, Dealer, ShopperChat, Widget
from aiv.selectors.chat import shopper_counts
from aiv.services.chat import chat_presence, shopper_chats, staff_chats
from dashboard.pages.chat import shopper_figures
from dealershipai.accounts.models import AuditEvent, User
from tests import chatted
from tests.dashboard.reading import costs, words

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:conversations", args=[SLUG])


@pytest.fixture
def widget(dealers: list[Dealer], owner: User) -> Widget:
    return chatted.widget(dealers[0], owner)


@pytest.fixture
def chat(widget: Widget) -> ShopperChat:
    return chatted.chat(widget, "Do you have a playroom?", at=timezone.now())


def path(chat: ShopperChat, name: str = "conversation", **more: str) -> str:
    return reverse(f"dashboard:{name}", kwargs={"slug": SLUG, "pk": chat.pk, **more})


def go(client: Client, chat: ShopperChat, step: str) -> Any:
    return client.post(path(chat, "conversation_step", step=step), follow=True)


def test_an_empty_page_says_what_would_fill_it(as_owner: Client) -> None:
    page = words(as_owner.get(PAGE))
    assert "No conversation yet" in page
    assert "No shopper asked a question in the last 28 days." in page


def test_the_list_shows_the_first_question_and_state(as_owner: Client, chat: ShopperChat) -> None:
    page = words(as_owner.get(PAGE))
    assert "Do you have a playroom? Answered automatically" in page


def test_a_share_stands_with_interval_and_sample(as_owner: Client, chat: ShopperChat) -> None:
    page = words(as_owner.get(PAGE))
    assert "0 of 100 at most 80 0 of 1 question in 1 chat" in page
    assert "Directional only: fewer than 10 chats." in page


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ({"state": "open"}, True),
        ({"state": "waiting"}, False),
        ({"words": "PLAYROOM"}, True),
        ({"words": "brakes"}, False),
        ({"first_day": "2999-01-01"}, False),
        ({"state": "nonsense", "first_day": "x", "page": "99"}, True),
    ],
)
def test_filters_keep_what_they_name(
    as_owner: Client, chat: ShopperChat, query: dict[str, str], is_shown: bool
) -> None:
    page = words(as_owner.get(PAGE, query))
    assert ("Do you have a playroom?" in page) == is_shown
    assert ("No conversation passes these filters" in page) != is_shown


def test_what_was_asked_about_is_counted(as_owner: Client, widget: Widget) -> None:
    said = "What are your hours?", "When do you close?", "hello", "Will you take an offer?"
    chatted.chat(widget, *said, at=timezone.now())
    chatted.chat(widget, "are you open today?", at=timezone.now())
    page = words(as_owner.get(PAGE))
    assert "Opening hours 3 0 of 3 2" in page
    assert "what only a person may agree to 1 0 of 1 1" in page


def test_each_thing_that_may_be_asked_about_has_its_words() -> None:
    assert set(shopper_figures.ABOUT) == set(Topic) - set(shopper_counts.NO_QUESTIONS)


def test_who_waits_stands_on_top_with_the_count(as_owner: Client, chat: ShopperChat) -> None:
    shopper_chats.call_person(chat, now=timezone.now() - timedelta(minutes=3))
    page = words(as_owner.get(PAGE))
    assert "waits 3 minutes" in page
    assert "Conversations 1" in page
    assert "1 shopper waiting" in words(as_owner.get(reverse("dashboard:ground", args=[SLUG])))


@pytest.mark.parametrize(("ticked", "said"), [(True, "Yes: the box"), (False, "No: the box")])
def test_a_chat_says_whether_it_may_be_learned_from(
    as_owner: Client, widget: Widget, ticked: bool, said: str
) -> None:
    chat = chatted.chat(widget, at=timezone.now(), may_learn=ticked)
    assert f"May its questions be learned from? {said}" in words(as_owner.get(path(chat)))


def test_a_chat_that_ticked_older_words_says_that_they_do_not_cover_it(
    as_owner: Client, widget: Widget
) -> None:
    chat = chatted.chat(widget, at=timezone.now(), may_learn=True)
    ShopperChat.objects.filter(pk=chat.pk).update(learn_version=0, learn_words="")
    assert "did not speak of asking AI assistants" in words(as_owner.get(path(chat)))


def test_who_asked_for_a_person_is_counted_after_the_chat_was_given_back(
    as_owner: Client, chat: ShopperChat
) -> None:
    chatted.chat(chat.widget, at=timezone.now())
    shopper_chats.call_person(chat, now=timezone.now())
    go(as_owner, chat, "take")
    go(as_owner, chat, "give-back")
    assert "1 of 2 chats; 1 taken by a person" in words(as_owner.get(PAGE))


def test_a_chat_is_read_as_text(as_owner: Client, widget: Widget) -> None:
    chat = chatted.chat(widget, "<script>x</script> hi", at=timezone.now())
    page = as_owner.get(path(chat))
    assert "no fact answered this" in words(page)
    assert b"<script>x" not in page.content


def test_a_chat_is_taken_answered_and_given_back(as_owner: Client, chat: ShopperChat) -> None:
    assert "It is yours" in words(go(as_owner, chat, "take"))
    as_owner.post(path(chat, "conversation_reply"), {"text": "Yes, upstairs."})
    assert "Yes, upstairs." in words(as_owner.get(path(chat)))
    go(as_owner, chat, "give-back")
    chat.refresh_from_db()
    assert chat.state == ChatState.ASSISTANT


def test_of_two_at_once_the_second_is_told(
    as_owner: Client, chat: ShopperChat, manager: User
) -> None:
    staff_chats.take(chat, person=manager, now=timezone.now())
    assert "Somebody else answers this chat now." in words(go(as_owner, chat, "take"))
    sent = as_owner.post(path(chat, "conversation_reply"), {"text": "Hello"})
    assert sent.status_code == 400
    assert chat.messages.filter(author="person").count() == 0


def test_an_answer_that_cannot_be_sent_is_kept_in_the_field(
    as_owner: Client, chat: ShopperChat
) -> None:
    go(as_owner, chat, "take")
    shopper_chats.end(chat, reason="The shopper ended it.", now=timezone.now())
    headers = {"HX-Request": "true"}
    sent = as_owner.post(path(chat, "conversation_reply"), {"text": "Upstairs"}, headers=headers)
    assert "This chat has ended." in words(sent)
    assert "Upstairs" in words(sent)
    assert "The shopper ended it." in words(as_owner.get(path(chat)))


def test_only_what_is_new_is_sent_to_a_page(as_owner: Client, chat: ShopperChat) -> None:
    seen = f"{chat.seq}.assistant..00"
    moves = path(chat, "conversation_moves")
    assert as_owner.get(moves, {"seen": seen}).status_code == 204
    shopper_chats.say(chat, "And coffee?", now=timezone.now())
    page = words(as_owner.get(moves, {"seen": seen}))
    assert "And coffee?" in page
    assert "playroom" not in page


def test_a_page_hears_that_the_shopper_writes(as_owner: Client, chat: ShopperChat) -> None:
    chat_presence.types(chat.pk)
    page = as_owner.get(path(chat, "conversation_moves"), {"seen": "nonsense"})
    assert "The shopper is writing…" in words(page)


def test_a_chat_is_deleted_after_asking_once(as_owner: Client, chat: ShopperChat) -> None:
    chatted.lead(chat, at=timezone.now())
    delete = path(chat, "conversation_delete")
    assert "Delete this conversation?" in words(as_owner.get(delete))
    as_owner.post(delete)
    assert not ShopperChat.objects.exists()
    assert AuditEvent.objects.filter(action="shopper_chat.deleted").exists()
    assert as_owner.get(path(chat, "conversation_moves")).status_code == 286


def test_chats_are_exported_message_by_message(as_owner: Client, chat: ShopperChat) -> None:
    shopper_chats.say(chat, "=1+1", now=timezone.now())
    for found in (
        as_owner.get(reverse("dashboard:conversations_csv", args=[SLUG])),
        as_owner.get(path(chat, "conversation_csv")),
    ):
        body = found.getvalue().decode()
        assert body.count("\n") == 1 + 5
        assert '"\'=1+1"' in body


def test_a_viewer_sees_figures_and_no_words(
    client: Client, viewer: User, chat: ShopperChat
) -> None:
    client.force_login(viewer)
    page = words(client.get(PAGE))
    assert "Questions answered from your facts" in page
    assert "playroom" not in page
    assert client.get(path(chat)).status_code == 404
    assert client.get(reverse("dashboard:conversations_csv", args=[SLUG])).status_code == 404
    assert go(client, chat, "take").status_code == 404


def test_a_stranger_finds_nothing(client: Client, stranger: User, chat: ShopperChat) -> None:
    client.force_login(stranger)
    for name in ("conversation", "conversation_moves", "conversation_csv", "conversation_delete"):
        assert client.get(path(chat, name)).status_code == 404


def test_more_chats_cost_no_more_queries(as_owner: Client, widget: Widget) -> None:
    now = timezone.now()

    def come(first: int, last: int) -> None:
        for at in range(first, last):
            made = chatted.chat(widget, f"Question {at}?", at=now)
            shopper_chats.call_person(made, now=now)

    few, many = costs(as_owner, PAGE, [lambda: come(0, 10), lambda: come(10, 24)])
    assert few == many
