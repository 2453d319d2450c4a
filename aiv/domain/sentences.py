"""Say measured values in words: a rate with its interval, an amount, a score (S12)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

INTEGER_ABOVE: Final = 1.0
"""Points of half-width above which decimals would pretend precision (measurement.md S12)."""
ASSUMPTION: Final = "maximum exposure, assumes every opportunity passes through an AI answer"
"""Stands beside every dollar figure (measurement.md S12)."""
MAX_NAMED: Final = 4
"""Missing parts beyond which a sentence counts them instead of naming each."""
PART_NAMES: Final = {
    "SEO": "structured data with independent sources",
    "AEO": "assistants' answers",
    "GEO": "Google's AI Overviews",
    "UGC": "the review score",
    "GeoLocal": "local questions",
    "SCS": "clear pages",
    "SIS": "topical links",
    "SCR": "structured data",
    "temporal_weight": "fresh pages",
    "entity_confidence": "agreement of facts",
    "crawl_budget_mult": "access for assistants' crawlers",
    "inventory_truth_mult": "agreement of inventory",
}
PLURAL_PARTS: Final = frozenset({"AEO", "GEO", "GeoLocal", "SCS", "SIS", "temporal_weight"})
"""Parts whose names take "are"."""


@dataclass(frozen=True, slots=True)
class RateWords:
    """Hold the words of one rate: "26", "of 100", "22 to 30"."""

    value: str
    unit: str
    interval: str

    @property
    def text(self) -> str:
        """Say it in one line; an interval that is a bound follows a comma, a range stands apart."""
        is_range = self.interval[0].isdigit()
        end = f" ({self.interval})" if is_range else f", {self.interval}"
        return f"{self.value} {self.unit}{end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreWords:
    """Hold what is said of a score: shares 0..1; lo and hi are None where nothing states them."""

    point: float | None
    lo: float | None
    hi: float | None
    lower: float
    upper: float
    missing: tuple[str, ...]


def rate_words(point: float, lo: float, hi: float) -> RateWords:
    """Split a rate into value, unit and interval; shares 0..1 are read as points of 100."""
    if point == 0.0:
        return RateWords("0", "of 100", f"at most {_ceiling(hi)}")
    if point == 1.0:
        return RateWords("100", "of 100", f"at least {_floor(lo)}")
    digits = 0 if (hi - lo) * 50.0 > INTEGER_ABOVE + 1e-9 else 1
    interval = f"{_points(lo, digits)} to {_points(hi, digits)}"
    return RateWords(_inner_points(point, digits), "of 100", interval)


def rate_text(point: float, lo: float, hi: float) -> str:
    """Say a rate in one line: "26 of 100 (22 to 30)", "0 of 100, at most 6"."""
    return rate_words(point, lo, hi).text


def points_text(share: float) -> str:
    """Say a share 0..1 without an interval in whole points of 100: "26", "under 1"."""
    return _points(share, 0) if share in (0.0, 1.0) else _inner_points(share, 0)


def page_score(score: ScoreWords) -> str:
    """Say a score for a page: "26 of 100 (22 to 30)", "not measured: reviews are missing; ..."."""
    if score.point is None:
        return f"not measured: {_absent(score.missing)}; {_bounds(score)}"
    known = _value(score)
    return f"{known}; {_absent(score.missing)}; {_bounds(score)}" if score.missing else known


def chat_score(score: ScoreWords) -> str:
    """Say a score in whole sentences, as one answers a person."""
    if score.point is None:
        return f"The AIV is not measured, because {_absent(score.missing)}. {_reach(score)}"
    known = f"The AIV is {_value(score)}."
    if score.lo is None:
        known += " No interval is known, because the inputs state no uncertainty."
    if not score.missing:
        return known
    return f"{known} Not all of it is measured: {_absent(score.missing)}. {_reach(score)}"


def missing_text(names: Iterable[str]) -> str:
    """Name the missing parts in words: "reviews and clear pages"."""
    said = [PART_NAMES.get(name, name.replace("_", " ")) for name in names]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)


def plural(count: int, one: str, many: str = "") -> str:
    """Count things: "1 answer", "1,204 answers"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def money(amount: Decimal | int | float) -> str:
    """Say an amount in whole dollars, with cents below ten dollars: "$1,240", "$3.20"."""
    sign = "-" if amount < 0 else ""
    size = Decimal(str(abs(amount)))
    return f"{sign}${size:,.2f}" if 0 < size < 10 else f"{sign}${size:,.0f}"


def money_range(low: Decimal | int | float, high: Decimal | int | float) -> str:
    """Say a range of dollars: "$12,000 to $18,000"."""
    return f"{money(low)} to {money(high)}"


def _value(score: ScoreWords) -> str:
    if score.point is None or score.lo is None or score.hi is None:
        return f"{points_text(score.point or 0.0)} of 100"
    return rate_text(score.point, score.lo, score.hi)


def _absent(missing: tuple[str, ...]) -> str:
    if not missing:
        return "too little is measured"
    if len(missing) > MAX_NAMED:
        return f"{len(missing)} parts are missing"
    is_one = len(missing) == 1 and missing[0] not in PLURAL_PARTS
    return f"{missing_text(missing)} {'is' if is_one else 'are'} missing"


def _bounds(score: ScoreWords) -> str:
    return f"between {_floor(score.lower)} and {_ceiling(score.upper)} of 100"


def _reach(score: ScoreWords) -> str:
    return f"Whatever the missing parts turn out to be, it lies {_bounds(score)}."


def _points(share: float, digits: int) -> str:
    """Print a share as points of 100."""
    return f"{share * 100.0:.{digits}f}"


def _inner_points(share: float, digits: int) -> str:
    """Print a share strictly between 0 and 1 so that it never reads as 0 or 100."""
    text, least = _points(share, digits), 10.0**-digits
    if float(text) == 0.0:
        return f"under {least:g}"
    return f"over {100.0 - least:g}" if float(text) == 100.0 else text


def _ceiling(share: float) -> str:
    """Print an upper bound, rounded away from zero so that it stays a bound."""
    return f"{math.ceil(share * 100.0 - 1e-9)}"


def _floor(share: float) -> str:
    """Print a lower bound, rounded down so that it stays a bound."""
    return f"{math.floor(share * 100.0 + 1e-9)}"
