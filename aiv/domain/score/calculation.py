"""Compute the index of values that somebody states: what would follow, not what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from aiv.domain.errors import InvalidInput
from aiv.domain.index import (
    CORE_WEIGHTS,
    MODIFIERS,
    PLATFORMS,
    SELECTION_WEIGHTS,
    Coverage,
    Exposure,
    Inputs,
    Mapped,
    OriginAiv,
    Status,
    map_origin_a,
    map_origin_b,
    origin_a,
    origin_b,
)
from aiv.domain.index.blocks import Block, weight_of
from aiv.domain.index.origin import MODIFIER_CEILING
from aiv.domain.score.input_records import PLATFORM_PREFIX
from aiv.domain.score.scoring import FORMULA_VERSION, Scored, score_values
from aiv.domain.sentences import ScoreWords, chat_score, page_score


class MappingName(StrEnum):
    """Name the ways from inputs to blocks; the origins are an audit view of the prototype."""

    MEASURED_1 = "measured-1"
    ORIGIN_A = "origin-a"
    ORIGIN_B = "origin-b"


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold a figure with its range; low and high are None where nothing states uncertainty."""

    point: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Hold the index 0..1 with everything missing at its worst and at its best."""

    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Hold the blocks by name; None means not measured."""

    core: Block
    sel: Block
    mods: Block


@dataclass(frozen=True, slots=True)
class Sentences:
    """Say the result beside a label on a page, and in whole sentences to a person."""

    page: str
    chat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """Hold the index, its money and its parts; shares are 0..1, money a month."""

    status: Status
    aiv: Interval
    aivr: float | None
    revenue_at_risk: Interval
    coverage: Coverage
    missing: tuple[str, ...]
    bounds: Bounds
    breakdown: Breakdown
    sentences: Sentences
    mapping: MappingName
    formula_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Hold what the measured mapping and the audit view both come to."""

    status: Status
    point: float | None
    aivr: float | None
    exposure: Exposure | None
    coverage: Coverage
    missing: tuple[str, ...]
    bounds: Bounds
    mapped: Mapped


def calculate(values: Mapping[str, float | None], mapping: MappingName) -> Calculation:
    """Compute the index of values by name (`platform_scores.chatgpt`, ...); absent = missing.

    Shares are 0..1, ugc_health_score 0..100, modifiers 0..1 (origin mappings: 0..2). Nothing
    states an uncertainty, so low and high are None. Errors: InvalidInput naming an input outside
    its bounds. Source: measurement.md S1 to S3 and S12.
    """
    found = _measured(values) if mapping is MappingName.MEASURED_1 else _origin(values, mapping)
    money = found.exposure
    return Calculation(
        status=found.status,
        aiv=Interval(found.point, None, None),
        aivr=found.aivr,
        revenue_at_risk=Interval(money.point if money else None, None, None),
        coverage=found.coverage,
        missing=found.missing,
        bounds=found.bounds,
        breakdown=Breakdown(found.mapped.core, found.mapped.sel, found.mapped.mods),
        sentences=_sentences(found, mapping),
        mapping=mapping,
        formula_version=FORMULA_VERSION,
    )


def of_snapshot(snapshot: Mapping[str, Any]) -> Calculation:
    """Read a stored score back into the shape of a computed one, with its interval."""
    result = snapshot["result"]
    words = ScoreWords(
        point=result["aiv"]["point"],
        lo=result["aiv"]["low"],
        hi=result["aiv"]["high"],
        lower=result["bounds"]["lower"],
        upper=result["bounds"]["upper"],
        missing=tuple(result["missing"]),
    )
    return Calculation(
        status=Status(result["status"]),
        aiv=Interval(**result["aiv"]),
        aivr=result["aivr"],
        revenue_at_risk=Interval(**result["revenue_at_risk"]),
        coverage=Coverage(**result["coverage"]),
        missing=words.missing,
        bounds=Bounds(**result["bounds"]),
        breakdown=Breakdown(**result["breakdown"]),
        sentences=Sentences(page_score(words), chat_score(words)),
        mapping=MappingName(snapshot["mapping"]),
        formula_version=snapshot["formula_version"],
    )


def _measured(values: Mapping[str, float | None]) -> _Found:
    scored: Scored = score_values(values, se={})
    partial = scored.partial
    return _Found(
        status=scored.status,
        point=scored.point,
        aivr=scored.aivr,
        exposure=scored.exposure,
        coverage=partial.coverage,
        missing=partial.missing,
        bounds=Bounds(partial.lower_bound, partial.upper_bound),
        mapped=scored.mapped,
    )


ORIGINS: Final = {
    MappingName.ORIGIN_A: (map_origin_a, origin_a),
    MappingName.ORIGIN_B: (map_origin_b, origin_b),
}


def _origin(values: Mapping[str, float | None], mapping: MappingName) -> _Found:
    """Give the prototype's result; it knew no partial index, so a gap leaves only bounds."""
    map_inputs, compute = ORIGINS[mapping]
    inputs = _inputs(values)
    mapped, result = map_inputs(inputs), compute(inputs)
    return _Found(
        status=Status.HEADLINE if result else Status.NOT_MEASURED,
        point=result.aiv if result else None,
        aivr=result.aivr if result else None,
        exposure=_exposure(result),
        coverage=_coverage(mapped),
        missing=_gaps(inputs, mapping),
        bounds=Bounds(
            lower=_filled(inputs, mapping, at_best=False),
            upper=_filled(inputs, mapping, at_best=True),
        ),
        mapped=mapped,
    )


def _gaps(inputs: Inputs, mapping: MappingName) -> tuple[str, ...]:
    """Name the inputs a prototype lacks: its slots held other things than their names say."""
    needed = [name for name in _BEST if mapping in _NEEDED_BY.get(name, tuple(MappingName))]
    gaps = [name for name in needed if getattr(inputs, name) is None]
    if mapping is MappingName.ORIGIN_A and None in inputs.platform_scores.values():
        gaps.insert(0, "platform_scores")
    return tuple(gaps)


def _inputs(values: Mapping[str, float | None]) -> Inputs:
    platforms = {name: values.get(f"{PLATFORM_PREFIX}{name}") for name in PLATFORMS}
    return Inputs.of(values, platform_scores=platforms)


def _exposure(result: OriginAiv | None) -> Exposure | None:
    if result is None or result.revenue_at_risk is None:
        return None
    return Exposure(result.revenue_at_risk, low=None, high=None)


def _coverage(mapped: Mapped) -> Coverage:
    """Give the known share of each block's weights."""
    core = [name for name, value in mapped.core.items() if value is not None]
    sel = [name for name, value in mapped.sel.items() if value is not None]
    mods = [name for name, value in mapped.mods.items() if value is not None]
    return Coverage(
        weight_of(core, CORE_WEIGHTS) / weight_of(CORE_WEIGHTS, CORE_WEIGHTS),
        weight_of(sel, SELECTION_WEIGHTS) / weight_of(SELECTION_WEIGHTS, SELECTION_WEIGHTS),
        len(mods) / len(MODIFIERS),
    )


_BEST: Final = {
    "google_aio_inclusion_rate": 1.0,
    "ugc_health_score": 100.0,
    "schema_coverage_ratio": 1.0,
    "semantic_clarity_score": 1.0,
    "silo_integrity_score": 1.0,
    "authority_depth_index": 1.0,
    **dict.fromkeys(MODIFIERS, MODIFIER_CEILING),
}
_NEEDED_BY: Final = {"authority_depth_index": (MappingName.ORIGIN_B,)}


def _filled(inputs: Inputs, mapping: MappingName, *, at_best: bool) -> float:
    """Give the prototype's index with every missing input at one end of its range."""
    scale = 1.0 if at_best else 0.0
    gaps = {name: best * scale for name, best in _BEST.items() if getattr(inputs, name) is None}
    platforms = {
        name: scale if score is None else score for name, score in inputs.platform_scores.items()
    }
    result = ORIGINS[mapping][1](replace(inputs, platform_scores=platforms, **gaps))
    if result is None:
        raise InvalidInput(str(mapping), "an input is missing that has no range")
    return result.aiv


def _sentences(found: _Found, mapping: MappingName) -> Sentences:
    words = ScoreWords(
        point=found.point,
        lo=None,
        hi=None,
        lower=found.bounds.lower,
        upper=found.bounds.upper,
        missing=found.missing,
    )
    page, chat = page_score(words), chat_score(words)
    if mapping is MappingName.MEASURED_1:
        return Sentences(page, chat)
    label = "original prototype formula"
    return Sentences(f"{page} ({label})", f"{chat} This is the {label}, kept for audits only.")
