"""Bring together what vehicle pages, their markup and the feed state about one vehicle each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from aiv.domain.inventory import vin
from aiv.domain.inventory.vehicle import Condition, Vehicle
from aiv.domain.site import site_pages, vehicles
from aiv.domain.site.key_facts import MONEY
from aiv.domain.site.known import Known
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import PageFacts, SitePage
from aiv.domain.site.site_facts import SiteFacts

_USED_PATH: Final = re.compile(r"/(?:used|pre-?owned|certified|cpo)\b", re.I)
_NEW_PATH: Final = re.compile(r"/new\b", re.I)
_AMOUNT: Final = re.compile(r"\d[\d,]*(?:\.\d{1,2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class StockPage:
    """One vehicle page: what its markup states, and the feed's row of the same number."""

    page: SitePage
    facts: PageFacts
    stated: Vehicle | None
    fed: Vehicle | None

    @property
    def vin(self) -> str:
        """Give the number that the page states; empty where it states none or several."""
        return self.stated.vin if self.stated else ""

    @property
    def condition(self) -> Condition | None:
        """Give how the vehicle is sold: by markup, else by feed, else by the address."""
        for vehicle in (self.stated, self.fed):
            if vehicle is not None and vehicle.condition is not None:
                return vehicle.condition
        if _USED_PATH.search(self.page.url):
            return Condition.USED
        return Condition.NEW if _NEW_PATH.search(self.page.url) else None


def stock_pages(site: SiteFacts, known: Known) -> list[StockPage]:
    """Give every vehicle page that was read."""
    fed = {vin.clean(each.vin): each for each in known.feed.vehicles} if known.feed else {}
    found = []
    for page, facts in site_pages.of_class(site, P.VDP):
        stated = vehicles.vehicle_of(facts, page.url)
        number = stated.vin if stated else ""
        found.append(StockPage(page=page, facts=facts, stated=stated, fed=fed.get(number)))
    return found


def visible_prices(facts: PageFacts) -> list[float]:
    """Give every amount of money that the main text shows."""
    amounts = (_AMOUNT.search(text) for text in MONEY.findall(facts.main_text))
    return [float(found[0].replace(",", "")) for found in amounts if found]
