"""Feed and site agree about a vehicle, or differ in a named way; silence is no difference."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.inventory.agreement import Comparison, Kind, SiteStock, compare, title
from aiv.domain.inventory.vehicle import Condition, StockStatus, Vehicle

CAR = Vehicle(
    vin="A" * 17, year=2024, make="Toyota", model="Corolla", price=Decimal(20_000), currency="USD",
    mileage=10_000, mileage_unit="mi", condition=Condition.USED, status=StockStatus.IN_STOCK,
    url="https://a.example/1",
)  # fmt: skip


def compared(feed: Vehicle | None, *site: Vehicle, **about: Any) -> Comparison:
    about = {"is_census": True, **about}
    return compare([feed] if feed else [], SiteStock(vehicles=site, **about))


def kinds(found: Comparison) -> list[str]:
    return [each.kind.value for each in found.differences]


def test_the_same_vehicle_agrees() -> None:
    found = compared(CAR, CAR)
    assert (found.judged, found.agreed, found.population, kinds(found)) == (1, 1, 1, [])


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"price": Decimal(20_200)}, []),
        ({"price": Decimal(20_201)}, ["price"]),
        ({"price": Decimal(19_799)}, ["price"]),
        ({"price": None}, []),
        ({"price": Decimal(27_000), "currency": "CAD"}, []),
        ({"mileage": 10_100}, []),
        ({"mileage": 10_101}, ["mileage"]),
        ({"mileage": 16_093, "mileage_unit": "km"}, []),
        ({"mileage": None}, []),
        ({"status": StockStatus.IN_TRANSIT}, ["status"]),
        ({"status": None}, []),
        ({"condition": Condition.NEW}, ["condition"]),
        ({"condition": Condition.CERTIFIED}, []),
        ({"price": Decimal(1), "mileage": 1}, ["price", "mileage"]),
    ],
)
def test_what_differs_is_named(changed: dict[str, Any], kind: list[str]) -> None:
    found = compared(CAR, replace(CAR, **changed))
    assert kinds(found) == kind
    assert found.agreed == (kind in ([], ["condition"]))


@pytest.mark.parametrize(("price", "agrees"), [(600, True), (601, False)])
def test_of_a_cheap_vehicle_a_hundred_dollars_are_little(price: int, agrees: bool) -> None:
    found = compared(replace(CAR, price=Decimal(500)), replace(CAR, price=Decimal(price)))
    assert (found.agreed == 1) == agrees


def test_a_listed_vehicle_without_a_page_is_a_ghost() -> None:
    assert kinds(compared(CAR)) == ["ghost"]


def test_a_page_that_says_sold_is_a_ghost() -> None:
    assert kinds(compared(CAR, replace(CAR, status=StockStatus.SOLD))) == ["ghost"]


def test_a_page_that_the_feed_does_not_know_is_an_orphan() -> None:
    assert kinds(compared(None, CAR)) == ["orphan"]


def test_a_sold_page_that_the_feed_does_not_list_is_right() -> None:
    found = compared(None, replace(CAR, status=StockStatus.SOLD))
    assert (found.judged, kinds(found)) == (0, [])


def test_what_the_feed_lists_as_sold_is_not_on_offer() -> None:
    found = compared(replace(CAR, status=StockStatus.SOLD), CAR)
    assert kinds(found) == ["orphan"]


def test_a_vehicle_whose_page_was_not_read_is_not_judged() -> None:
    found = compared(CAR, is_census=False)
    assert (found.judged, found.population, found.is_census) == (0, 1, False)


@pytest.mark.parametrize("where", ["gone", "read"])
def test_a_vehicle_whose_page_was_asked_for_is_judged(where: str) -> None:
    about = {where: frozenset({"https://a.example/1"}), "is_census": False}
    assert kinds(compared(CAR, **about)) == ["ghost"]


def test_two_pages_of_one_vehicle_are_duplicates_and_judged_once() -> None:
    found = compared(CAR, CAR, replace(CAR, url="https://a.example/2"))
    assert found.duplicates == {CAR.vin: ("https://a.example/1", "https://a.example/2")}
    assert found.judged == 1


def test_the_page_that_states_most_is_compared() -> None:
    bare = Vehicle(vin=CAR.vin, url="https://a.example/list")
    found = compared(CAR, bare, replace(CAR, price=Decimal(1)))
    assert kinds(found) == ["price"]


def test_a_difference_says_both_sides_and_leads_to_the_page() -> None:
    (one,) = compared(CAR, replace(CAR, price=Decimal("18000.50"))).differences
    assert (one.feed, one.site, one.name) == ("20,000", "18,000.50", "2024 Toyota Corolla")
    assert one.url == "https://a.example/1"
    assert compared(CAR).of(Kind.PRICE) == ()


def test_a_title_is_what_is_known() -> None:
    assert title(Vehicle(vin="X", make="Toyota")) == "Toyota"


stock = st.lists(
    st.builds(
        Vehicle,
        vin=st.sampled_from([c * 17 for c in "ABCDEF"]),
        price=st.none() | st.integers(1, 90_000).map(Decimal),
        mileage=st.none() | st.integers(0, 90_000),
        status=st.none() | st.sampled_from(StockStatus),
        url=st.sampled_from(["", "https://a.example/1", "https://a.example/2"]),
    ),
    max_size=12,
)


@given(stock, stock, st.booleans())
def test_counts_are_parts_of_each_other(
    feed: list[Vehicle], site: list[Vehicle], is_census: bool
) -> None:
    found = compare(feed, SiteStock(vehicles=tuple(site), is_census=is_census))
    assert 0 <= found.agreed <= found.judged <= found.population
    against = {each.vin for each in found.differences if each.kind is not Kind.CONDITION}
    assert found.judged - found.agreed == len(against)


@given(stock)
def test_a_feed_agrees_with_itself(feed: list[Vehicle]) -> None:
    unique = list({each.vin: each for each in feed}.values())
    found = compare(unique, SiteStock(vehicles=tuple(unique), is_census=True))
    assert found.agreed == found.judged
