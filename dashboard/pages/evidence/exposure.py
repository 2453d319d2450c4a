"""Say the adjusted index and the money at risk, with the assumptions beside every amount."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from aiv.domain import sentences
from aiv.domain.score.input_records import KINDS, InputRecord
from dashboard.figures import money, money_range, plural
from dashboard.pages.score.score import ScorePage

MONEY_INPUTS: Final = ("avg_gross_per_unit", "monthly_opportunities")
LIFTS: Final = ("ctr_delta", "conversion_delta")
ASSUMPTION: Final = sentences.ASSUMPTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """Hold one money input: the amount in words, by whom and when, or why there is none."""

    name: str
    label: str
    amount: str
    by: str
    declared_at: datetime | None
    reason: str

    @property
    def is_declared(self) -> bool:
        """Tell whether somebody stands behind it today."""
        return bool(self.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposurePage:
    """Hold what is said of money and lifts; empty words where nothing is measured."""

    amount: str
    point: str
    reason: str
    assumption: str
    declarations: tuple[Declaration, ...]
    aivr: str
    aivr_reason: str
    aivr_action: str

    @property
    def needs_declaration(self) -> bool:
        """Tell whether a person could add what is missing."""
        return not all(row.is_declared for row in self.declarations)


def build(score: ScorePage | None) -> ExposurePage:
    """Lay out the money of a score; without one nothing is at hand but the reasons."""
    records = score.records if score else {}
    declarations = tuple(declaration(name, records.get(name)) for name in MONEY_INPUTS)
    at_risk: Mapping[str, Any] = score.result["revenue_at_risk"] if score else {}
    lacking = (
        next((records[name] for name in LIFTS if not _usable(records.get(name))), None)
        if (records)
        else None
    )
    return ExposurePage(
        amount=_amount(at_risk),
        point=_point(at_risk),
        reason=_reason(score, declarations),
        assumption=ASSUMPTION,
        declarations=declarations,
        aivr=_aivr(score),
        aivr_reason=lacking.reason if lacking else "AIV itself is not measured.",
        aivr_action=lacking.action if lacking else "",
    )


def declaration(name: str, record: InputRecord | None) -> Declaration:
    """Say who declared one money input and when, or why nobody did."""
    is_declared = _usable(record)
    value = record.value if record and is_declared else None
    return Declaration(
        name=name,
        label=KINDS[name].label,
        amount="" if value is None else _said(name, value),
        by=", ".join(record.source) if record and is_declared else "",
        declared_at=record.measured_at if record else None,
        reason=record.reason if record and not is_declared else KINDS[name].reason,
    )


def _usable(record: InputRecord | None) -> bool:
    return record is not None and record.is_usable


def _said(name: str, value: float) -> str:
    if name == "avg_gross_per_unit":
        return f"{money(value)} gross per unit"
    return f"{plural(round(value), 'opportunity', 'opportunities')} a month"


def _amount(at_risk: Mapping[str, Any]) -> str:
    if at_risk.get("point") is None:
        return ""
    if at_risk["low"] is None or at_risk["high"] is None:
        return money(at_risk["point"])
    return money_range(at_risk["low"], at_risk["high"])


def _point(at_risk: Mapping[str, Any]) -> str:
    return "" if at_risk.get("point") is None else money(at_risk["point"])


def _reason(score: ScorePage | None, declarations: tuple[Declaration, ...]) -> str:
    undeclared = [row.reason for row in declarations if not row.is_declared]
    if undeclared:
        return " ".join(undeclared)
    return "" if score and score.is_measured else "AIV itself is not measured."


def _aivr(score: ScorePage | None) -> str:
    value = score.result["aivr"] if score else None
    if score is None or value is None:
        return ""
    # Scores of before it was computed hold no interval.
    ends = score.result.get("aivr_interval")
    said = f"{ends['low'] * 100:.0f} to {ends['high'] * 100:.0f}" if ends else "no interval stated"
    # No share: it may pass 100.
    return f"{value * 100.0:.0f} of 100 ({said})"
