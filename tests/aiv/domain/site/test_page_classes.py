"""Test what a page is taken to be for, by its address and by what it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_classes import classify
from tests.aiv.domain.site.made import facts_of

SITE = "https://www.larkspur.example"
CAR = {"@type": "Car", "name": "2024 Camry", "offers": {"@type": "Offer", "price": 1}}


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (" / /index.htm /default.aspx /home", P.HOME),
        (
            "/contact /contact-us/ /about-us/contact /locations.html /our-hours",
            P.CONTACT,
        ),
        ("/about /about-us/ /why-buy-from-us /our-dealership", P.ABOUT),
        ("/staff /meet-our-staff/ /about-us/our-team", P.STAFF),
        ("/service /service-center/ /oil-change /toyota-service-naples /body-shop", P.SERVICE),
        ("/service/schedule /schedule-service.htm /service-appointment", P.SCHEDULE),
        ("/parts /parts/order-parts.htm /tire-store", P.PARTS),
        ("/finance /financing/apply.htm /credit-application /payment-calculator", P.FINANCE),
        ("/trade-in /value-your-trade/ /sell-us-your-car", P.TRADE_IN),
        ("/specials /service-specials /new-specials.htm /lease-deals /incentives", P.SPECIALS),
        ("/2026-toyota-camry /models/camry /new-toyota-camry-naples-fl /toyota-camry", P.MODEL),
        ("/new-vehicles /new-inventory/index.htm /searchnew.aspx /inventory /new/", P.SRP_NEW),
        ("/new-toyota-for-sale /new-vehicles/camry/ /commercial-trucks", P.SRP_NEW),
        ("/used-vehicles /inventory/used/toyota /searchused.aspx /certified-pre-owned", P.SRP_USED),
        ("/inventory/?condition=used /used-cars-naples /pre-owned", P.SRP_USED),
        ("/vehicle/123 /new/toyota-camry-12345 /viewdetails/used/x", P.VDP),
        ("/x?vin=1HGCM82633A004352 /a/vin/5J8YD3H35KL010338/ /?vin=1HGCM82633A004352", P.VDP),
        ("/new/Ford/2024-Ford-F-150-0a1b2c3d4e5f60718293a4b5c6d7e8f9.htm", P.VDP),
        ("/inventory/new-2026-toyota-camry-le-4t1daack5tu123456/", P.VDP),
        ("/blog/2026/service-tips /research/camry-vs-accord /faq /compare", P.RESEARCH),
        ("/privacy /careers /calendar/1 /favorites /details?id=10 /deep/in/here", P.OTHER),
    ],
)
def test_an_address_tells_what_a_page_is_for(paths: str, expected: P) -> None:
    found = {path: classify(SITE + path, None) for path in paths.split(" ")}
    assert found == dict.fromkeys(paths.split(" "), expected)


@pytest.mark.parametrize("path", ["/details?id=10", "/new-vehicles", "/2026-toyota-camry"])
def test_one_vehicle_in_the_markup_makes_a_vehicle_s_page(path: str) -> None:
    assert classify(SITE + path, facts_of(CAR)) is P.VDP


def test_one_vehicle_in_microdata_does_so_too() -> None:
    assert classify(f"{SITE}/details", facts_of(microdata=[CAR])) is P.VDP


def test_several_vehicles_are_a_list() -> None:
    assert classify(f"{SITE}/new-vehicles", facts_of(CAR, CAR)) is P.SRP_NEW


def test_a_vehicle_that_is_only_named_is_no_stock() -> None:
    assert classify(f"{SITE}/toyota-camry", facts_of({"@type": "Car", "name": "Camry"})) is P.MODEL


def test_a_service_page_that_shows_a_vehicle_stays_one() -> None:
    assert classify(f"{SITE}/service", facts_of(CAR)) is P.SERVICE


def test_a_list_says_in_its_title_that_it_lists_used_ones() -> None:
    assert classify(f"{SITE}/inventory", facts_of(title="Used Cars in Naples")) is P.SRP_USED
    assert classify(f"{SITE}/inventory", facts_of(title="New and Used Cars")) is P.SRP_NEW


@given(st.text(max_size=80))
def test_no_address_makes_it_fail(path: str) -> None:
    assert classify(f"https://{path}", None) in P
