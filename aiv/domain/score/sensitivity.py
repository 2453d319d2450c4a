"""Show how the index moves when weights, assistants, inputs, questions or trials are others."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aiv.domain.bundles import counting
from aiv.domain.bundles.values import BundleAnswer, BundleMarket
from aiv.domain.index import CORE_WEIGHTS, PLATFORMS, Block
from aiv.domain.index.blocks import clamped, combined, measured, weight_of, weighted
from aiv.domain.index.partial import FULL_CORE
from aiv.domain.score.input_records import PLATFORM_PREFIX, InputRecord
from aiv.domain.score.panel_inputs import measure_panel
from aiv.domain.score.scoring import Scored, score, score_values

METHOD_VERSION: Final = "sensitivity-1"
STEP: Final = 0.5
"""Each weight is taken half as large again and half as large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The index under one other choice; `point` is None, with a reason, where there is none."""

    name: str
    detail: str
    point: float | None
    status: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The index with one input at the ends of its own interval."""

    name: str
    value: float
    lo: float
    hi: float
    at_lo: float | None
    at_hi: float | None

    @property
    def width(self) -> float:
        """Give how far the index moves between the two."""
        if self.at_lo is None or self.at_hi is None:
            return 0.0
        return abs(self.at_hi - self.at_lo)


def other_weights(scored: Scored) -> tuple[Variant, ...]:
    """Give the index with each pillar's weight raised and lowered by half, and all equal.

    Other weights are rescaled to the same sum, so that only their proportion changes.
    """
    found = [_weighed(scored, dict.fromkeys(CORE_WEIGHTS, 1.0), name="equal", detail="")]
    for name in CORE_WEIGHTS:
        for factor, detail in ((1.0 + STEP, "more"), (1.0 - STEP, "less")):
            weights = {**CORE_WEIGHTS, name: CORE_WEIGHTS[name] * factor}
            found.append(_weighed(scored, weights, name=name, detail=detail))
    return tuple(found)


def without_assistants(records: Iterable[InputRecord]) -> tuple[Variant, ...]:
    """Give the index with one measured assistant left out at a time."""
    values = _values(records)
    names = [f"{PLATFORM_PREFIX}{name}" for name in PLATFORMS]
    asked = [name for name in names if values.get(name) is not None]
    return tuple(
        _variant(score_values({**values, name: None}, se={}), name=name, detail="left out")
        for name in asked
    )


def interval_ends(records: Iterable[InputRecord]) -> tuple[Ends, ...]:
    """Give the index with each input at both ends of its interval, the widest first."""
    rows = [each for each in records if each.is_usable]
    values = _values(rows)
    found = []
    for each in rows:
        if each.value is None or each.lo is None or each.hi is None:
            continue
        ends = [score_values({**values, each.name: end}, se={}) for end in (each.lo, each.hi)]
        found.append(
            Ends(
                name=each.name,
                value=each.value,
                lo=each.lo,
                hi=each.hi,
                at_lo=ends[0].point,
                at_hi=ends[1].point,
            )
        )
    moving = (each for each in found if each.width > 0.0)
    return tuple(sorted(moving, key=lambda each: -each.width))


def halves(market: BundleMarket, records: Sequence[InputRecord]) -> tuple[Variant, ...]:
    """Give the index from each half of the panel's questions, and from each half of the trials.

    Both halves are real answers counted anew; each is half the sample, so its own interval is
    wider than the whole's.
    """
    position = {slug: at for at, slug in enumerate(market.intents)}
    parts: dict[tuple[str, str], list[BundleAnswer]] = {
        ("questions", "every first of two"): [],
        ("questions", "every second of two"): [],
        ("trials", "odd ones"): [],
        ("trials", "even ones"): [],
    }
    for each in market.answers:
        first = position[each.intent] % 2 == 0
        parts["questions", "every first of two" if first else "every second of two"].append(each)
        parts["trials", "odd ones" if each.trial % 2 else "even ones"].append(each)
    return tuple(
        _half(replace(market, answers=tuple(rows)), records, name=name, detail=detail)
        for (name, detail), rows in parts.items()
    )


def _half(
    market: BundleMarket, records: Sequence[InputRecord], *, name: str, detail: str
) -> Variant:
    # Half the answers may end earlier; only how many they are is to make a difference.
    newest = max((each.asked_at for each in market.answers), default=market.computed_at)
    measured = measure_panel(counting.panel(market), now=newest)
    counted = {each.name for each in measured.records}
    others = [each for each in records if each.name not in counted]
    found = score([*measured.records, *others], aeo=measured.aeo)
    few = [each.reason for each in measured.records if not each.is_usable and each.n_obs]
    reason = few[0] if few else "half the answers measure too little"
    variant = _variant(found, name=name, detail=detail)
    return variant if variant.point is not None else replace(variant, reason=reason)


def _weighed(scored: Scored, weights: Mapping[str, float], *, name: str, detail: str) -> Variant:
    partial = scored.partial
    is_there = scored.point is not None and partial.aiv_sel is not None
    core = _core(scored.mapped.core, weights) if is_there else None
    point = None
    if core is not None and partial.aiv_sel is not None and partial.aiv_mods is not None:
        unclamped = combined(core=core, sel=partial.aiv_sel, mods=partial.aiv_mods)
        point = clamped(unclamped, high=1.0)
    return Variant(name=name, detail=detail, point=point, status=scored.status.value)


def _core(block: Block, weights: Mapping[str, float]) -> float | None:
    pillars = measured(block, CORE_WEIGHTS)
    whole = weight_of(pillars, weights)
    return FULL_CORE * weighted(pillars, weights) / whole if whole > 0.0 else None


def _variant(found: Scored, *, name: str, detail: str) -> Variant:
    return Variant(name=name, detail=detail, point=found.point, status=found.status.value)


def _values(records: Iterable[InputRecord]) -> dict[str, float | None]:
    return {each.name: each.value for each in records if each.is_usable}


def spread(points: Iterable[float | None]) -> tuple[float, float] | None:
    """Give the lowest and the highest of the points that could be computed."""
    known = [point for point in points if point is not None and math.isfinite(point)]
    return (min(known), max(known)) if known else None
