"""A page that sends a message over two lines at the same moment has it stored once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, connections

from aiv.models import ShopperChat, ShopperMessage
from aiv.services.chat import shopper_chats
from tests import answered, cast, chatted

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]
AT_ONCE = 4


@pytest.fixture
def chat() -> ShopperChat:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL lets two writers run side by side")
    dealer = cast.dealer(cast.NAMES[0], number=1, market=cast.market())
    person = cast.member(cast.organization("Harbor Point Group", dealer), "owner")
    return chatted.chat(chatted.widget(dealer, person), at=answered.ASKED_AT)


def test_a_message_sent_at_once_is_stored_and_answered_once(chat: ShopperChat) -> None:
    start, name = Barrier(AT_ONCE), uuid4()

    def say(_: int) -> bool:
        start.wait(10)
        try:
            now = answered.ASKED_AT
            return shopper_chats.say(chat, "hello", now=now, client_id=name) is not None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        assert sum(threads.map(say, range(AT_ONCE))) == 1
    assert ShopperMessage.objects.filter(chat=chat).count() == 3
