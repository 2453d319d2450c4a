"""Measure schema_coverage_ratio: pages with valid required markup among those that need it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiv.domain.inventory.vehicle import Condition
from aiv.domain.score import inputs
from aiv.domain.score.input_records import InputRecord
from aiv.domain.site import site_pages, vehicles
from aiv.domain.site.measures import records
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import Node, PageFacts, SitePage
from aiv.domain.site.schema_cars import car_nodes, currency_of, filled_fields, offers_of, price_of
from aiv.domain.site.schema_dealers import DEALER_TYPES, address_of, filled_dealer_fields
from aiv.domain.site.schema_nodes import all_nodes, is_any, is_filled
from aiv.domain.site.site_facts import SiteFacts

NAME: Final = "schema_coverage_ratio"
LEAST_PAGES: Final = 10
LEAST_FETCHED: Final = 0.90
_CAR: Final = frozenset(
    {"brand", "model", "vehicleModelDate", "vehicleIdentificationNumber", "itemCondition", "image",
     "offers.price", "offers.priceCurrency", "offers.availability"}
)  # fmt: skip
_STORE: Final = frozenset({"name", "telephone", "url", "openingHoursSpecification", "geo"})
NEEDS: Final = frozenset({P.HOME, P.CONTACT, P.ABOUT, P.SERVICE, P.VDP})


@dataclass(frozen=True, slots=True)
class _Stratum:
    """One kind of page: valid of read, and how many there are."""

    valid: int
    read: int
    there: int


def coverage(site: SiteFacts) -> InputRecord:
    """Measure the ratio: exact where every page was read, else by kind of page, each by its size.

    Source: measurement.md section 3; Jeffreys beta with the finite-population correction.
    """
    pages = site_pages.of_class(site, *NEEDS)
    record = records.base(NAME, site, n_obs=len(pages))
    if not pages:
        return records.not_applicable(record, "No page was read that needs structured data.")
    asked = [page for page in site.pages if page.page_class in NEEDS]
    fetched = sum(page.fetch.is_ok for page in asked) / len(asked)
    shortfalls = records.shortfall(len(pages), LEAST_PAGES, "pages that need structured data")
    if fetched < LEAST_FETCHED - 1e-9:
        shortfalls.append(f"{fetched:.0%} of at least 90 % of pages came back")
    if shortfalls:
        return records.too_few(record, shortfalls)
    strata = _strata(site, pages)
    if all(stratum.read >= stratum.there for stratum in strata.values()):
        ratio = inputs.schema_coverage([(True, is_valid(*page)) for page in pages])
        return record if ratio is None else records.census(record, ratio)
    return records.sampled(record, *_estimate(strata))


def is_valid(page: SitePage, facts: PageFacts) -> bool:
    """Tell whether a page carries the markup that its kind requires."""
    nodes = all_nodes(facts)
    if page.page_class is P.VDP:
        return any(_is_valid_car(node, page, facts) for node in car_nodes(nodes))
    if page.page_class is P.SERVICE:
        return any(is_any(n, ["AutoRepair", "Service"]) and is_filled(n.get("name")) for n in nodes)
    return any(is_any(node, DEALER_TYPES) and _is_valid_store(node) for node in nodes)


def _is_valid_store(node: Node) -> bool:
    address = address_of(node)
    has_address = {"streetAddress", "addressLocality"} <= address.keys()
    return has_address and set(filled_dealer_fields(node)) >= _STORE


def _is_valid_car(node: Node, page: SitePage, facts: PageFacts) -> bool:
    filled = set(filled_fields(node))
    stated = vehicles.vehicle_of(facts, page.url)
    is_new = stated is not None and stated.condition is Condition.NEW
    has_price = any(price_of(offer) and currency_of(offer) for offer in offers_of(node))
    return filled >= _CAR and has_price and (is_new or "mileageFromOdometer" in filled)


def _strata(site: SiteFacts, pages: list[tuple[SitePage, PageFacts]]) -> Mapping[P, _Stratum]:
    there = site_pages.population(site)
    found = {}
    for kind in {page.page_class for page, _ in pages}:
        own = [pair for pair in pages if pair[0].page_class is kind]
        valid = sum(is_valid(*pair) for pair in own)
        found[kind] = _Stratum(valid, len(own), max(there[kind], len(own)))
    return found


def _estimate(strata: Mapping[P, _Stratum]) -> tuple[float, float]:
    whole = sum(each.there for each in strata.values())
    value = math.fsum(each.there / whole * each.valid / each.read for each in strata.values())
    variance = math.fsum((each.there / whole) ** 2 * _variance(each) for each in strata.values())
    return value, math.sqrt(variance)


def _variance(each: _Stratum) -> float:
    """Give a stratum's variance: none where it was read whole."""
    a, b = each.valid + 0.5, each.read - each.valid + 0.5
    return a * b / ((a + b) ** 2 * (a + b + 1)) * (1 - each.read / each.there)
