"""Test which page a crawl asks for next, and that traps end."""

from __future__ import annotations

from collections import Counter

from aiv.crawler.frontier import Frontier, draw, stratum_of
from aiv.domain.site.page_classes import PageClass

SITE = "https://shop.example"
VDP, OTHER = PageClass.VDP, PageClass.OTHER


def frontier(page_limit: int = 500, seed: int = 1) -> Frontier:
    return Frontier(page_limit=page_limit, seed=seed)


def drained(one: Frontier) -> list[str]:
    found = []
    while (url := one.take()) is not None:
        found.append(url)
    return found


def vehicles(count: int, condition: str = "used") -> list[str]:
    return [f"{SITE}/{condition}/car-1L0BBBBB0JA{number:06}" for number in range(count)]


def test_what_matters_goes_before_listings_and_vehicles() -> None:
    one = frontier()
    one.add(f"{SITE}/blog", OTHER)
    one.add(vehicles(1)[0], VDP)
    one.add(f"{SITE}/used", PageClass.SRP_USED)
    one.add(f"{SITE}/contact", PageClass.CONTACT)
    assert [url.removeprefix(SITE)[:8] for url in drained(one)] == [
        "/contact", "/used", "/used/ca", "/blog",
    ]  # fmt: skip


def test_an_address_is_given_once() -> None:
    one = frontier()
    for _ in range(3):
        one.add(f"{SITE}/a", OTHER)
    one.mark(f"{SITE}/b")
    one.add(f"{SITE}/b", OTHER)
    assert drained(one) == [f"{SITE}/a"]


def test_at_most_ten_listings_are_asked_for() -> None:
    one = frontier()
    for number in range(30):
        one.add(f"{SITE}/used/page-{chr(97 + number % 26)}{number % 2}", PageClass.SRP_USED)
    assert len(drained(one)) == 10


def test_a_short_crawl_leaves_room_for_vehicles() -> None:
    one = frontier(page_limit=25)
    for number in range(30):
        one.add(f"{SITE}/used/list-{'abcdefghijklmnopqrstuvwxyzABCD'[number]}", PageClass.SRP_USED)
    assert len(drained(one)) == 5


def test_the_same_seed_draws_the_same_vehicles_in_any_order() -> None:
    urls = vehicles(50)
    draws = []
    for order in (urls, urls[::-1]):
        one = frontier()
        for url in order:
            one.add(url, VDP)
        draws.append([one.take() for _ in range(10)])
    assert draws[0] == draws[1]


def test_another_seed_draws_others() -> None:
    urls = vehicles(50)
    drawn = [sorted(urls, key=lambda url: draw(url, seed=seed))[:5] for seed in (1, 2)]
    assert drawn[0] != drawn[1]


def test_a_vehicle_keeps_its_place_when_its_page_moves() -> None:
    vin = "1L0BBBBB0JA000001"
    moved = [f"{SITE}/used/{vin}", f"{SITE}/vehicle/certified-{vin.lower()}.html"]
    assert draw(moved[0], seed=1) == draw(moved[1], seed=1)


def test_strata_are_asked_in_equal_shares() -> None:
    one = frontier()
    for condition, count in (("new", 100), ("used", 20), ("certified", 20)):
        for url in vehicles(count, condition):
            one.add(url, VDP)
    taken = [one.take() or "" for _ in range(30)]
    assert Counter(map(stratum_of, taken)) == {"new": 10, "used": 10, "certified": 10}


def test_vehicles_and_other_pages_take_turns() -> None:
    one = frontier()
    for url in vehicles(40):
        one.add(url, VDP)
    for sign in "abcdefghijklmnopqrstuvwxyz":
        one.add(f"{SITE}/blog/{sign}", OTHER)
    taken = [one.take() or "" for _ in range(25)]
    assert sum("/blog/" in url for url in taken) == 10


def test_facets_of_one_listing_end() -> None:
    one = frontier()
    for number in range(200):
        one.add(f"{SITE}/search?color={number}&make=x", OTHER)
    for number in range(200):
        one.add(f"{SITE}/search?p{number}=1", OTHER)
    assert len(drained(one)) == 60


def test_a_calendar_ends() -> None:
    one = frontier()
    for number in range(500):
        one.add(f"{SITE}/calendar/2026/{number}", OTHER)
    assert len(drained(one)) == 20


def test_numbers_in_the_addresses_of_vehicles_are_no_trap() -> None:
    one = frontier()
    for number in range(200):
        one.add(f"{SITE}/vehicle/{number}", VDP)
    assert len(drained(one)) == 200


def test_what_an_earlier_run_took_counts() -> None:
    one = frontier()
    for number in range(10):
        one.count(f"{SITE}/used?page={number}", PageClass.SRP_USED)
    one.add(f"{SITE}/new", PageClass.SRP_NEW)
    assert drained(one) == []
