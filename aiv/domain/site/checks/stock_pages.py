"""Check what vehicle pages show: mileage, condition, photos (D04, D05)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from aiv.domain.inventory.vehicle import Condition, Vehicle
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import at_least, counted, not_applicable, percent, proof, ruled
from aiv.domain.site.stock import StockPage, stock_pages

MOST_NEW_MILES: Final = 1000
ENOUGH_PHOTOS: Final = 8
_TEMPLATE_SHARE: Final = 0.5
_PLACEHOLDER: Final = re.compile(
    r"placeholder|coming[-_]?soon|no[-_]?(?:image|photo)|not[-_]?available|default", re.I
)


def odometer(case: Case) -> Ruling:
    """Judge mileage with its unit, the mileage of new vehicles, and one condition everywhere."""
    pages = [each for each in stock_pages(case.site, case.known) if each.stated or each.fed]
    if not pages:
        return not_applicable("No vehicle page states its vehicle.")
    faults = [(each, said) for each in pages if (said := _odometer_fault(each))]
    value = 1 - len(faults) / len(pages)
    proofs = [proof(each.page.url, said) for each, said in faults]
    reason = (
        f"{percent(value)} of {counted(len(pages), 'vehicle')} state mileage and condition well."
    )
    outcome = at_least(value, good=0.98, fair=0.92)
    return ruled(outcome, reason, value=value, n=len(pages), proofs=proofs)


def photos(case: Case) -> Ruling:
    """Judge whether used vehicles show eight photos of their own, each with a text."""
    pages = stock_pages(case.site, case.known)
    used = [each for each in pages if each.condition in (Condition.USED, Condition.CERTIFIED)]
    if not used:
        return not_applicable("No page of a used vehicle was read.")
    shared = _template_images(pages)
    rows = sorted(((_photos(each, shared), each) for each in used), key=lambda row: row[0])
    poor = [(n, each) for n, each in rows if n < ENOUGH_PHOTOS]
    value = 1 - len(poor) / len(used)
    proofs = [proof(each.page.url, counted(n, "photo"), expected="8 with alternative texts")
              for n, each in poor]  # fmt: skip
    reason = (
        f"{percent(value)} of {counted(len(used), 'used vehicle')} show eight described photos."
    )
    outcome = at_least(value, good=0.9, fair=0.6)
    return ruled(outcome, reason, value=value, n=len(used), proofs=proofs)


def _odometer_fault(each: StockPage) -> str:
    stated, fed = each.stated, each.fed
    conditions = {"new" if v.condition is Condition.NEW else "used"
                  for v in (stated, fed) if v and v.condition}  # fmt: skip
    if len(conditions) > 1:
        return "new in one place and used in another"
    if each.condition is Condition.NEW:
        return _new_fault(v for v in (stated, fed) if v)
    if stated is None or each.condition is None:
        return ""
    if stated.mileage is None:
        return "a used vehicle without mileage in its markup"
    return "" if stated.mileage_unit else "mileage without a unit"


def _new_fault(vehicles: Iterable[Vehicle]) -> str:
    miles = max((v.mileage for v in vehicles if v.mileage is not None), default=0)
    return f"a new vehicle with {miles:,} miles" if miles > MOST_NEW_MILES else ""


def _template_images(pages: list[StockPage]) -> set[str]:
    """Give images that stand on half of all vehicle pages: they show no vehicle."""
    counts = Counter(url for each in pages for url in {image.url for image in each.facts.images})
    return {url for url, n in counts.items() if n > 1 and n >= _TEMPLATE_SHARE * len(pages)}


def _photos(each: StockPage, shared: set[str]) -> int:
    own = {image.url for image in each.facts.images if (image.alt or "").strip()}
    return sum(not _PLACEHOLDER.search(url) for url in own - shared)
