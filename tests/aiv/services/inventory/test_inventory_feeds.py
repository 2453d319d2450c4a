"""An address is read when it is due, once, and what goes wrong is said in words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from aiv.domain.errors import InvalidInput
from aiv.models import Dealer, InventoryFeed, InventoryImport, InventoryVehicle
from aiv.outbound.replies import Reply, Trouble
from aiv.services.inventory import inventory_feeds
from dealershipai.accounts.models import User
from tests.stocked import AT, feed, taken

pytestmark = pytest.mark.django_db
URL = "https://feeds.example/stock.csv?key=abc"
LATER = AT + timedelta(days=1, minutes=1)


@pytest.fixture
def connected(dealers: list[Dealer], owner: User) -> InventoryFeed:
    return inventory_feeds.connect(dealers[0], URL, person=owner, now=AT)


class ScriptedFetch:
    """Give replies in turn, and note what was asked for."""

    def __init__(self, *replies: bytes | int | Trouble) -> None:
        self.replies = list(replies)
        self.asked: list[str] = []

    def __call__(self, url: str) -> Reply:
        self.asked.append(url)
        reply = self.replies.pop(0)
        known: dict[str, Any] = {"url": url, "final_url": url, "sent_at": AT}
        if isinstance(reply, Trouble):
            return Reply(**known, trouble=reply)
        if isinstance(reply, int):
            return Reply(**known, status=reply)
        return Reply(**known, status=200, body=reply)


def run(fetch: ScriptedFetch, *, at: Any = AT) -> int:
    return inventory_feeds.run_due(fetch=fetch, clock=lambda: at)


def test_a_connected_address_is_read_and_its_vehicles_are_on_offer(
    connected: InventoryFeed,
) -> None:
    fetch = ScriptedFetch(feed(3))
    run(fetch)
    assert fetch.asked == [URL]
    assert InventoryVehicle.objects.filter(is_current=True).count() == 3
    assert InventoryImport.objects.get().file_name == "feeds.example"


def test_it_is_read_again_after_a_day_and_not_before(connected: InventoryFeed) -> None:
    fetch = ScriptedFetch(feed(3), feed(2))
    run(fetch)
    run(fetch, at=AT + timedelta(hours=23))
    assert len(fetch.asked) == 1
    run(fetch, at=LATER)
    assert InventoryVehicle.objects.filter(is_current=True).count() == 2


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Trouble.REFUSED, "not a public address"),
        (Trouble.TOO_LARGE, "larger than we read"),
        (404, "answered with status 404 instead of the feed"),
    ],
)
def test_what_goes_wrong_is_said_and_tried_again_sooner(
    connected: InventoryFeed, reply: int | Trouble, said: str
) -> None:
    run(ScriptedFetch(reply))
    connected.refresh_from_db()
    assert said in connected.failure
    assert connected.next_read_at == AT + inventory_feeds.AGAIN
    assert not InventoryImport.objects.exists()


def test_a_web_page_in_the_place_of_the_feed_changes_nothing(connected: InventoryFeed) -> None:
    run(ScriptedFetch(feed(3)))
    run(ScriptedFetch(b"<!doctype html><html>Log in</html>"), at=LATER)
    assert "is a web page" in InventoryImport.objects.latest("planned_at").failure
    assert InventoryVehicle.objects.filter(is_current=True).count() == 3


def test_of_two_workers_one_asks(connected: InventoryFeed) -> None:
    fetch = ScriptedFetch(feed(1), feed(1))
    seen_by_both = inventory_feeds.due(AT)[0]
    inventory_feeds.read_address(connected, fetch=fetch, now=AT)
    inventory_feeds.read_address(seen_by_both, fetch=fetch, now=AT)
    assert len(fetch.asked) == 1


def test_an_address_takes_the_place_of_uploads_and_keeps_the_vehicles(
    dealers: list[Dealer], owner: User
) -> None:
    taken(dealers[0], feed(2))
    inventory_feeds.connect(dealers[0], URL, person=owner, now=LATER)
    assert InventoryFeed.objects.get().kind == "url"
    assert InventoryVehicle.objects.count() == 2


def test_the_guard_refuses_an_inner_address(connected: InventoryFeed) -> None:
    InventoryFeed.objects.update(url="http://127.0.0.1/stock.csv")
    inventory_feeds.run_due(clock=lambda: AT)
    connected.refresh_from_db()
    assert connected.failure == "The address could not be read: not a public address."


@pytest.mark.parametrize("url", ["http://a.example:8080/x", "nonsense", "https://u:p@a.example"])
def test_what_is_no_web_address_is_refused(dealers: list[Dealer], owner: User, url: str) -> None:
    with pytest.raises(InvalidInput, match="public web address"):
        inventory_feeds.connect(dealers[0], url, person=owner, now=AT)
