"""Follow a change from the service that makes it to the sockets of the embedded process."""

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from aiv.live import COURIER
from aiv.models import Dealer
from aiv.services.score import money, scores
from dashboard.live.admissions import Admission, refusals
from dealershipai.accounts.models import Membership, User
from dealershipai.accounts.sessions import Held
from tests import answered
from tests.answered import Said
from tests.cast import person
from tests.dashboard.live.sockets import cookie_of, event, opened

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked(market, dealers, assistant):
    """Let an assistant name the first dealer now."""
    panel = answered.panel(market, 12)
    said = [Said(named=[(dealers[0], "recommended")])] * 12
    answered.ask(panel, assistant, said, asked_at=timezone.now())


async def test_a_new_score_reaches_the_page_with_its_figures(hub, dealers, market, cookie, asked):
    async with opened(hub, dealers[0], cookie) as watching:
        await sync_to_async(scores.rescore)(market, now=timezone.now())
        told = await event(watching)
    assert (told["type"], told["id"], told["seq"]) == ("score", dealers[0].slug, 1)
    assert told["values"]["market"] == market.slug
    assert set(told["values"]) >= {"status", "point", "low", "high", "words"}


async def test_a_declaration_reaches_the_page(hub, dealers, owner, cookie):
    async with opened(hub, dealers[0], cookie) as watching:
        declare = sync_to_async(money.declare)
        await declare(dealers[0], "avg_gross_per_unit", 2400.0, person=owner, now=timezone.now())
        assert await event(watching) == {"type": "money", "id": dealers[0].slug, "seq": 1}


async def test_a_change_that_nobody_announced_is_found_by_its_sequence(hub, dealers, cookie):
    async with opened(hub, dealers[0], cookie) as watching:
        await Dealer.objects.filter(pk=dealers[0].pk).aupdate(live_seq=7)
        assert await event(watching) == {"type": "changed", "id": dealers[0].slug, "seq": 7}


async def test_a_layer_that_fails_fails_no_write(hub, dealers, owner, monkeypatch):
    def broken():
        raise OSError("out")

    monkeypatch.setattr("aiv.live.get_channel_layer", broken)
    await COURIER._send("group", {})
    await sync_to_async(money.declare)(
        dealers[0], "avg_gross_per_unit", 2400.0, person=owner, now=timezone.now()
    )
    assert (await Dealer.objects.aget(pk=dealers[0].pk)).live_seq == 1


@pytest.mark.parametrize("count", [10, 30])
def test_asking_for_rights_costs_the_same_however_many_watch(organization, dealers, count):
    people = [person(f"watcher-{number}@harbor.example") for number in range(count)]
    Membership.objects.bulk_create(
        Membership(user=each, organization=organization, role="viewer") for each in people
    )
    admissions = [_admission(each, dealers[number % 5]) for number, each in enumerate(people)]
    with CaptureQueriesContext(connection) as asked:
        assert refusals(admissions) == {}
    assert len(asked) == 4


def _admission(watcher: User, dealer: Dealer) -> Admission:
    held = Held(
        person_id=watcher.pk, key=cookie_of(watcher), auth_hash=watcher.get_session_auth_hash()
    )
    is_own = dealer.organization_id is not None
    return Admission(held=held, dealer_id=dealer.pk, slug=dealer.slug, seq=0, is_own=is_own)
