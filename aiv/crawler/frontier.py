"""Choose the next page of a crawl: what matters first, then the same sample every week."""

from __future__ import annotations

import hashlib
import heapq
import re
from collections import Counter, deque
from typing import Final
from urllib.parse import urlsplit

from aiv.crawler.traps import Traps
from aiv.domain.site.page_classes import PageClass

MAX_LISTINGS: Final = 10
MAX_KEY_PAGES: Final = 3
"""How many pages of one class (contact, service, ...) go before the vehicles."""
MAX_WAITING: Final = 100_000
VEHICLES_A_PAGE: Final = 1.5
"""Vehicles asked for with each other page, so that an early end has read some of both."""
_LISTINGS: Final = frozenset({PageClass.SRP_NEW, PageClass.SRP_USED})
_KEY: Final = frozenset(
    {
        PageClass.HOME,
        PageClass.CONTACT,
        PageClass.ABOUT,
        PageClass.STAFF,
        PageClass.SERVICE,
        PageClass.SCHEDULE,
        PageClass.PARTS,
        PageClass.FINANCE,
        PageClass.TRADE_IN,
        PageClass.SPECIALS,
    }
)
_VIN: Final = re.compile(r"(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])", re.IGNORECASE)
_STRATA: Final = ("certified", "used", "new")


class Frontier:
    """Hold the addresses that wait, by what they are worth; each is given once."""

    def __init__(self, *, page_limit: int, seed: int) -> None:
        self._seed = seed
        self._max_listings = min(MAX_LISTINGS, max(2, page_limit // 5))
        self._traps = Traps()
        self._seen: set[str] = set()
        self._key: deque[str] = deque()
        self._listings: deque[str] = deque()
        self._rest: deque[str] = deque()
        self._vehicles: dict[str, list[tuple[bytes, str]]] = {}
        self._n_key: Counter[PageClass] = Counter()
        self._n_listings = 0
        self._n_vehicles = 0
        self._n_rest = 0
        self._of_stratum: Counter[str] = Counter()

    def add(self, url: str, page_class: PageClass) -> None:
        """Let an address wait, unless it was seen or its form was seen too often."""
        if url in self._seen or len(self._seen) >= MAX_WAITING:
            return
        is_vehicle = page_class is PageClass.VDP
        if not self._traps.lets(url, is_vehicle=is_vehicle):
            return
        self._seen.add(url)
        if is_vehicle:
            heap = self._vehicles.setdefault(stratum_of(url), [])
            heapq.heappush(heap, (draw(url, seed=self._seed), url))
        elif page_class in _LISTINGS:
            self._add_listing(url)
        elif page_class in _KEY and self._n_key[page_class] < MAX_KEY_PAGES:
            self._n_key[page_class] += 1
            self._key.append(url)
        else:
            self._rest.append(url)

    def has_seen(self, url: str) -> bool:
        """Tell whether an address was offered before."""
        return url in self._seen

    def mark(self, url: str) -> None:
        """Take an address as asked for: another one led to it, or an earlier run read it."""
        self._seen.add(url)

    def count(self, url: str, page_class: PageClass) -> None:
        """Count a page that an earlier run read as if it had been taken now."""
        if page_class is PageClass.VDP:
            self._n_vehicles += 1
            self._of_stratum[stratum_of(url)] += 1
        elif page_class in _LISTINGS:
            self._n_listings += 1
        elif page_class in _KEY and self._n_key[page_class] < MAX_KEY_PAGES:
            self._n_key[page_class] += 1
        else:
            self._n_rest += 1

    def take(self) -> str | None:
        """Give the next address, or None when nothing waits."""
        if self._key:
            return self._key.popleft()
        if self._listings:
            return self._listings.popleft()
        has_vehicles = any(self._vehicles.values())
        is_their_turn = self._n_vehicles <= VEHICLES_A_PAGE * self._n_rest
        if has_vehicles and (is_their_turn or not self._rest):
            return self._vehicle()
        if not self._rest:
            return None
        self._n_rest += 1
        return self._rest.popleft()

    def __len__(self) -> int:
        waiting = len(self._key) + len(self._listings) + len(self._rest)
        return waiting + sum(len(heap) for heap in self._vehicles.values())

    def _add_listing(self, url: str) -> None:
        if self._n_listings < self._max_listings:
            self._n_listings += 1
            self._listings.append(url)

    def _vehicle(self) -> str:
        """Give a vehicle of the stratum that was asked least, the lowest draw first."""
        filled = [name for name, heap in self._vehicles.items() if heap]
        stratum = min(filled, key=lambda name: (self._of_stratum[name], name))
        self._of_stratum[stratum] += 1
        self._n_vehicles += 1
        return heapq.heappop(self._vehicles[stratum])[1]


def stratum_of(url: str) -> str:
    """Give new, used or certified as the address says, else "vehicle"."""
    path = urlsplit(url).path.lower()
    return next((name for name in _STRATA if name in path), "vehicle")


def draw(url: str, *, seed: int) -> bytes:
    """Give a vehicle's place in the sample: by its VIN, so that it stays when its page moves."""
    found = _VIN.search(url)
    name = found.group().upper() if found else urlsplit(url).path
    return hashlib.blake2b(f"{seed}:{name}".encode(), digest_size=8).digest()
