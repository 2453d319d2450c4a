"""Gather what a site states about its store, and compare each statement with the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from aiv.domain import links
from aiv.domain.markets.market_file import e164
from aiv.domain.site import site_pages
from aiv.domain.site.known import Known
from aiv.domain.site.page_facts import Node, PageFacts, SitePage
from aiv.domain.site.schema_dealers import DEALER_TYPES, address_of
from aiv.domain.site.schema_nodes import all_nodes, is_any, word
from aiv.domain.site.site_facts import SiteFacts
from aiv.domain.site.store_hours import agrees, week_of_node, week_of_record

SAME_NAME: Final = 85.0
"""token_sort_ratio from which two names are one; token_set_ratio would take siblings for twins."""
_SHORT: Final = {
    "street": "st", "avenue": "ave", "boulevard": "blvd", "drive": "dr", "road": "rd",
    "highway": "hwy", "parkway": "pkwy", "lane": "ln", "court": "ct", "place": "pl",
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw",
    "southeast": "se", "southwest": "sw", "trail": "trl", "circle": "cir", "terrace": "ter",
}  # fmt: skip
_UNIT: Final = re.compile(
    r"(?:(?<!\s)\s+)?(?:,|\b)\s*(?:suite|ste|unit|apt|bldg|building|#)\.?\s*[\w-]+", re.I
)
_LEGAL: Final = frozenset({"llc", "inc", "ltd", "corp", "co", "the", "gmbh", "lp"})


class Agreement(StrEnum):
    """Say how a statement stands to the record."""

    RIGHT = "right"
    SECOND_NUMBER = "second_number"
    OTHER_UNIT = "other_unit"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One fact as one place of the site states it."""

    url: str
    place: str
    field: str
    stated: str
    expected: str
    agreement: Agreement


def statements(site: SiteFacts, known: Known) -> tuple[Statement, ...]:
    """Give every statement that the record can judge; what the record does not hold is left out.

    Other stores of a group that the site describes too are not this store's statements.
    """
    found: list[Statement] = []
    for page, facts in site_pages.read(site):
        for node in own_nodes(facts, known):
            found += _of_node(page, node, known)
        found += _of_layer(page, facts, known)
        if page.page_class in site_pages.STORE_PAGES:
            found += _of_links(page, facts, known)
    return tuple(found)


def own_nodes(facts: PageFacts, known: Known) -> list[Node]:
    """Give the page's dealer nodes that speak of this store, as far as one can tell."""
    nodes = [node for node in all_nodes(facts) if is_any(node, DEALER_TYPES)]
    own = [node for node in nodes if _is_ours(node, known)]
    return own or nodes[:1]


def same_name(stated: str, known: Known) -> bool:
    """Tell whether a name is the store's, in its spelling or in one of its aliases'."""
    names = [_name(name) for name in (known.record.name, *known.aliases)]
    told = _name(stated)
    return any(told == name or fuzz.token_sort_ratio(told, name) >= SAME_NAME for name in names)


def phone_of(text: str, known: Known) -> str:
    """Give a telephone number in its international form; an empty text where it is none."""
    return e164(text, known.record.country)


def own_phones(known: Known) -> frozenset[str]:
    """Give every number the record states: the store's and its departments'."""
    departments = known.facts.get("departments")
    inner = departments.values() if isinstance(departments, dict) else ()
    numbers = [known.record.phone, *(str(each.get("phone", "")) for each in inner)]
    return frozenset(phone_of(number, known) for number in numbers if number)


def street_of(text: str) -> str:
    """Give a street in one spelling, without suite or unit."""
    words = re.sub(r"[.,]", " ", _UNIT.sub("", text.casefold())).split()
    return " ".join(_SHORT.get(each, each) for each in words)


def judge_phone(stated: str, known: Known) -> Agreement:
    """Judge a number; one that the record does not hold is a second number, often for tracking."""
    number = phone_of(stated, known)
    return Agreement.RIGHT if number in own_phones(known) else Agreement.SECOND_NUMBER


def judge_address(street: str, postal_code: str, known: Known) -> Agreement:
    """Judge an address by its street and by its postal code where both sides state one."""
    record = known.record
    codes = [code.replace(" ", "")[:5] for code in (postal_code, record.postal_code) if code]
    if street_of(street) != street_of(record.street) or len(set(codes)) > 1:
        return Agreement.WRONG
    units = [_UNIT.findall(text.casefold()) for text in (street, record.street)]
    return Agreement.RIGHT if units[0] == units[1] else Agreement.OTHER_UNIT


def _is_ours(node: Node, known: Known) -> bool:
    if phone_of(word(node.get("telephone")), known) in own_phones(known):
        return True
    street = address_of(node).get("streetAddress", "")
    is_street = bool(street) and street_of(street) == street_of(known.record.street)
    return is_street or same_name(word(node.get("name")), known)


def _of_node(page: SitePage, node: Node, known: Known) -> Iterator[Statement]:
    place = "structured data"
    name, phone = word(node.get("name")), word(node.get("telephone"))
    address, website = address_of(node), word(node.get("url"))
    yield from _name_told(page, place, name, known)
    yield from _phones_told(page, place, [phone], known)
    yield from _address_told(
        page, place, address.get("streetAddress", ""), address.get("postalCode", ""), known
    )
    if website and known.record.website and links.domain_of(website):
        agreement = _right(links.domain_of(website) == known.record.host)
        yield _told(page, place, "website", website, known.record.website, agreement)
    week, wanted = week_of_node(node), week_of_record(known)
    if week and wanted:
        agreement = _right(agrees(week, wanted))
        yield _told(page, place, "hours", str(week), str(wanted), agreement)


def _of_layer(page: SitePage, facts: PageFacts, known: Known) -> Iterator[Statement]:
    """Read the store's record that the site's platform keeps in its data layer."""
    layer, place = facts.dealership, "platform data layer"
    yield from _name_told(page, place, layer.get("name", ""), known)
    yield from _phones_told(page, place, [layer.get("phone", "")], known)
    street, code = layer.get("street", ""), layer.get("postal_code", "")
    yield from _address_told(page, place, street, code, known)


def _of_links(page: SitePage, facts: PageFacts, known: Known) -> Iterator[Statement]:
    yield from _phones_told(page, "telephone link", facts.phones, known)


def _name_told(page: SitePage, place: str, name: str, known: Known) -> Iterator[Statement]:
    if name:
        agreement = _right(same_name(name, known))
        yield _told(page, place, "name", name, known.record.name, agreement)


def _phones_told(
    page: SitePage, place: str, phones: Iterable[str], known: Known
) -> Iterator[Statement]:
    for phone in phones:
        if known.record.phone and phone_of(phone, known):
            agreement = judge_phone(phone, known)
            yield _told(page, place, "phone", phone, known.record.phone, agreement)


def _address_told(
    page: SitePage, place: str, street: str, postal_code: str, known: Known
) -> Iterator[Statement]:
    record = known.record
    if street and record.street:
        agreement = judge_address(street, postal_code, known)
        expected = f"{record.street} {record.postal_code}".strip()
        yield _told(page, place, "address", f"{street} {postal_code}".strip(), expected, agreement)


def _told(
    page: SitePage, place: str, field: str, stated: str, expected: str, agreement: Agreement
) -> Statement:
    return Statement(
        url=page.url, place=place, field=field, stated=stated, expected=expected,
        agreement=agreement,
    )  # fmt: skip


def _right(is_right: bool) -> Agreement:
    return Agreement.RIGHT if is_right else Agreement.WRONG


def _name(text: str) -> str:
    words = re.sub(r"[^\w\s]", " ", text.casefold()).split()
    return " ".join(each for each in words if each not in _LEGAL)
