"""Tell which scores one line may join, and compare the others on what both measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from aiv.domain.score import snapshots
from aiv.domain.score.input_records import PLATFORM_PREFIX, InputRecord, InputStatus
from aiv.domain.score.panel_inputs import PanelInputs
from aiv.domain.score.scoring import Scored, score
from aiv.domain.score.snapshots import Snapshot
from aiv.domain.statistics.common_intents import FALLBACK
from aiv.domain.statistics.rates import Rate

ANOTHER_PANEL: Final = "another panel"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSeries:
    """What must be equal for two scores to be compared (measurement.md section 4, rule 7)."""

    mapping: str
    formula: str
    panel: str
    assistants: frozenset[tuple[str, tuple[str, ...], str]]
    missing: frozenset[str]


def series_of(snapshot: Mapping[str, Any], *, panel: str) -> ScoreSeries:
    """Give the series of a stored score; `panel` names the version that was asked.

    An assistant is a platform, the models asked for it and the surface.
    """
    used = [record for record in snapshots.records_of(snapshot) if record.is_usable]
    return ScoreSeries(
        mapping=snapshot["mapping"],
        formula=snapshot["formula_version"],
        panel=panel,
        assistants=frozenset(
            (record.name, record.source, record.surface)
            for record in used
            if record.name.startswith(PLATFORM_PREFIX)
        ),
        missing=frozenset(snapshot["result"]["missing"]),
    )


def differences(old: ScoreSeries, new: ScoreSeries) -> tuple[str, ...]:
    """Say in words why another series begins with the new score; nothing when none does."""
    found = {
        "another method": (old.mapping, old.formula) != (new.mapping, new.formula),
        ANOTHER_PANEL: old.panel != new.panel,
        "other assistants, models or surfaces": old.assistants != new.assistants,
        "other inputs are missing": old.missing != new.missing,
    }
    return tuple(words for words, is_so in found.items() if is_so)


def on_intersection(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Scored, Scored] | None:
    """Compute two stored scores again from the inputs that both have.

    None where a common input leaves no index, as when no assistant is in both.
    Errors: InvalidInput naming an input outside its bounds.
    Source: measurement.md section 4, rule 7.
    """
    first, second = snapshots.records_of(old), snapshots.records_of(new)
    common = _usable(first) & _usable(second)
    pair = _scored(old, first, common), _scored(new, second, common)
    return pair if all(each.point is not None for each in pair) else None


def remeasured(snapshot: Mapping[str, Any], measured: PanelInputs) -> Snapshot:
    """Give a stored score's inputs with those of the panel measured anew; its result is not."""
    anew = {record.name: snapshots.record_json(record) for record in measured.records}
    others = [row for row in snapshot["inputs"] if row["name"] not in anew]
    return {
        **snapshot,
        "inputs": [*anew.values(), *others],
        "aeo": asdict(measured.aeo) if measured.aeo else None,
        "correlations": dict(measured.correlations),
    }


def _usable(records: tuple[InputRecord, ...]) -> set[str]:
    return {record.name for record in records if record.is_usable}


def _scored(
    snapshot: Mapping[str, Any], records: tuple[InputRecord, ...], common: set[str]
) -> Scored:
    kept = [record if record.name in common else _left_out(record) for record in records]
    before = {name for name in _usable(records) if name.startswith(PLATFORM_PREFIX)}
    # Its n* is that of all assistants together; with one left out it is not known.
    has_all = before <= common and snapshot["aeo"] is not None
    return score(
        kept,
        aeo=Rate(**snapshot["aeo"]) if has_all else None,
        correlations=snapshot.get("correlations", FALLBACK),
    )


def _left_out(record: InputRecord) -> InputRecord:
    return replace(
        record, status=InputStatus.NOT_MEASURED, value=None, lo=None, hi=None, se=None,
        reason="left out: the other score does not have it",
    )  # fmt: skip
