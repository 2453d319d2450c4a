"""What is written states verified facts, names what is missing, and cannot leave its script."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from aiv.crawler.pages import read_page
from aiv.domain.generators import car_node, dealer_node, fact_sheet, markup
from aiv.domain.inventory.vehicle import Condition, StockStatus, Vehicle
from aiv.domain.markets.dealer_record import DealerRecord
from aiv.domain.site import schema_cars, schema_dealers, stated_facts, vehicles
from aiv.domain.site.known import Known
from aiv.domain.site.store_hours import week_of_node

NAME = "Harbor Point Toyota"
FACTS: dict[str, Any] = {
    "phone": "+12395550101",
    "website": "https://www.harborpointtoyota.example",
    "address": {"street": "1 Seaside Road", "city": "Harbor Point", "region": "FL",
                "postal_code": "00000", "country": "US"},
    "makes": ["Toyota"],
    "hours": {"week": {"mon": [["09:00", "12:00"], ["13:00", "18:00"]], "tue": [["09:00", "18:00"]],
                       "sun": []},
              "holidays": [{"date": "2026-12-25", "spans": [], "name": "Christmas Day"}]},
    "departments": {"service": {"phone": "+12395550102", "week": {"mon": [["07:30", "18:00"]]}},
                    "sales": {"phone": "+12395550103", "week": {}}},
}  # fmt: skip
CAMRY = Vehicle(
    vin="4T1C11AK0PU000001", stock_number="T1", year=2024, make="Toyota", model="Camry", trim="SE",
    condition=Condition.USED, status=StockStatus.IN_STOCK, price=Decimal("24999.00"),
    currency="USD", mileage=12000, mileage_unit="mi", url="https://www.a.example/used/1",
    images=("https://www.a.example/1.jpg",),
)  # fmt: skip
HOSTILE = "</script><script>alert(1)</script><!-- \u2028 & \" ' "


def read(node: dict[str, Any]) -> Any:
    page = f"<html lang=en><head>{markup.block(node)}</head><body>x</body></html>"
    return read_page(page.encode(), url="https://www.a.example/used/1")


def test_the_audit_reads_every_verified_fact_back() -> None:
    made = dealer_node.node(NAME, FACTS)
    (block,) = read(made).ld_blocks
    assert block.step == "strict"
    store = schema_dealers.dealer_nodes(block.nodes)[0]
    known = Known(record=DealerRecord(name=NAME, phone=FACTS["phone"]), facts=FACTS)
    assert stated_facts.same_name(store["name"], known)
    assert schema_dealers.address_of(store)["streetAddress"] == "1 Seaside Road"
    assert week_of_node(store) == {
        "mon": (("09:00", "12:00"), ("13:00", "18:00")), "tue": (("09:00", "18:00"),), "sun": (),
    }  # fmt: skip
    assert {name: store[name] for name in made} == made


def test_departments_are_no_second_store() -> None:
    nodes = read(dealer_node.node(NAME, FACTS)).nodes
    assert len(schema_dealers.dealer_nodes(nodes)) == 1


def test_what_is_not_verified_is_left_out_and_named() -> None:
    made = dealer_node.node(NAME, {"phone": "+12395550101"})
    assert set(made) == {"@type", "name", "telephone"}
    said = " ".join(dealer_node.missing(made))
    assert "Opening hours" in said
    assert "Phone" not in said


def test_without_facts_nothing_but_the_name_is_said() -> None:
    assert set(dealer_node.node(NAME, {})) == {"@type", "name"}


def test_the_audit_reads_the_same_vehicle_back() -> None:
    made = car_node.node(CAMRY, dealer_node.node(NAME, FACTS))
    facts = read(made)
    found = vehicles.vehicle_of(facts, CAMRY.url)
    assert found is not None
    for name in ("vin", "year", "make", "model", "trim", "condition", "status", "price", "currency",
                 "mileage", "mileage_unit", "stock_number"):  # fmt: skip
        assert getattr(found, name) == getattr(CAMRY, name), name
    car = schema_cars.car_nodes(facts.nodes)[0]
    assert schema_cars.required_fill(car) == 1.0
    (offer,) = schema_cars.offers_of(car)
    assert schema_cars.offer_faults(car, offer, today=date(2026, 12, 1)) == ()
    assert car_node.missing(made, CAMRY) == ()


def test_a_bare_vehicle_names_what_its_feed_leaves_out() -> None:
    bare = Vehicle(vin=CAMRY.vin)
    made = car_node.node(bare, {})
    assert set(made) == {"@type", "vehicleIdentificationNumber"}
    assert {"Price", "Mileage with its unit", "Images"} <= set(car_node.missing(made, bare))


def test_a_sold_vehicle_is_offered_no_more_and_a_new_one_owes_no_mileage() -> None:
    sold = Vehicle(vin=CAMRY.vin, price=Decimal(1), status=StockStatus.SOLD)
    assert "offers" not in car_node.node(sold, {})
    assert "Price" not in car_node.missing(car_node.node(sold, {}), sold)
    new = Vehicle(vin=CAMRY.vin, condition=Condition.NEW)
    assert "Mileage with its unit" not in car_node.missing(car_node.node(new, {}), new)


def test_a_price_of_nothing_is_no_offer() -> None:
    free = Vehicle(vin=CAMRY.vin, price=Decimal(0), status=StockStatus.IN_STOCK)
    assert "offers" not in car_node.node(free, {})


def test_hostile_words_cannot_leave_the_script() -> None:
    made = dealer_node.node(HOSTILE, {"makes": [HOSTILE]})
    text = markup.block(made)
    assert text.lower().count("</script") == 1
    assert "<!--" not in text
    facts = read(made)
    assert schema_dealers.dealer_nodes(facts.nodes)[0]["brand"][0]["name"].strip() in HOSTILE


def test_json_gives_back_what_went_in() -> None:
    assert json.loads(markup.json_text({"name": HOSTILE}))["name"] == HOSTILE


@pytest.mark.parametrize("write", [fact_sheet.as_html, fact_sheet.as_markdown])
def test_a_fact_sheet_states_what_is_verified_and_when(write: Any) -> None:
    said = write(NAME, FACTS, verified_on="2026-11-24").replace("\\", "")
    for words in (NAME, "+12395550101", "Sun closed", "2026-12-25 closed Christmas Day", "Service",
                  "Verified 2026-11-24"):  # fmt: skip
        assert words in said
    assert "Policies" not in said


def test_a_fact_sheet_names_what_nobody_verified() -> None:
    assert fact_sheet.missing(FACTS) == ("Services", "Policies")


@pytest.mark.parametrize(
    ("line", "written"),
    [("# not a heading", "\\# not a heading"), ("1. not a list", "1\\. not a list"),
     ("- dash", "\\- dash"), ("2 * 3_4", "2 \\* 3\\_4"),
     ("+1 plain. words-here", "+1 plain. words-here")],
)  # fmt: skip
def test_marks_of_markdown_are_letters(line: str, written: str) -> None:
    said = fact_sheet.as_markdown("A", {"policies": [line]}, verified_on="x")
    assert f"- {written}\n" in said


def test_hostile_words_stay_words_in_a_fact_sheet() -> None:
    facts = {"policies": [HOSTILE, "[link](javascript:1)"]}
    assert "<script" not in fact_sheet.as_html("A", facts, verified_on="x")
    markdown = fact_sheet.as_markdown("A", facts, verified_on="x")
    assert "<script" not in markdown
    assert "\\[link\\](javascript" in markdown
