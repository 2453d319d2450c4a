"""Write the AutoDealer node of a store from its verified facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from aiv.domain.generators.markup import filled
from aiv.domain.markets.dealer_facts import week_of
from aiv.domain.markets.hours import DAYS, Spans, Week

DAY_NAMES: Final = dict(
    zip(
        DAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
DEPARTMENT_TYPES: Final = {"service": "AutoRepair", "parts": "AutoPartsStore"}
DEPARTMENT_NAMES: Final = {"service": "Service", "parts": "Parts"}
CONTACTS: Final = {"sales": "sales", "finance": "financing"}
MISSING_WORDS: Final = {
    "url": "Website: verify it in the record.",
    "telephone": "Phone number: verify it in the record.",
    "address": "Address: verify street, city, region, postal code and country in the record.",
    "openingHoursSpecification": "Opening hours: verify them among the facts.",
    "geo": "Position (geo): no verified position is kept here; copy it from your map profile.",
    "image": "Image: add the address of a photo of the store.",
    "logo": "Logo: add the address of your logo.",
    "sameAs": "Profiles (sameAs): add the addresses of your real profiles.",
}
"""What to say of each field that no verified fact fills."""


def node(name: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give the node; a fact that nobody verified is left out.

    `facts` are verified facts by kind, as DealerFact stores them.
    """
    website = _text(facts.get("website"))
    return filled(
        {
            "@type": "AutoDealer",
            "@id": f"{website.rstrip('/')}/#dealer" if website else "",
            "name": name,
            "url": website,
            "telephone": _text(facts.get("phone")),
            "address": _address(facts.get("address")),
            "openingHoursSpecification": _week(week_of(facts.get("hours"))),
            "specialOpeningHoursSpecification": _holidays(facts.get("hours")),
            "brand": [{"@type": "Brand", "name": make} for make in _list(facts.get("makes"))],
            "department": _departments(name, facts.get("departments")),
            "contactPoint": _contacts(facts.get("departments")),
        }
    )


def missing(made: Mapping[str, Any]) -> tuple[str, ...]:
    """Say which of the fields that the audit looks for are not verified, and what fills them."""
    return tuple(words for field, words in MISSING_WORDS.items() if field not in made)


def _address(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {}
    parts = {
        "streetAddress": value.get("street"),
        "addressLocality": value.get("city"),
        "addressRegion": value.get("region"),
        "postalCode": value.get("postal_code"),
        "addressCountry": value.get("country"),
    }
    return {"@type": "PostalAddress", **filled(parts)}


def _week(week: Week) -> list[dict[str, Any]]:
    """Give one entry for all days of the same hours; equal times are how "closed" is written."""
    days: dict[Spans, list[str]] = {}
    for day in DAYS:
        if day in week:
            days.setdefault(week[day], []).append(DAY_NAMES[day])
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": names,
            "opens": opens,
            "closes": closes,
        }
        for spans, names in days.items()
        for opens, closes in spans or (("00:00", "00:00"),)
    ]


def _holidays(value: Any) -> list[dict[str, Any]]:
    stored = value.get("holidays", []) if isinstance(value, dict) else []
    return [
        filled(
            {
                "@type": "OpeningHoursSpecification",
                "name": each.get("name"),
                "validFrom": each["date"],
                "validThrough": each["date"],
                "opens": opens,
                "closes": closes,
            }
        )
        for each in stored
        for opens, closes in each["spans"] or (("00:00", "00:00"),)
    ]


def _departments(name: str, value: Any) -> list[dict[str, Any]]:
    stored = value if isinstance(value, dict) else {}
    return [
        filled(
            {
                "@type": DEPARTMENT_TYPES[key],
                "name": f"{name} {DEPARTMENT_NAMES[key]}",
                "telephone": _text(stored[key].get("phone")),
                "openingHoursSpecification": _week(week_of(stored[key])),
            }
        )
        for key in DEPARTMENT_TYPES
        if key in stored
    ]


def _contacts(value: Any) -> list[dict[str, Any]]:
    stored = value if isinstance(value, dict) else {}
    return [
        {"@type": "ContactPoint", "contactType": word, "telephone": stored[key]["phone"]}
        for key, word in CONTACTS.items()
        if key in stored and stored[key].get("phone")
    ]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
