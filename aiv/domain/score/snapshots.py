"""Write a score and its inputs as JSON, and compute the same score from that JSON again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Final, TypeAlias

from aiv.domain.score.input_records import InputRecord, InputStatus
from aiv.domain.score.scoring import FORMULA_VERSION, MAPPING, Scored, score
from aiv.domain.statistics.common_intents import FALLBACK
from aiv.domain.statistics.rates import Rate

Snapshot: TypeAlias = dict[str, Any]
TIMES: Final = ("window_from", "window_to", "measured_at")
REPLAY_TOLERANCE: Final = 1e-9
"""A replay gives the same figures to nine decimals."""


def of(
    records: Sequence[InputRecord],
    scored: Scored,
    *,
    aeo: Rate | None,
    correlations: Mapping[str, float] = FALLBACK,
) -> Snapshot:
    """Give everything that made a score, with the result itself."""
    return {
        "mapping": MAPPING,
        "formula_version": FORMULA_VERSION,
        "inputs": [record_json(record) for record in records],
        "aeo": asdict(aeo) if aeo else None,
        "correlations": dict(correlations),
        "result": result_json(scored),
    }


def replay(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the result of a snapshot's inputs again."""
    aeo = Rate(**snapshot["aeo"]) if snapshot["aeo"] else None
    # Scores of before they were estimated carry none, and were made with these.
    correlations = snapshot.get("correlations", FALLBACK)
    return result_json(score(records_of(snapshot), aeo=aeo, correlations=correlations))


def changes(stored: Mapping[str, Any], again: Mapping[str, Any]) -> Iterable[str]:
    """Name where a result differs from the stored one, in the figures that one had."""
    return differences(dict(stored), {name: again[name] for name in again if name in stored})


def differences(first: Any, second: Any, path: str = "") -> Iterable[str]:
    """Name each place where two results differ by more than the tolerance."""
    if isinstance(first, dict) and isinstance(second, dict):
        for key in sorted({*first, *second}):
            yield from differences(first.get(key), second.get(key), f"{path}.{key}".lstrip("."))
    elif _is_number(first) and _is_number(second):
        if abs(first - second) > REPLAY_TOLERANCE:
            yield path
    elif first != second:
        yield path


def records_of(snapshot: Mapping[str, Any]) -> tuple[InputRecord, ...]:
    """Read the input records of a snapshot."""
    return tuple(_record(row) for row in snapshot["inputs"])


def record_json(record: InputRecord) -> dict[str, Any]:
    """Write one record; times as RFC 3339."""
    row = asdict(record)
    for name in TIMES:
        at: datetime | None = row[name]
        row[name] = at.isoformat() if at else None
    return {**row, "status": record.status.value, "source": list(record.source)}


def result_json(scored: Scored) -> dict[str, Any]:
    """Write the result: point and interval, coverage, what is missing, bounds, blocks, money."""
    partial, money, ends = scored.partial, scored.exposure, scored.aivr_interval
    return {
        "status": scored.status.value,
        "aiv": {"point": scored.point, "low": scored.lo, "high": scored.hi},
        "is_low_precision": scored.is_low_precision,
        "aivr": scored.aivr,
        "aivr_interval": dict(zip(("low", "high"), ends, strict=True)) if ends else None,
        "revenue_at_risk": asdict(money) if money else {"point": None, "low": None, "high": None},
        "coverage": asdict(partial.coverage),
        "missing": list(partial.missing),
        "bounds": {"lower": partial.lower_bound, "upper": partial.upper_bound},
        "breakdown": {
            "core": dict(scored.mapped.core),
            "sel": dict(scored.mapped.sel),
            "mods": dict(scored.mapped.mods),
        },
        "parts": {"core": partial.aiv_core, "sel": partial.aiv_sel, "mods": partial.aiv_mods},
        "platform_coverage": scored.mapped.platform_coverage,
        "variance_share": dict(scored.variance_share),
    }


def _record(row: Mapping[str, Any]) -> InputRecord:
    known = {field.name: row[field.name] for field in fields(InputRecord)}
    times = {name: datetime.fromisoformat(row[name]) if row[name] else None for name in TIMES}
    status = InputStatus(row["status"])
    return InputRecord(**{**known, **times, "status": status, "source": tuple(row["source"])})


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
