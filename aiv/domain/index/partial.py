"""Compute the index when inputs are missing: status, coverage and bounds (method S3)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aiv.domain.index.blocks import (
    CORE_WEIGHTS,
    MODIFIERS,
    SELECTION_WEIGHTS,
    TOLERANCE,
    Block,
    clamped,
    combined,
    measured,
    missing,
    weight_of,
    weighted,
)
from aiv.domain.statistics import bounds

FULL_CORE: Final = math.fsum(CORE_WEIGHTS.values())
FULL_SELECTION: Final = math.fsum(SELECTION_WEIGHTS.values())


class Status(StrEnum):
    """Say how far a point may be trusted and shown (S3 rule 5)."""

    HEADLINE = "HEADLINE"
    PARTIAL = "PARTIAL"
    NOT_MEASURED = "NOT_MEASURED"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Hold the measured share (0..1) of each block's weights."""

    core: float
    sel: float
    mods: float


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold the renormalised parts of the index."""

    core: float
    sel: float
    mods: float


@dataclass(frozen=True, slots=True)
class PartialAiv:
    """Hold the index under missing inputs; all figures are 0..1.

    point is None when NOT_MEASURED; the parts are None when a block is wholly missing; the
    plausible range is None unless the peers' percentiles were given.
    """

    point: float | None
    status: Status
    coverage: Coverage
    missing: tuple[str, ...]
    lower_bound: float
    upper_bound: float
    plausible_low: float | None
    plausible_high: float | None
    aiv_core: float | None
    aiv_sel: float | None
    aiv_mods: float | None


def aiv_partial(
    core: Block,
    sel: Block,
    mods: Block,
    peer_lo: Block | None = None,
    peer_hi: Block | None = None,
) -> PartialAiv:
    """Give the index of whatever is measured, with the bounds of what is not.

    Blocks as in `aiv_full`, None or absent = not measured; peer_lo and peer_hi are the peers'
    10th and 90th percentile by name (0..1), to be given from 30 peers on.
    Errors: InvalidInput naming a value outside 0..1. Source: measurement.md section 4, S3.
    """
    coverage = _coverage(core, sel, mods)
    parts = renormalised(core, sel, mods)
    status = _status(core, coverage)
    point = None
    if parts is not None and status is not Status.NOT_MEASURED:
        point = clamped(combined(core=parts.core, sel=parts.sel, mods=parts.mods), high=1.0)
    absent = (
        *missing(core, CORE_WEIGHTS),
        *missing(sel, SELECTION_WEIGHTS),
        *missing(mods, MODIFIERS),
    )
    blocks = (core, sel, mods)
    return PartialAiv(
        point=point,
        status=status,
        coverage=coverage,
        missing=absent,
        lower_bound=_filled(*blocks, filling=dict.fromkeys(absent, 0.0)),
        upper_bound=_filled(*blocks, filling=dict.fromkeys(absent, 1.0)),
        plausible_low=_plausible(*blocks, peers=peer_lo, absent=absent, label="peer_lo"),
        plausible_high=_plausible(*blocks, peers=peer_hi, absent=absent, label="peer_hi"),
        aiv_core=parts.core if parts else None,
        aiv_sel=parts.sel if parts else None,
        aiv_mods=parts.mods if parts else None,
    )


def renormalised(core: Block, sel: Block, mods: Block) -> Parts | None:
    """Rescale each block to what is measured; None when a block is wholly missing.

    The core is rescaled to .95, so that a complete set gives the formula exactly; modifiers by
    their geometric mean, because counting a missing one as 1 would reward not connecting it.
    """
    pillars, scores = measured(core, CORE_WEIGHTS), measured(sel, SELECTION_WEIGHTS)
    multipliers = measured(mods, MODIFIERS)
    if not (pillars and scores and multipliers):
        return None
    return Parts(
        FULL_CORE * weighted(pillars, CORE_WEIGHTS) / weight_of(pillars, CORE_WEIGHTS),
        weighted(scores, SELECTION_WEIGHTS) / weight_of(scores, SELECTION_WEIGHTS),
        math.prod(multipliers.values()) ** (len(MODIFIERS) / len(multipliers)),
    )


def _coverage(core: Block, sel: Block, mods: Block) -> Coverage:
    """Give the measured share of each block's weights."""
    return Coverage(
        weight_of(measured(core, CORE_WEIGHTS), CORE_WEIGHTS) / FULL_CORE,
        weight_of(measured(sel, SELECTION_WEIGHTS), SELECTION_WEIGHTS) / FULL_SELECTION,
        len(measured(mods, MODIFIERS)) / len(MODIFIERS),
    )


def _status(core: Block, coverage: Coverage) -> Status:
    """Decide what the coverage allows to be shown (S3 rule 5)."""
    answered = core.get("AEO") is not None and core.get("GEO") is not None
    if answered and _reaches(coverage, Coverage(core=0.80, sel=0.65, mods=0.75)):
        return Status.HEADLINE
    if coverage.sel > 0.0 and _reaches(coverage, Coverage(core=0.50, sel=0.0, mods=0.50)):
        return Status.PARTIAL
    return Status.NOT_MEASURED


def _reaches(coverage: Coverage, floor: Coverage) -> bool:
    """Say whether every block's coverage meets its floor."""
    return (
        coverage.core >= floor.core - TOLERANCE
        and coverage.sel >= floor.sel - TOLERANCE
        and coverage.mods >= floor.mods - TOLERANCE
    )


def _filled(core: Block, sel: Block, mods: Block, *, filling: Mapping[str, float]) -> float:
    """Give the clamped index with the missing inputs filled in, nothing renormalised."""
    multipliers = _with(mods, filling, MODIFIERS)
    unclamped = combined(
        core=weighted(_with(core, filling, tuple(CORE_WEIGHTS)), CORE_WEIGHTS),
        sel=weighted(_with(sel, filling, tuple(SELECTION_WEIGHTS)), SELECTION_WEIGHTS),
        mods=math.prod(multipliers.values()),
    )
    return clamped(unclamped, high=1.0)


def _with(block: Block, filling: Mapping[str, float], names: tuple[str, ...]) -> dict[str, float]:
    """Give the block's values in the formula's order, the missing ones from the filling."""
    known = measured(block, names)
    return {name: known[name] if name in known else filling[name] for name in names}


def _plausible(
    core: Block,
    sel: Block,
    mods: Block,
    *,
    peers: Block | None,
    absent: tuple[str, ...],
    label: str,
) -> float | None:
    """Fill the missing inputs from the peers; None unless the peers know all of them."""
    if peers is None:
        return None
    known = {name: value for name in absent if (value := peers.get(name)) is not None}
    if len(known) < len(absent):
        return None
    filling = {name: bounds.share(f"{label}.{name}", value) for name, value in known.items()}
    return _filled(core, sel, mods, filling=filling)
