"""A shopper's socket opens with a ticket, comes back with its secret, and hears the chat."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.core.cache import cache

from aiv.domain.shopper_chat import faults, phrases
from aiv.live import COURIER
from aiv.models import ShopperChat, ShopperMessage, Widget
from aiv.services.chat import staff_chats, widget_tickets, widgets
from chatbot import consumers
from dealershipai import sockets
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)
SITE = "https://www.harborpoint.example"


class Page:
    """The shopper's side of one socket."""

    def __init__(self, origin: str | None) -> None:
        headers = [] if origin is None else [(b"origin", origin.encode())]
        scope = {
            "type": "websocket",
            "path": "/ws/widget/",
            "headers": headers,
            "client": ("198.51.100.7", 50000),
        }
        self.wire = ApplicationCommunicator(sockets.application(sockets.new_hub()), scope)

    async def connect(self) -> dict[str, Any]:
        await self.wire.send_input({"type": "websocket.connect"})
        return dict(await self.wire.receive_output(3))

    async def say(self, **frame: Any) -> None:
        await self.raw(json.dumps(frame))

    async def raw(self, text: str) -> None:
        await self.wire.send_input({"type": "websocket.receive", "text": text})

    async def hear(self) -> dict[str, Any]:
        answer = await self.wire.receive_output(5)
        return json.loads(answer["text"]) if "text" in answer else dict(answer)

    async def hear_until(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            event = await self.hear()
            if fits(event):
                return event

    async def leave(self) -> None:
        await self.wire.send_input({"type": "websocket.disconnect", "code": 1001})
        await self.wire.wait(3)


@pytest.fixture(autouse=True)
async def _loop() -> AsyncIterator[None]:
    cache.clear()  # every test writes from the same network
    COURIER.ride(asyncio.get_running_loop())
    yield
    COURIER.ride(None)


@pytest.fixture
def widget() -> Widget:
    dealer = cast.dealer(cast.NAMES[0], number=1, market=cast.market())
    person = cast.member(cast.organization("Harbor Point Group", dealer), "owner")
    widgets.change(dealer, {"is_on": True, "languages": ["en", "es"]}, person=person)
    widgets.allow(dealer, SITE, person=person)
    return widgets.of(dealer)


async def ticket_of(widget: Widget) -> str:
    give = sync_to_async(widget_tickets.give)
    secret = await give(widget, SITE, now=datetime.now(UTC))
    assert secret
    return secret


@asynccontextmanager
async def chatting(widget: Widget, language: str = "en") -> AsyncIterator[tuple[Page, str]]:
    page = Page(SITE)
    await page.connect()
    await page.say(type="open", ticket=await ticket_of(widget), language=language, agreed=True)
    secret = (await page.hear())["secret"]
    await page.hear_until(lambda event: event["type"] == "state")
    yield page, secret
    await page.leave()


async def test_a_message_is_answered_on_the_socket(widget: Widget) -> None:
    async with chatting(widget) as (page, _):
        await page.say(type="say", text="are you a robot?")
        mine = await page.hear_until(lambda event: event.get("author") == "shopper")
        reply = await page.hear_until(lambda event: event.get("author") == "assistant")
    assert (mine["text"], mine["seq"]) == ("are you a robot?", 2)
    assert "automated assistant" in reply["text"]


@pytest.mark.parametrize("origin", [None, ""])
async def test_a_socket_without_an_origin_is_refused(widget: Widget, origin: str | None) -> None:
    assert (await Page(origin).connect())["type"] == "websocket.close"


async def test_a_ticket_of_another_origin_opens_nothing(widget: Widget) -> None:
    page = Page("https://evil.example")
    await page.connect()
    await page.say(type="open", ticket=await ticket_of(widget), language="en", agreed=True)
    assert (await page.hear())["code"] == consumers.NO_TICKET
    assert not await ShopperChat.objects.aexists()
    await page.leave()


async def test_a_ticket_opens_one_chat(widget: Widget) -> None:
    ticket = await ticket_of(widget)
    for code in (None, consumers.NO_TICKET):
        page = Page(SITE)
        await page.connect()
        await page.say(type="open", ticket=ticket, language="en", agreed=True)
        assert (await page.hear()).get("code") == code
        await page.leave()
    assert await ShopperChat.objects.acount() == 1


@pytest.mark.parametrize(
    ("ticked", "shown", "kept"),
    [(True, phrases.LEARN_VERSION, phrases.LEARN_VERSION), (True, 1, 0), (False, 2, 0)],
)
async def test_a_ticked_box_counts_for_the_words_that_were_shown(
    widget: Widget, ticked: bool, shown: int, kept: int
) -> None:
    page = Page(SITE)
    await page.connect()
    opening = {"ticket": await ticket_of(widget), "language": "en", "agreed": True}
    await page.say(type="open", **opening, may_learn=ticked, learn_version=shown)
    await page.hear_until(lambda event: event["type"] == "message")
    chat = await ShopperChat.objects.aget()
    assert (chat.may_learn, chat.learn_version, bool(chat.learn_words)) == (
        ticked, kept, bool(kept),
    )  # fmt: skip
    await page.leave()


async def test_nothing_is_stored_before_consent(widget: Widget) -> None:
    page = Page(SITE)
    await page.connect()
    await page.say(type="open", ticket=await ticket_of(widget), language="en", agreed=False)
    assert (await page.hear())["field"] == "agreed"
    assert not await ShopperChat.objects.aexists()
    await page.leave()


@pytest.mark.parametrize(
    "text", ["", "x", "[]", '{"type":"say","text":"hi"}', '{"type":"open"}', "9" * 9000,
             '{"type":"resume","secret":"x","since":-1}', '{"x":' + "[" * 3900 + "]" * 3900 + "}"]
)  # fmt: skip
async def test_a_malformed_first_word_closes(widget: Widget, text: str) -> None:
    page = Page(SITE)
    await page.connect()
    await page.raw(text)
    assert (await page.hear())["code"] == consumers.MALFORMED
    await page.leave()


async def test_bytes_are_no_word_and_close(widget: Widget) -> None:
    page = Page(SITE)
    await page.connect()
    await page.wire.send_input({"type": "websocket.receive", "bytes": b"\x00\xff"})
    assert (await page.hear())["code"] == consumers.MALFORMED
    await page.leave()


async def test_a_deep_frame_in_an_open_chat_closes_it(widget: Widget) -> None:
    async with chatting(widget) as (page, _):
        await page.raw('{"x":' + "[" * 3900 + "]" * 3900 + ',"type":"say"}')
        assert (await page.hear())["code"] == consumers.MALFORMED


async def test_who_comes_back_hears_what_was_missed(widget: Widget) -> None:
    async with chatting(widget) as (page, secret):
        await page.say(type="say", text="hello")
        await page.hear_until(lambda event: event.get("seq") == 3)
    again = Page(SITE)
    await again.connect()
    await again.say(type="resume", secret=secret, since=1)
    heard = [await again.hear() for _ in range(3)]
    assert [event.get("seq") for event in heard] == [2, 3, None]
    await again.leave()


async def test_a_page_that_says_it_is_here_hears_what_got_lost(widget: Widget) -> None:
    async with chatting(widget) as (page, _):
        await page.say(type="here", since=0)
        heard = [await page.hear() for _ in range(2)]
        await page.say(type="here", since=1)
        assert await page.hear() == heard[1]
    assert (heard[0]["seq"], heard[1]) == (1, {"type": "state", "state": "assistant"})


async def test_a_message_sent_again_is_told_again_and_stored_once(widget: Widget) -> None:
    name = str(uuid4())
    async with chatting(widget) as (page, _):
        for _ in range(2):
            await page.say(type="say", text="hello", id=name)
            mine = await page.hear_until(lambda event: event.get("author") == "shopper")
            assert (mine["id"], mine["seq"]) == (name, 2)
    assert await ShopperMessage.objects.acount() == 3


async def test_who_comes_back_is_offered_a_person_again(widget: Widget) -> None:
    async with chatting(widget) as (page, secret):
        await page.say(type="say", text="will you take an offer?")
        reply = await page.hear_until(lambda event: event.get("seq") == 3)
        again = Page(SITE)
        await again.connect()
        await again.say(type="resume", secret=secret, since=2)
        assert await again.hear() == reply
        await again.leave()
    assert reply["offers_person"] is True


@pytest.mark.parametrize("spoken", ["en", "es"])
@pytest.mark.parametrize(
    ("frame", "field", "name"),
    [
        ({"type": "say", "text": " "}, "text", "empty"),
        ({"type": "say", "text": "x" * 1001}, "text", "too_long"),
        ({"type": "lead", "name": " "}, "name", "no_name"),
        ({"type": "lead", "name": "Ada"}, "email", "no_way_back"),
        ({"type": "lead", "name": "Ada", "email": "ada"}, "email", "email"),
        ({"type": "lead", "name": "Ada", "phone": "12"}, "phone", "phone"),
        ({"type": "lead", "name": "Ada", "email": "a@mail.example", "may_text": True},
         "phone", "no_number"),
        ({"type": "lead", "name": "Ada", "email": "a@mail.example", "wish": "x" * 1001},
         "wish", "too_long"),
        ({"type": "lead", "name": "Ada", "website": "x"}, "website", "trap"),
    ],
)  # fmt: skip
async def test_a_fault_is_told_in_the_shoppers_language(
    widget: Widget, spoken: str, frame: dict[str, Any], field: str, name: str
) -> None:
    async with chatting(widget, spoken) as (page, _):
        await page.say(**frame)
        told = await page.hear_until(lambda event: event["type"] == "error")
    values = {"most": "1000", "count": "1001"}
    words = faults.SENTENCES[spoken][name].format(**values)
    assert (told["field"], told["words"]) == (field, words)


async def test_whoever_writes_in_an_ended_chat_is_told_in_their_language(widget: Widget) -> None:
    async with chatting(widget, "es") as (page, _):
        await page.say(type="end")
        await page.hear_until(lambda event: event.get("state") == "ended")
        await page.say(type="say", text="hola")
        told = await page.hear_until(lambda event: event["type"] == "error")
    assert (told["field"], told["words"]) == ("", "Este chat ha terminado. Abra otro.")


async def test_a_contact_is_confirmed_each_time_and_kept_once(widget: Widget) -> None:
    async with chatting(widget) as (page, _):
        for _ in range(2):
            await page.say(type="lead", name="Ada", email="a@mail.example")
            await page.hear_until(lambda event: event["type"] == "taken")
        chat = await ShopperChat.objects.aget()
        assert await chat.leads.acount() == 1


async def test_a_secret_opens_nothing_elsewhere(widget: Widget) -> None:
    async with chatting(widget) as (_, secret):
        other = Page("https://evil.example")
        await other.connect()
        await other.say(type="resume", secret=secret)
        assert (await other.hear())["code"] == consumers.NO_TICKET
        await other.leave()


async def test_words_of_staff_arrive(widget: Widget) -> None:
    async with chatting(widget) as (page, _):
        chat = await ShopperChat.objects.aget()
        person = await sync_to_async(cast.member)(await _organization(chat), "manager")
        now = datetime.now(UTC)
        await sync_to_async(staff_chats.take)(chat, person=person, now=now)
        await sync_to_async(staff_chats.answer)(chat, "<b>Hi</b>", person=person, now=now)
        state = await page.hear_until(lambda event: event["type"] == "state")
        said = await page.hear_until(lambda event: event.get("author") == "person")
    assert state["state"] == "person"
    assert said["text"] == "<b>Hi</b>"


async def test_haste_is_told_and_a_flood_closes(
    widget: Widget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consumers, "MESSAGES_A_MINUTE", 1)
    monkeypatch.setattr(consumers, "FRAMES_A_MINUTE", 4)
    async with chatting(widget) as (page, _):
        await page.say(type="say", text="one")
        await page.say(type="say", text="two")
        assert (await page.hear_until(lambda event: event["type"] == "error"))["field"] == "text"
        await page.say(type="typing")
        await page.say(type="typing")
        end = await page.hear_until(lambda event: event["type"] == "websocket.close")
    assert end["code"] == consumers.TOO_OFTEN
    assert await ShopperMessage.objects.filter(author="shopper").acount() == 1


async def test_a_trap_for_programs_takes_no_lead(widget: Widget) -> None:
    async with chatting(widget) as (page, _):
        await page.say(type="lead", name="Ada", email="a@mail.example", website="https://x.example")
        assert (await page.hear())["field"] == "website"
        chat = await ShopperChat.objects.aget()
    assert not await chat.leads.aexists()


async def test_a_chat_is_forgotten_on_request(widget: Widget) -> None:
    async with chatting(widget) as (page, _):
        await page.say(type="lead", name="Ada", email="a@mail.example")
        await page.hear_until(lambda event: event.get("seq") == 2)
        await page.say(type="forget")
        await page.hear_until(lambda event: event["type"] == "forgotten")
    assert not await ShopperChat.objects.aexists()


async def _organization(chat: ShopperChat) -> Any:
    return await sync_to_async(lambda: ShopperChat.objects.get(pk=chat.pk).dealer.organization)()
