"""Show who is let in to a dealer's socket, from where, and what ends it."""

import time

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from dealershipai.accounts.models import Membership
from tests.dashboard.live.sockets import code, cookie_of, event, opened, socket

pytestmark = pytest.mark.django_db(transaction=True)


async def test_a_page_from_elsewhere_is_refused_before_anything_is_read(hub, dealers, cookie):
    origin = "http://dealer.example:8000"
    assert await socket(hub, dealers[0], cookie, origin).connect() == (False, 4403)


async def test_who_is_not_signed_in_is_refused(hub, dealers):
    assert await socket(hub, dealers[0]).connect() == (False, 4401)


async def test_an_expired_session_is_refused(hub, dealers, cookie):
    await Session.objects.filter(pk=cookie).aupdate(expire_date="2020-01-01T00:00:00Z")
    assert await socket(hub, dealers[0], cookie).connect() == (False, 4401)


async def test_a_session_left_overnight_is_refused(hub, dealers, cookie):
    await sync_to_async(_leave_since)(cookie, time.time() - 13 * 3600)
    assert await socket(hub, dealers[0], cookie).connect() == (False, 4401)


async def test_another_tenants_dealer_is_not_there(hub, dealers, stranger):
    cookie = await sync_to_async(cookie_of)(stranger)
    assert await socket(hub, dealers[0], cookie).connect() == (False, 4404)
    assert await socket(hub, "/ws/dealers/nobody/", cookie).connect() == (False, 4404)


async def test_an_address_that_is_no_socket_is_not_there(hub, cookie):
    assert await socket(hub, "/ws/", cookie).connect() == (False, 4404)


async def test_a_rival_may_be_watched_without_its_figures(hub, dealers, cookie):
    async with opened(hub, dealers[1], cookie) as watching:
        values = {"words": "26 of 100 (22 to 30)"}
        told = {"type": "score", "id": dealers[1].slug, "seq": 4, "values": values}
        hub.deliver(dealers[1].pk, told)
        assert await event(watching) == {"type": "changed", "id": dealers[1].slug, "seq": 4}


async def _disabled(owner):
    owner.is_active = False
    await owner.asave()


async def _without_role(owner):
    await Membership.objects.filter(user=owner).adelete()


async def _signed_out(owner):
    await Session.objects.all().adelete()


async def _with_another_password(owner):
    owner.set_password("a-new-lantern-77-evening")
    await owner.asave()


@pytest.mark.parametrize(
    ("change", "with_code"),
    [
        (_disabled, 4401),
        (_without_role, 4403),
        (_signed_out, 4401),
        (_with_another_password, 4401),
    ],
)
async def test_who_may_not_watch_any_more_is_out(
    hub, dealers, owner, cookie, impatient, change, with_code
):
    async with opened(hub, dealers[0], cookie) as watching:
        await change(owner)
        assert await code(watching) == with_code


async def test_a_person_has_a_fixed_number_of_sockets(hub, dealers, cookie, monkeypatch):
    monkeypatch.setattr("dashboard.live.hub.MAX_SOCKETS_A_PERSON", 1)
    async with opened(hub, dealers[0], cookie):
        assert await socket(hub, dealers[1], cookie).connect() == (False, 4429)
    async with opened(hub, dealers[1], cookie):
        pass


async def test_a_frame_that_no_page_sends_ends_the_socket(hub, dealers, cookie):
    async with opened(hub, dealers[0], cookie) as watching:
        await watching.say(bytes=b"\x00")
        assert await code(watching) == 1003


async def test_a_flood_ends_the_socket_and_no_other(hub, dealers, cookie):
    async with (
        opened(hub, dealers[0], cookie) as flooding,
        opened(hub, dealers[0], cookie) as other,
    ):
        for _ in range(11):
            await flooding.say(text="{}")
        assert await code(flooding) == 1008
        hub.deliver(dealers[0].pk, {"type": "money", "id": dealers[0].slug, "seq": 9})
        assert (await event(other))["seq"] == 9


def _leave_since(cookie, seen_at):
    session = SessionStore(session_key=cookie)
    session["seen_at"] = int(seen_at)
    session.save()
