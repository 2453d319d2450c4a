"""Check that the vehicles shown are the vehicles there are (D01 to D03, D06, D07)."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Final

from aiv.domain.inventory import vin
from aiv.domain.inventory.vehicle import StockStatus, Vehicle
from aiv.domain.site import site_pages
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import (
    at_least,
    at_most,
    counted,
    not_applicable,
    percent,
    proof,
    ruled,
    unmeasured,
)  # fmt: skip
from aiv.domain.site.findings import Proof
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_classes import classify
from aiv.domain.site.page_dates import modified_at
from aiv.domain.site.stock import StockPage, stock_pages, visible_prices

PRICE_TOLERANCE: Final = 1.0
HOUR: Final = 3600.0
_GONE: Final = frozenset({404, 410})


def vins(case: Case) -> Ruling:
    """Judge numbers of feed and pages: shape, check digit, each once."""
    known = _vehicles(case)
    if not known:
        return not_applicable("No vehicle with a number was found.")
    faults = [(each, said) for each in known if (said := _vin_fault(case, each))]
    counts = Counter(vin.clean(each.vin) for each in case.known.feed.vehicles) if (
        case.known.feed) else Counter()  # fmt: skip
    twice = [number for number, n in counts.items() if n > 1]
    proofs = [proof(each.url or case.site.home_url, f"{each.vin}: {said}") for each, said in faults]
    proofs += [proof(case.site.home_url, f"{number} stands {counts[number]} times in the feed")
               for number in twice]  # fmt: skip
    value = 1 - min(len(known), len(faults) + len(twice)) / len(known)
    reason = f"{percent(value)} of {counted(len(known), 'vehicle number')} are sound."
    outcome = at_least(value, good=0.995, fair=0.97)
    return ruled(outcome, reason, value=value, n=len(known), proofs=proofs)


def prices(case: Case) -> Ruling:
    """Compare the prices of markup, page and feed; one unit apart is the same."""
    pages = stock_pages(case.site, case.known)
    told = [(each, _prices(each)) for each in pages]
    rows = [(each, row) for each, row in told if len(row) >= 2]
    if not rows:
        return unmeasured("No vehicle's price stands in two places that could be compared.")
    false = [(each, row) for each, row in rows if not _agree(row)]
    above = [each for each in pages if _is_above_msrp(each)]
    value = 1 - len(false) / len(rows)
    proofs = [proof(each.page.url, _shown(row), expected="one price") for each, row in false]
    proofs += [proof(each.page.url, "advertised above its MSRP") for each in above]
    reason = f"{percent(value)} of {counted(len(rows), 'vehicle')} have one price everywhere."
    if above:
        reason += f" {counted(len(above), 'vehicle')} are advertised above MSRP."
    outcome = at_least(value, good=0.98, fair=0.92)
    return ruled(outcome, reason, value=value, n=len(rows), proofs=proofs)


def stock(case: Case) -> Ruling:
    """Judge ghosts (listed or fed, but gone), orphans (shown, but not fed) and duplicates."""
    asked = [page for page in case.site.pages if page.page_class is P.VDP]
    pages = stock_pages(case.site, case.known)
    if not asked:
        return not_applicable("No vehicle page was found.")
    ghosts = [proof(page.url, f"listed, but answers {page.fetch.status}", expected="200")
              for page in asked if page.fetch.status in _GONE]  # fmt: skip
    ghosts += [proof(each.page.url, "in the feed and shown as sold", expected="in stock")
               for each in pages if each.fed and _is_sold(each)]  # fmt: skip
    orphans, twice = _orphans(case, pages), _duplicates(pages)
    n = len(asked) + len(case.known.feed.vehicles if case.known.feed else ())
    n -= sum(each.fed is not None for each in pages)
    value = min(1.0, (len(ghosts) + len(orphans) + len(twice)) / n)
    reason = (
        f"{counted(len(ghosts), 'ghost')}, {counted(len(orphans), 'orphan')} and "
        f"{counted(len(twice), 'duplicate')} among {counted(n, 'vehicle')}."
    )
    if case.known.feed is None:
        reason += " No feed is connected, so orphans could not be seen."
    outcome = at_most(value, good=0.03, fair=0.10)
    return ruled(outcome, reason, value=value, n=n, proofs=[*ghosts, *orphans, *twice])


def freshness(case: Case) -> Ruling:
    """Judge the age of the feed, else of the newest date that vehicle pages or sitemaps state."""
    newest, source = _newest(case)
    if newest is None:
        return unmeasured("Neither a feed nor any vehicle page states when it was changed.")
    hours = max(0.0, (case.now - newest).total_seconds() / HOUR)
    reason = f"The newest {source} is {hours:,.0f} hours old."
    shown = proof(case.site.home_url, f"{newest:%Y-%m-%d %H:%M} UTC", expected="within 24 hours")
    return ruled(at_most(hours, good=24, fair=72), reason, n=1, proofs=[shown])


def spec(case: Case) -> Ruling:
    """Compare published year, make, model and body with what the number itself says."""
    if case.known.decodes is None:
        return unmeasured("No decoder of vehicle numbers is connected.")
    rows = [(v, f, s, d) for v in _vehicles(case) for f, s, d in _compared(case, v)]
    if not rows:
        return not_applicable("No vehicle's number could be decoded.")
    false = [row for row in rows if row[2].casefold() != row[3].casefold()]
    value = 1 - len(false) / len(rows)
    proofs = [proof(v.url or case.site.home_url, f"{v.vin}: {field} {stated}", expected=decoded)
              for v, field, stated, decoded in false]  # fmt: skip
    reason = f"{percent(value)} of {counted(len(rows), 'published field')} agree with the number."
    outcome = at_least(value, good=0.98, fair=0.92)
    return ruled(outcome, reason, value=value, n=len(rows), proofs=proofs)


def _vehicles(case: Case) -> list[Vehicle]:
    """Give each numbered vehicle once, as the feed states it where there is a feed."""
    stated = [p.stated for p in stock_pages(case.site, case.known) if p.stated]
    fed = case.known.feed.vehicles if case.known.feed else ()
    return list({vin.clean(v.vin): v for v in (*stated, *fed) if v.vin}.values())


def _vin_fault(case: Case, vehicle: Vehicle) -> str:
    fault = vin.fault(
        vin.clean(vehicle.vin),
        year=vehicle.year,
        status=vehicle.status,
        country=case.known.record.country,
        this_year=case.now.year,
    )
    return fault.reason if fault and not fault.is_excused else ""


def _prices(each: StockPage) -> dict[str, float]:
    found = {}
    if each.stated and each.stated.price is not None:
        found["markup"] = float(each.stated.price)
    if each.fed and each.fed.price is not None:
        found["feed"] = float(each.fed.price)
    shown = visible_prices(each.facts)
    if shown and found:
        # A page shows several amounts; the nearest one is meant.
        wanted = next(iter(found.values()))
        found["page"] = min(shown, key=lambda price: abs(price - wanted))
    return found


def _agree(row: dict[str, float]) -> bool:
    return max(row.values()) - min(row.values()) <= PRICE_TOLERANCE + 1e-9


def _shown(row: dict[str, float]) -> str:
    return ", ".join(f"{where} {price:,.0f}" for where, price in row.items())


def _is_above_msrp(each: StockPage) -> bool:
    fed = each.fed
    return bool(fed and fed.price is not None and fed.msrp and fed.price > fed.msrp)


def _is_sold(each: StockPage) -> bool:
    return each.stated is not None and each.stated.status is StockStatus.SOLD


def _orphans(case: Case, pages: list[StockPage]) -> list[Proof]:
    if case.known.feed is None:
        return []
    lost = (each for each in pages if each.vin and each.fed is None)
    return [proof(each.page.url, f"{each.vin} is not in the feed") for each in lost]


def _duplicates(pages: list[StockPage]) -> list[Proof]:
    counts = Counter(each.vin for each in pages if each.vin)
    seen: set[str] = set()
    found = []
    for each in pages:
        if counts[each.vin] > 1 and each.vin in seen:
            found.append(proof(each.page.url, f"{each.vin} has another page"))
        seen.add(each.vin)
    return found


def _newest(case: Case) -> tuple[datetime | None, str]:
    if case.known.feed is not None:
        return case.known.feed.made_at, "feed"
    listed = [entry.lastmod for sitemap in case.site.sitemaps for entry in sitemap.entries
              if entry.lastmod and classify(entry.url, None) is P.VDP]  # fmt: skip
    if listed:
        return max(listed), "date of a vehicle in the sitemap"
    dated = [at for _, facts in site_pages.of_class(case.site, P.VDP) if (at := modified_at(facts))]
    return (max(dated) if dated else None), "date on a vehicle page"


def _compared(case: Case, vehicle: Vehicle) -> list[tuple[str, str, str]]:
    decode = (case.known.decodes or {}).get(vin.clean(vehicle.vin))
    if decode is None:
        return []
    pairs = (
        ("year", str(vehicle.year or ""), str(decode.year or "")),
        ("make", vehicle.make, decode.make),
        ("model", vehicle.model, decode.model),
        ("body", vehicle.body, decode.body),
    )
    return [(field, stated, decoded) for field, stated, decoded in pairs if stated and decoded]
