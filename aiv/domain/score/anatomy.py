"""Take a stored score apart: pillars, selection scores, modifiers, and the inputs behind each."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from aiv.domain.index import CORE_WEIGHTS, MODIFIERS, PLATFORMS, SELECTION_WEIGHTS
from aiv.domain.score import snapshots
from aiv.domain.score.input_records import KINDS, PLATFORM_PREFIX, InputRecord
from aiv.domain.statistics.quantiles import Z975
from aiv.domain.statistics.rates import wilson

BlockName: TypeAlias = Literal["core", "sel", "mods"]
Interval: TypeAlias = tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartKind:
    """Name one part of the index, its block and the inputs that measurement.md S2 maps to it."""

    name: str
    block: BlockName
    label: str
    inputs: tuple[str, ...]
    weight: float | None = None
    scale: float = 1.0


def _modifier(name: str) -> PartKind:
    return PartKind(name=name, block="mods", label=KINDS[name].label, inputs=(name,))


def _pillar(name: str, label: str, *inputs: str, scale: float = 1.0) -> PartKind:
    weight = CORE_WEIGHTS[name]
    return PartKind(name=name, block="core", label=label, inputs=inputs, weight=weight, scale=scale)


def _selection(name: str, of: str) -> PartKind:
    weight = SELECTION_WEIGHTS[name]
    return PartKind(name=name, block="sel", label=KINDS[of].label, inputs=(of,), weight=weight)


PART_KINDS: Final = (
    _pillar("AEO", "Named by assistants", *(f"{PLATFORM_PREFIX}{name}" for name in PLATFORMS)),
    _pillar("GEO", KINDS["google_aio_inclusion_rate"].label, "google_aio_inclusion_rate"),
    _pillar("SEO", "Structure and sources", "schema_coverage_ratio", "authority_depth_index"),
    _pillar("UGC", KINDS["ugc_health_score"].label, "ugc_health_score", scale=0.01),
    _pillar("GeoLocal", KINDS["geo_local_rate"].label, "geo_local_rate"),
    _selection("SCS", "semantic_clarity_score"),
    _selection("SIS", "silo_integrity_score"),
    _selection("SCR", "schema_coverage_ratio"),
    *(_modifier(name) for name in MODIFIERS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Hold one part: value and interval are shares 0..1, None where not measured.

    `variance_share` is how much of the index's variance comes from it, None where nothing states
    an error.
    """

    kind: PartKind
    value: float | None
    lo: float | None
    hi: float | None
    records: tuple[InputRecord, ...]
    variance_share: float | None

    @property
    def is_measured(self) -> bool:
        """Tell whether the part enters the index."""
        return self.value is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertainty:
    """Say which input carries how much of the index's variance (0..1)."""

    name: str
    share: float


def parts(snapshot: Mapping[str, Any]) -> tuple[Part, ...]:
    """Give every part of a snapshot's score in the order a reader meets them."""
    records = {record.name: record for record in snapshots.records_of(snapshot)}
    return tuple(_part(kind, snapshot, records) for kind in PART_KINDS)


def uncertainties(snapshot: Mapping[str, Any]) -> tuple[Uncertainty, ...]:
    """Rank what the interval's width comes from, largest first."""
    shares: Mapping[str, float | None] = snapshot["result"]["variance_share"]
    found = (Uncertainty(name=name, share=share) for name, share in shares.items() if share)
    return tuple(sorted(found, key=lambda one: -one.share))


def label_of(name: str) -> str:
    """Give the label of a part or an input; a platform keeps its own word."""
    if name in KINDS:
        return KINDS[name].label
    labels = {kind.name: kind.label for kind in PART_KINDS}
    return labels.get(name, name.removeprefix(PLATFORM_PREFIX))


def _part(kind: PartKind, snapshot: Mapping[str, Any], records: Mapping[str, InputRecord]) -> Part:
    result = snapshot["result"]
    value: float | None = result["breakdown"][kind.block][kind.name]
    behind = tuple(records[name] for name in kind.inputs if name in records)
    interval = None if value is None else _interval(kind, value, behind, snapshot["aeo"])
    lo, hi = interval or (None, None)
    share = result["variance_share"].get(kind.name)
    return Part(kind=kind, value=value, lo=lo, hi=hi, records=behind, variance_share=share)


def _interval(
    kind: PartKind, value: float, records: tuple[InputRecord, ...], aeo: Mapping[str, Any] | None
) -> Interval:
    if kind.name == "AEO":
        return wilson(value, aeo["n_star"]) if aeo else None
    if len(records) == 1:
        return _scaled(records[0], kind.scale)
    return _of_mean(value, records)


def _scaled(record: InputRecord, scale: float) -> Interval:
    if record.lo is None or record.hi is None:
        return None
    return record.lo * scale, record.hi * scale


def _of_mean(value: float, records: tuple[InputRecord, ...]) -> Interval:
    """Give the normal interval of a plain mean; an input without an error adds none."""
    errors = [record.se for record in records if record.se is not None]
    if not errors:
        return None
    half = Z975 * math.hypot(*errors) / len(records)
    return max(0.0, value - half), min(1.0, value + half)
