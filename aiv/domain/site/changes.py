"""Tell whether a page changed in substance between two crawls, without keeping its words."""

from __future__ import annotations

import hashlib
import re
import zlib
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from aiv.domain.site.page_facts import PageFacts
from aiv.domain.site.schema_cars import car_nodes, offers_of, price_of
from aiv.domain.site.schema_nodes import all_nodes, word

LENGTH: Final = 64
SUBSTANTIVE: Final = 0.10
"""Share of the main text that must be other words (measurement.md section 3, temporal_weight)."""
_OFFER_SIGNS: Final = 16
_HASHES: Final = LENGTH - _OFFER_SIGNS
_PRIME: Final = (1 << 31) - 1
_SEED: Final = 20260101
_PRICE = re.compile(r"[$€£]\s?\d[\d,.]{0,12}\d|\b\d[\d,.]{0,12}\d\s?(?:USD|EUR|GBP|CAD)\b")
_ABSENT: Final = re.compile(
    r"\b(?:sold|no longer available|out of stock|in transit|sale pending)\b", re.IGNORECASE
)
# Two texts of which a share s was put in the other's place have this Jaccard similarity.
_SAME: Final = (1 - SUBSTANTIVE) / (1 + SUBSTANTIVE)


def fingerprint(facts: PageFacts) -> str:
    """Give 64 hexadecimal signs: 16 of prices and availability, 48 that sketch the main text.

    Each of the 48 is the low four bits of a MinHash over runs of two words (Broder 1997; b-bit
    MinHash, Li and Koenig 2010), so that texts can be compared that were not kept.
    """
    offers = hashlib.sha256("|".join(_offered(facts)).encode("utf-8", "replace")).hexdigest()
    return offers[:_OFFER_SIGNS] + _sketch(facts.main_text)


def is_substantive(before: str, after: str) -> bool:
    """Tell whether more than a tenth of the main text, a price or the availability changed.

    The sketch errs: its standard error near the bound is 0.06, so that a change of a twentieth is
    rarely and one of a fifth nearly always called substantive.
    """
    if before == after or not before or not after:
        return False
    if (
        len(before) != LENGTH
        or len(after) != LENGTH
        or before[:_OFFER_SIGNS] != after[:_OFFER_SIGNS]
    ):
        return True
    pairs = zip(before[_OFFER_SIGNS:], after[_OFFER_SIGNS:], strict=True)
    agreeing = sum(one == other for one, other in pairs) / _HASHES
    # One in sixteen of different hashes shares its four bits by chance.
    return (agreeing - 1 / 16) / (15 / 16) < _SAME


def _offered(facts: PageFacts) -> list[str]:
    """Give what is asked and whether it is there: as marked up, else as the words say it."""
    marked = [
        f"{price_of(offer)} {word(offer.get('availability'))}"
        for car in car_nodes(all_nodes(facts))
        for offer in offers_of(car)
    ]
    return sorted(marked or {" ".join(each.split()) for each in _told(facts.main_text)})


def _told(text: str) -> list[str]:
    prices = [each[0] for each in _PRICE.finditer(text)]
    return prices + [each[0].lower() for each in _ABSENT.finditer(text)]


def _sketch(text: str) -> str:
    words = re.findall(r"\w+", text.casefold())
    runs = {" ".join(pair) for pair in pairwise(["", *words, ""])}
    hashed = np.array([zlib.crc32(run.encode()) for run in runs], dtype=np.int64) % _PRIME
    factors, shifts = _permutations()
    least = _modulo(np.multiply.outer(factors, hashed) + shifts[:, None]).min(axis=1)
    return "".join(f"{int(each) & 15:x}" for each in least)


def _modulo(values: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Give the values modulo the Mersenne prime: 2 ** 31 counts as one, and no division is made."""
    folded = (values & _PRIME) + (values >> 31)
    # What is below the prime wraps around to a huge number and loses.
    return np.minimum(folded.view(np.uint64), (folded - _PRIME).view(np.uint64))


@cache
def _permutations() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the same permutations ever: stored sketches must stay comparable."""
    draw = np.random.default_rng(_SEED)
    return (
        draw.integers(1, _PRIME, size=_HASHES, dtype=np.int64),
        draw.integers(0, _PRIME, size=_HASHES, dtype=np.int64),
    )
