"""Check structured data: whether it parses, and whether store and vehicles are in it (C01-C04)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aiv.domain.inventory.vehicle import Condition
from aiv.domain.site import site_pages, vehicles
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import (
    at_least,
    counted,
    not_applicable,
    percent,
    proof,
    ruled,
    share,
    unmeasured,
    worst,
)  # fmt: skip
from aiv.domain.site.findings import Outcome
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import LdBlock, Node, PageFacts, SitePage
from aiv.domain.site.schema_cars import (
    CAR_FIELDS,
    car_nodes,
    filled_fields,
    offer_faults,
    offers_of,
)
from aiv.domain.site.schema_dealers import DEALER_FIELDS, DEALER_TYPES, filled_dealer_fields
from aiv.domain.site.schema_nodes import all_nodes, is_any, word

_GRAVE: Final = frozenset({"price", "priceCurrency", "priceValidUntil"})
_PLAIN: Final = "AutoDealer"


def parse(case: Case) -> Ruling:
    """Judge whether every JSON-LD block parses as it stands."""
    blocks = [(p, b) for p, f in site_pages.read(case.site) for b in f.ld_blocks]
    scripted = [p for p, f in site_pages.read(case.site) if f.has_scripted_ld and not f.ld_blocks]
    if not blocks and not scripted:
        return not_applicable("The site has no JSON-LD.")
    repaired = [(page, block) for page, block in blocks if block.step != "strict"]
    outcomes = [_parsed(block) for _, block in repaired]
    outcomes += [Outcome.FAIL] * bool(scripted)
    strict = len(blocks) - len(repaired)
    value = share(strict, len(blocks) + len(scripted))
    proofs = [
        proof(page.url, f"{block.step} at sign {block.fault_offset}", expected="strict JSON",
              line=block.line, excerpt=block.excerpt[:80])
        for page, block in repaired
    ]  # fmt: skip
    proofs += [proof(page.url, "a script builds the JSON-LD", expected="JSON-LD in raw HTML")
               for page in scripted]  # fmt: skip
    reason = f"{strict} of {counted(len(blocks), 'JSON-LD block')} parse as they stand"
    reason += (
        f"; on {counted(len(scripted), 'page')} only a script builds them." if scripted else "."
    )
    return ruled(worst(outcomes), reason, value=value, n=len(blocks), proofs=proofs)


def dealer(case: Case) -> Ruling:
    """Judge how complete the best description of the store on home, contact or about is."""
    pages = site_pages.of_class(case.site, *site_pages.STORE_PAGES)
    if not pages:
        return unmeasured("Neither home nor contact page came back.")
    nodes = [(p, n) for p, f in pages for n in all_nodes(f) if is_any(n, DEALER_TYPES)]
    if not nodes:
        proofs = [proof(page.url, "no AutoDealer", expected=_PLAIN) for page, _ in pages]
        return ruled(Outcome.FAIL, "No page describes the store in structured data.",
                     value=0.0, n=len(pages), proofs=proofs)  # fmt: skip
    page, best = max(nodes, key=lambda pair: _completeness(pair[1]))
    filled = filled_dealer_fields(best)
    n, whole = _completeness(best), len(DEALER_FIELDS)
    missing = [field for field in DEALER_FIELDS if field not in filled]
    outcome = at_least(n, good=whole - 1, fair=6)
    reason = f"The store's description fills {n} of {whole} fields."
    shown = proof(
        page.url, f"filled: {', '.join(filled)}", expected=f"missing: {', '.join(missing)}"
    )
    if not is_any(best, [_PLAIN]):
        outcome = worst([outcome, Outcome.WARN])
        reason += " It is not called an AutoDealer."
    return ruled(outcome, reason, value=n / whole, n=whole, proofs=[shown])


def car(case: Case) -> Ruling:
    """Judge how complete vehicle pages describe their vehicle; one without a node has nothing."""
    pages = site_pages.of_class(case.site, P.VDP)
    if not pages:
        return not_applicable("No vehicle page was read.")
    rows = [(page, *_car_fill(page, facts)) for page, facts in pages]
    value = sum(fill for _, fill, _ in rows) / len(rows)
    poor = sorted((row for row in rows if row[1] < 0.9 - 1e-9), key=lambda row: row[1])
    proofs = [proof(page.url, f"{percent(fill)} filled", expected=f"also {', '.join(missing)}")
              for page, fill, missing in poor]  # fmt: skip
    reason = f"{counted(len(rows), 'vehicle page')} fill {percent(value)} of the fields on average."
    outcome = at_least(value, good=0.9, fair=0.6)
    return ruled(outcome, reason, value=value, n=len(rows), proofs=proofs)


def offer(case: Case) -> Ruling:
    """Judge the offers: numeric price, currency, availability, condition, seller, date."""
    cars = [(p, n) for p, f in site_pages.of_class(case.site, P.VDP) for n in _main_cars(f)]
    if not cars:
        return not_applicable("No vehicle is described in structured data.")
    judged = [(page, _offer_faults(case, node)) for page, node in cars]
    faulty = [(page, faults) for page, faults in judged if faults]
    value = share(len(judged) - len(faulty), len(judged))
    is_grave = [bool(_GRAVE & set(faults)) for _, faults in faulty]
    many = [sum(is_grave), len(faulty)]
    outcome = next(
        (each for each, n in zip((Outcome.FAIL, Outcome.WARN), many, strict=True)
         if n and n >= 0.1 * len(judged) - 1e-9),
        Outcome.PASS,
    )  # fmt: skip
    proofs = [proof(page.url, f"wrong or missing: {', '.join(faults)}") for page, faults in faulty]
    reason = f"{percent(value)} of {counted(len(judged), 'offer')} are sound."
    return ruled(outcome, reason, value=value, n=len(judged), proofs=proofs)


def _parsed(block: LdBlock) -> Outcome:
    return Outcome.FAIL if block.step == "unparseable" else Outcome.WARN


def _completeness(node: Node) -> int:
    return len(filled_dealer_fields(node))


def _main_cars(facts: PageFacts) -> Sequence[Node]:
    """Give the page's own vehicle: the one with its number, else the first."""
    cars = car_nodes(all_nodes(facts))
    own = [n for n in cars if word(n.get("vehicleIdentificationNumber")).upper() in facts.vins]
    return (own or list(cars))[:1]


def _car_fill(page: SitePage, facts: PageFacts) -> tuple[float, list[str]]:
    best: tuple[float, list[str]] = (0.0, list(CAR_FIELDS))
    for node in _main_cars(facts):
        filled = filled_fields(node)
        stated = vehicles.vehicle_of(facts, page.url)
        is_new = stated is not None and stated.condition is Condition.NEW
        # A new vehicle owes no mileage (measurement.md section 3).
        owed = [f for f in CAR_FIELDS if not (is_new and f == "mileageFromOdometer")]
        missing = [field for field in owed if field not in filled]
        best = (1 - len(missing) / len(owed), missing)
    return best


def _offer_faults(case: Case, node: Node) -> list[str]:
    offers = offers_of(node)
    if not offers:
        return ["price"]
    today = case.now.date()
    return sorted({fault for each in offers for fault in offer_faults(node, each, today=today)})
