"""Judge dealer nodes: who they are, where they stand, and which of ten facts they give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from aiv.domain.site.page_facts import Node
from aiv.domain.site.schema_nodes import first_node, is_any, is_filled, listed, of_kinds, word

DEALER_TYPES: Final = frozenset(["AutoDealer", "AutomotiveBusiness", "LocalBusiness"])
DEALER_FIELDS: Final = (
    "name",
    "address",
    "telephone",
    "url",
    "openingHoursSpecification",
    "geo",
    "image",
    "logo",
    "sameAs",
    "@id",
)
ADDRESS_PARTS: Final = (
    "streetAddress",
    "addressLocality",
    "addressRegion",
    "postalCode",
    "addressCountry",
)


def dealer_nodes(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Give the nodes of dealers and of local businesses of no nearer kind."""
    return of_kinds(nodes, DEALER_TYPES)


def store_names(nodes: Iterable[Node]) -> tuple[str, ...]:
    """Give the names under which the page's markup presents a store, in their order.

    An organization that says where it stands is counted like a store: generators of sites write
    it for one.
    """
    stores = (node for node in nodes if is_any(node, DEALER_TYPES) or _is_placed(node))
    return tuple(name for name in (word(node.get("name")) for node in stores) if name)


def filled_dealer_fields(dealer: Node) -> tuple[str, ...]:
    """Give which of DEALER_FIELDS the node fills; an address needs all five of its parts."""
    return tuple(field for field in DEALER_FIELDS if _has(dealer, field))


def address_of(dealer: Node) -> dict[str, str]:
    """Give the parts of the address that are filled; a plain text is all street."""
    address = first_node(dealer.get("address"))
    if address is None:
        text = word(dealer.get("address"))
        return {"streetAddress": text} if text else {}
    parts = {part: word(address.get(part)) for part in ADDRESS_PARTS}
    return {part: words for part, words in parts.items() if words}


def hours_of(dealer: Node) -> tuple[Node, ...]:
    """Give the opening hours that name a day and say when it opens or that it is closed."""
    found = (each for each in listed(dealer.get("openingHoursSpecification")))
    return tuple(
        each for each in found if isinstance(each, dict) and is_filled(each.get("dayOfWeek"))
    )


def geo_of(dealer: Node) -> tuple[float, float] | None:
    """Give latitude and longitude in degrees, or None where they are no place on earth."""
    geo = first_node(dealer.get("geo")) or {}
    try:
        lat, lng = float(word(geo.get("latitude"))), float(word(geo.get("longitude")))
    except ValueError:
        return None
    return (lat, lng) if abs(lat) <= 90 and abs(lng) <= 180 else None


def _is_placed(node: Node) -> bool:
    return is_any(node, ["Organization"]) and first_node(node.get("address")) is not None


def _has(dealer: Node, field: str) -> bool:
    if field == "address":
        return len(address_of(dealer)) == len(ADDRESS_PARTS)
    if field == "geo":
        return geo_of(dealer) is not None
    if field == "openingHoursSpecification":
        return bool(hours_of(dealer)) or is_filled(dealer.get("openingHours"))
    return is_filled(dealer.get(field))
