"""Test how microdata becomes items, and which values are hidden."""

from __future__ import annotations

from aiv.crawler.pages.microdata import MAX_ITEMS
from aiv.domain.site.page_facts import MicrodataItem
from tests.aiv.crawler.pages.made import page

CAR = 'itemscope itemtype="http://schema.org/Car"'
OFFER = 'itemprop="offers" itemscope itemtype="http://schema.org/Offer"'


def items(inner: str) -> tuple[MicrodataItem, ...]:
    return page(inner).microdata


def test_an_item_has_types_and_properties() -> None:
    (item,) = items(f'<div {CAR}><b itemprop="name">2024  Camry</b></div>')
    assert item.types == ("http://schema.org/Car",)
    assert item.properties == {"@type": "Car", "name": "2024 Camry"}


def test_an_item_inside_of_another_is_its_property() -> None:
    (item,) = items(f'<div {CAR}><p {OFFER}><i itemprop="price">19995</i></p></div>')
    assert item.properties["offers"] == {"@type": "Offer", "price": "19995"}


def test_a_property_without_an_item_around_it_is_an_item_of_its_own() -> None:
    assert [item.types for item in items(f"<p {OFFER}></p>")] == [("http://schema.org/Offer",)]


def test_an_item_inside_of_another_without_a_property_stands_alone() -> None:
    assert len(items(f"<div {CAR}><p {CAR}></p></div>")) == 2


def test_a_value_that_only_an_attribute_carries_is_hidden() -> None:
    (item,) = items(f'<div {CAR}><span itemprop="sku" content="L17"> </span></div>')
    assert item.properties["sku"] == "L17" and item.hidden == ("sku",)


def test_an_attribute_beside_words_hides_nothing() -> None:
    (item,) = items(f'<div {CAR}><span itemprop="price" content="19995">$19,995</span></div>')
    assert item.properties["price"] == "19995" and item.hidden == ()


def test_addresses_become_absolute() -> None:
    inner = '<a itemprop="url" href="/c">x</a><img itemprop="image" src="i.jpg">'
    (item,) = items(f"<div {CAR}>{inner}</div>")
    assert item.properties["url"] == "https://www.larkspur.example/c"
    assert item.properties["image"] == "https://www.larkspur.example/used/i.jpg"


def test_moments_and_values_are_read_from_their_attributes() -> None:
    inner = '<time itemprop="date" datetime="2026-05-01">May</time><data itemprop="n" value="7">x'
    (item,) = items(f"<div {CAR}>{inner}</data></div>")
    assert (item.properties["date"], item.properties["n"]) == ("2026-05-01", "7")


def test_a_repeated_property_is_a_list() -> None:
    (item,) = items(
        f'<div {CAR}><i itemprop="color name">Red</i><i itemprop="color">Blue</i></div>'
    )
    assert item.properties["color"] == ["Red", "Blue"] and item.properties["name"] == "Red"


def test_what_stands_elsewhere_is_taken_by_its_name() -> None:
    (item,) = items(f'<p id="far" itemprop="model">Camry</p><div {CAR} itemref="far near"></div>')
    assert item.properties["model"] == "Camry"


def test_an_identity_is_kept() -> None:
    assert items(f'<div {CAR} itemid="#car"></div>')[0].properties["@id"] == "#car"


def test_items_without_end_are_cut_off() -> None:
    assert len(items(f"<p {CAR}></p>" * (MAX_ITEMS + 50))) == MAX_ITEMS
