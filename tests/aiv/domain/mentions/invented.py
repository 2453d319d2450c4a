"""Name the invented dealers that the detection tests speak of, and look for them."""

from __future__ import annotations

from typing import Any

from aiv.domain.mentions import (
    DealerEntry,
    Detection,
    LinkedPage,
    MarketPlace,
    Roster,
    compile_roster,
    detect,
)

MARKET = MarketPlace(make="Toyota", city="Ashford", region="ZZ")


def dealer(id: str, name: str, **more: Any) -> DealerEntry:
    fields: dict[str, Any] = {
        "aliases": (),
        "website": "",
        "phone": "",
        "street": "",
        "city": "Ashford",
        "region": "ZZ",
        "makes": ("Toyota",),
    }
    return DealerEntry(id=id, name=name, **(fields | more))


DEALERS = (
    dealer(
        "wren",
        "Wrenfield Toyota",
        aliases=("Wrenfield Toyota of Ashford",),
        website="https://www.wrenfieldtoyota.example",
        phone="+12005550101",
        street="100 Quarry Rd",
    ),
    dealer(
        "ashford",
        "Toyota of Ashford",
        website="https://www.toyotaofashford.example",
        phone="+12005550102",
    ),
    dealer("mirror", "Ashford Toyota", website="https://www.ashfordtoyota.example"),
    dealer(
        "mill",
        "Millbrook Toyota",
        aliases=("Toyota of Millbrook",),
        website="https://millbrooktoyota.example",
        phone="+12005550103",
        city="Millbrook",
    ),
    dealer(
        "oak",
        "Oakhurst Toyota",
        website="https://www.oakhursttoyota.example",
        phone="+12005550104",
        city="Elmwood",
    ),
    dealer("west", "West Oakhurst Toyota", city="Elmwood"),
    dealer("ford", "Wrenfield Ford", phone="+12005550105", makes=("Ford",)),
    dealer("group", "Wrenfield Auto Group", makes=("Toyota", "Ford")),
    dealer("north", "Summit Toyota", phone="+12005550106", city="Northgate", street="1 Ridge Ave"),
    dealer("south", "Summit Toyota", phone="+12005550107", city="Southgate", street="9 Delta Ln"),
    dealer("harbor", "Harbor Motors", aliases=("Harbor",), city="Elmwood"),
    dealer("first", "Prime Choice", city="Elmwood"),
    dealer("cdjr", "Tolliver Chrysler Dodge Jeep Ram", makes=("Chrysler", "Dodge", "Jeep", "Ram")),
    dealer("chevy", "Brackett Chevrolet", makes=("Chevrolet",)),
    dealer("benz", "Mercedes-Benz of Elmwood", makes=("Mercedes-Benz",), city="Elmwood"),
    dealer("saint", "St. Aldric Volkswagen", makes=("Volkswagen",)),
    dealer("dee", "D'Arcy & Sons Toyota"),
    dealer("accent", "Élysée Toyota"),
    dealer("old", "Pemberton Toyota"),
    dealer("body", "Quarry Collision Center", street="104 Quarry Rd"),
)
ROSTER: Roster = compile_roster(DEALERS)


def found(text: str, prompt: str = "toyota dealers in ashford", *urls: str) -> Detection:
    pages = [LinkedPage(url=url, title=None, start=None, end=None) for url in urls]
    return detect(ROSTER, text=text, prompt=prompt, citations=pages, market=MARKET)


def named(text: str) -> list[str]:
    return [mention.dealer for mention in found(text).mentions]


def quotes(text: str) -> list[str]:
    return [mention.quote for mention in found(text).mentions]


def roles(text: str, prompt: str = "toyota dealers in ashford") -> dict[str, str]:
    return {mention.dealer: mention.role.value for mention in found(text, prompt).mentions}
