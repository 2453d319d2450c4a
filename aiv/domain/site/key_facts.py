"""Say which facts of its purpose a page shows in raw HTML, to whoever runs no scripts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from aiv.domain.inventory.vehicle import Condition
from aiv.domain.site import vehicles
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import PageFacts, SitePage
from aiv.domain.site.schema_cars import car_nodes
from aiv.domain.site.schema_dealers import address_of, dealer_nodes, hours_of
from aiv.domain.site.schema_nodes import all_nodes, word

ENOUGH: Final = 0.70
"""A page that shows less of its facts is empty to a reader without scripts (check B02)."""
MONEY: Final = re.compile(
    r"[$€£]\s?\d[\d,.]*|\b\d[\d,.]{0,15}(?: \d{3}){0,3}\s?(?:USD|CAD|EUR|€|zł|грн)"
)
_CALL: Final = re.compile(
    r"\b(?:call|contact us|request|ask|inquire)\b[^.\n]{0,20}\b(?:price|pricing|quote)", re.I
)
_MILES: Final = re.compile(
    r"\d[,.]?\s?(?:mi|miles|km|kilometers)\b|\b(?:mileage|odometer)\W{0,4}\d", re.I
)
_STOCK: Final = re.compile(r"\bstock\s?(?:#|no\.?|number)?\W{0,3}[A-Z0-9]{2,}", re.I)
_VIN: Final = re.compile(r"\b[A-HJ-NPR-Z0-9]{17}\b")
_PHONE: Final = re.compile(r"\+?\d?[\s.(-]{0,2}\d{3}[\s.)-]{1,2}\d{3}[\s.-]\d{4}\b")
_STREET: Final = re.compile(r"\b\d{1,6}[A-Z]?\s+(?:[NSEW]\.?\s+)?[A-Z][\w.'-]+(?:\s+[\w.'-]+){0,5}")
_POSTAL: Final = re.compile(r"\b\d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b")
_DAY: Final = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b", re.I)
_TIME: Final = re.compile(
    r"\b\d{1,2}(?::\d{2})?\s?(?:[ap]\.?m\b|:\d{2}|\d{2}\b)|\b\d{1,2}:\d{2}", re.I
)
_YEAR: Final = re.compile(r"\b(?:19[4-9]\d|20[0-4]\d)\b")
_NAMED: Final = re.compile(r"\b(?:19[4-9]\d|20[0-4]\d)\s+([A-Za-z][\w-]+)\s+([A-Za-z0-9][\w-]*)")
_OFFER: Final = re.compile(r"\d\s?%|\bAPR\b|\boff\b|\blease\b", re.I)
_SERVICE: Final = re.compile(
    r"\b(?:oil|brake|tire|tyre|battery|inspection|maintenance|repair)", re.I
)


def shown(page: SitePage, facts: PageFacts) -> Mapping[str, bool]:
    """Give the facts that a page of this class owes, and whether its visible words state them.

    Empty where the class owes none.
    """
    if page.page_class is P.VDP:
        return _vehicle(page, facts)
    if page.page_class in (P.HOME, P.CONTACT):
        return _store(facts)
    if page.page_class in (P.SRP_NEW, P.SRP_USED):
        return _list(facts)
    if page.page_class is P.SERVICE:
        return {"work": _has(_SERVICE, facts.text), "phone": _has_phone(facts)}
    if page.page_class is P.SPECIALS:
        offers = _has(MONEY, facts.main_text) or _has(_OFFER, facts.main_text)
        return {"offer": offers}
    return {}


def extractable(page: SitePage, facts: PageFacts) -> Mapping[str, bool]:
    """Give the same facts, counting also those that raw markup states."""
    marked = _marked(facts)
    return {name: is_shown or name in marked for name, is_shown in shown(page, facts).items()}


def share(found: Mapping[str, bool]) -> float | None:
    """Give the share of facts stated; None where none is owed."""
    return sum(found.values()) / len(found) if found else None


def _vehicle(page: SitePage, facts: PageFacts) -> dict[str, bool]:
    head = " ".join([facts.title or "", *(each.text for each in facts.headings)])
    words = f"{head}\n{facts.main_text}"
    marked = vehicles.vehicle_of(facts, page.url)
    named = _NAMED.search(words)
    make = (marked.make if marked else "") or (named[1] if named else "")
    model = (marked.model if marked else "") or (named[2] if named else "")
    owed = {
        "year": _has(_YEAR, words),
        "make": _says(words, make),
        "model": _says(words, model),
        "price": _has(MONEY, facts.main_text) or _has(_CALL, facts.main_text),
        "identity": _has(_VIN, facts.main_text) or _has(_STOCK, facts.main_text),
    }
    is_new = marked is not None and marked.condition is Condition.NEW
    return owed if is_new else {**owed, "mileage": _has(_MILES, facts.main_text)}


def _store(facts: PageFacts) -> dict[str, bool]:
    return {
        "address": _has(_STREET, facts.text) and _has(_POSTAL, facts.text),
        "phone": _has_phone(facts),
        "hours": _has(_DAY, facts.text) and _has(_TIME, facts.text),
    }


def _list(facts: PageFacts) -> dict[str, bool]:
    return {
        "vehicles": _has(_NAMED, facts.main_text),
        "price": _has(MONEY, facts.main_text) or _has(_CALL, facts.main_text),
    }


def _marked(facts: PageFacts) -> set[str]:
    nodes = all_nodes(facts)
    found: set[str] = set()
    for node in dealer_nodes(nodes):
        parts = {
            "address": address_of(node),
            "phone": node.get("telephone"),
            "hours": hours_of(node),
        }
        found |= {name for name, value in parts.items() if value}
    if car_nodes(nodes):
        found |= _marked_car(facts)
    return found


def _marked_car(facts: PageFacts) -> set[str]:
    node = car_nodes(all_nodes(facts))[0]
    vehicle = vehicles.vehicle_of(facts, "")
    found = {
        "year": word(node.get("vehicleModelDate")),
        "make": word(node.get("brand")),
        "model": word(node.get("model")),
        "mileage": word(node.get("mileageFromOdometer")),
        "identity": word(node.get("vehicleIdentificationNumber")),
        "price": vehicle is not None and vehicle.price is not None,
        "vehicles": word(node.get("name")),
    }
    return {name for name, value in found.items() if value}


def _has(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


def _says(text: str, name: str) -> bool:
    return bool(name) and name.casefold() in text.casefold()


def _has_phone(facts: PageFacts) -> bool:
    return bool(facts.phones) or _has(_PHONE, facts.text)
