"""Check that markup and visible words say the same (C09)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aiv.domain.site import site_pages, stated_facts
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import (
    at_least,
    counted,
    not_applicable,
    percent,
    proof,
    ruled,
    worst,
)  # fmt: skip
from aiv.domain.site.findings import Outcome
from aiv.domain.site.page_facts import Node, PageFacts, SitePage
from aiv.domain.site.schema_nodes import word
from aiv.domain.site.stock import StockPage, stock_pages, visible_prices

PRICE_TOLERANCE: Final = 1.0
_DIGITS: Final = re.compile(r"\D+")

Pair = tuple[SitePage, str, str, bool]


def parity(case: Case) -> Ruling:
    """Compare name, phone, price and number of markup with the visible words of its page."""
    pairs = [*_of_stores(case), *_of_vehicles(case)]
    hidden = [
        (page, ", ".join(item.hidden))
        for page, facts in site_pages.read(case.site)
        for item in facts.microdata
        if item.hidden
    ]
    if not pairs:
        return not_applicable("No page has structured data to compare with its words.")
    false = [pair for pair in pairs if not pair[3]]
    value = 1 - len(false) / len(pairs)
    proofs = [proof(page.url, f"{field} “{stated}” stands in markup only", expected="visible too")
              for page, field, stated, _ in false]  # fmt: skip
    proofs += [proof(page.url, f"hidden microdata: {names}") for page, names in hidden]
    outcome = at_least(value, good=0.98, fair=0.90)
    reason = (
        f"{percent(value)} of {counted(len(pairs), 'marked-up fact')} are visible on their page."
    )
    if hidden:
        outcome = worst([outcome, Outcome.WARN])
        reason += f" {counted(len(hidden), 'page')} carry hidden microdata."
    return ruled(outcome, reason, value=value, n=len(pairs), proofs=proofs)


def _of_stores(case: Case) -> Iterator[Pair]:
    for page, facts in site_pages.of_class(case.site, *site_pages.STORE_PAGES):
        for node in stated_facts.own_nodes(facts, case.known):
            yield from _of_store(page, facts, node)


def _of_store(page: SitePage, facts: PageFacts, node: Node) -> Iterator[Pair]:
    said = facts.text.casefold()
    if name := word(node.get("name")):
        yield page, "name", name, name.casefold() in said or name.casefold() in _title(facts)
    if phone := word(node.get("telephone")):
        yield page, "phone", phone, _tail(phone) in _DIGITS.sub("", facts.text)


def _of_vehicles(case: Case) -> Iterator[Pair]:
    for each in stock_pages(case.site, case.known):
        yield from _of_vehicle(each)


def _of_vehicle(each: StockPage) -> Iterator[Pair]:
    if each.stated is None:
        return
    yield each.page, "number", each.vin, each.vin in each.facts.text.upper()
    if each.stated.price is not None:
        price = float(each.stated.price)
        near = (abs(price - shown) <= PRICE_TOLERANCE for shown in visible_prices(each.facts))
        yield each.page, "price", str(each.stated.price), any(near)


def _title(facts: PageFacts) -> str:
    return (facts.title or "").casefold()


def _tail(phone: str) -> str:
    """Give the national part, which is what people write."""
    return _DIGITS.sub("", phone)[-10:]
