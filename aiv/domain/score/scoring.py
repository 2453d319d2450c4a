"""Make a score of measured inputs: status, point, interval, bounds and money (S1 to S3, S8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from aiv.domain.index import (
    MODIFIERS,
    PLATFORMS,
    Exposure,
    Inputs,
    Mapped,
    PartialAiv,
    Status,
    aiv_delta,
    aiv_partial,
    aivr,
    aivr_interval,
    exposure,
    map_measured_1,
)
from aiv.domain.index.blocks import TOLERANCE
from aiv.domain.score.input_records import PLATFORM_PREFIX, InputRecord
from aiv.domain.statistics.common_intents import FALLBACK
from aiv.domain.statistics.rates import Rate, standard_error

FORMULA_VERSION: Final = "aiv-1"
MAPPING: Final = "measured-1"
# Half-widths of rule 8 (measurement.md section 4), as shares.
LOW_PRECISION: Final = 0.10
DEMOTED: Final = 0.20


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Hold the index of one dealer and everything that stands beside it; shares are 0..1.

    lo and hi are None where nothing states an uncertainty; the bounds of `partial` always hold.
    """

    status: Status
    point: float | None
    lo: float | None
    hi: float | None
    is_low_precision: bool
    mapped: Mapped
    partial: PartialAiv
    variance_share: Mapping[str, float | None]
    aivr: float | None
    aivr_interval: tuple[float, float] | None
    exposure: Exposure | None


def score(
    records: Iterable[InputRecord],
    *,
    aeo: Rate | None = None,
    correlations: Mapping[str, float] = FALLBACK,
) -> Scored:
    """Score the usable records; the others are missing.

    `aeo` carries n* over the assistants; its point is the mean of their own rates (S2).
    `correlations` of the inputs' errors are -1..1 under "A|B" (S8).

    Errors: InvalidInput naming an input outside its bounds.
    """
    usable = {record.name: record for record in records if record.is_usable}
    values = {name: record.value for name, record in usable.items()}
    point = map_measured_1(_inputs(values)).core["AEO"]
    spread = standard_error(point, aeo.n_star) if aeo else None
    errors = _standard_errors(usable)
    known = errors if spread is None else {**errors, "AEO": spread}
    scored = score_values(values, se=known, correlations=correlations)
    return replace(scored, aivr_interval=_aivr_interval(scored, usable))


def score_values(
    values: Mapping[str, float | None],
    *,
    se: Mapping[str, float],
    correlations: Mapping[str, float] = FALLBACK,
) -> Scored:
    """Score values by name (`platform_scores.chatgpt`, ...), with the errors that are known.

    Values state no interval of the lifts, so AIVR has none.
    """
    inputs = _inputs(values)
    mapped = map_measured_1(inputs)
    partial = aiv_partial(mapped.core, mapped.sel, mapped.mods)
    spread = aiv_delta(mapped.core, mapped.sel, mapped.mods, se, correlations) if se else None
    has_interval = partial.point is not None and spread is not None
    lo, hi = (spread.lo, spread.hi) if spread and has_interval else (None, None)
    half = (hi - lo) / 2 if lo is not None and hi is not None else 0.0
    is_demoted = partial.status is Status.HEADLINE and half > DEMOTED + TOLERANCE
    return Scored(
        status=Status.PARTIAL if is_demoted else partial.status,
        point=partial.point,
        lo=lo,
        hi=hi,
        is_low_precision=half > LOW_PRECISION + TOLERANCE,
        mapped=mapped,
        partial=replace(partial, status=Status.PARTIAL) if is_demoted else partial,
        variance_share=spread.variance_share if spread else {},
        aivr=aivr(partial.point, inputs.ctr_delta, inputs.conversion_delta),
        aivr_interval=None,
        exposure=exposure(
            partial.point,
            low=lo,
            high=hi,
            opps=inputs.monthly_opportunities,
            gross=inputs.avg_gross_per_unit,
        ),
    )


def _aivr_interval(scored: Scored, usable: Mapping[str, InputRecord]) -> tuple[float, float] | None:
    """Give AIVR its interval where the index and both lifts have theirs."""
    parts = [(scored.point, scored.lo, scored.hi)] + [
        (record.value, record.lo, record.hi)
        for name in ("ctr_delta", "conversion_delta")
        if (record := usable.get(name))
    ]
    known = [
        (point, lo, hi)
        for point, lo, hi in parts
        if point is not None and lo is not None and hi is not None
    ]
    return aivr_interval(*known) if len(known) == 3 else None


def _inputs(values: Mapping[str, float | None]) -> Inputs:
    platforms = {name: values.get(f"{PLATFORM_PREFIX}{name}") for name in PLATFORMS}
    return Inputs.of(values, platform_scores=platforms)


def _standard_errors(usable: Mapping[str, InputRecord]) -> dict[str, float]:
    """Bring the inputs' errors onto the scale of the blocks they enter."""
    scales = {
        "google_aio_inclusion_rate": ("GEO", 1.0),
        "geo_local_rate": ("GeoLocal", 1.0),
        "ugc_health_score": ("UGC", 0.01),
        # SEO is the mean of schema coverage and authority depth (S2).
        "authority_depth_index": ("SEO", 0.5),
        "schema_coverage_ratio": ("schema_coverage_ratio", 1.0),
        "semantic_clarity_score": ("SCS", 1.0),
        "silo_integrity_score": ("SIS", 1.0),
        **{name: (name, 1.0) for name in MODIFIERS},
    }
    return {
        block: record.se * scale
        for name, (block, scale) in scales.items()
        if (record := usable.get(name)) and record.se is not None
    }
