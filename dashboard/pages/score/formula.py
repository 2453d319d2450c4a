"""Write the formula of the index with one dealer's numbers in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aiv.domain.index import MODIFIERS
from aiv.domain.index.blocks import SELECTION_LIFT
from aiv.domain.index.partial import FULL_CORE
from aiv.domain.score.anatomy import Part
from aiv.domain.sentences import missing_text
from dashboard.pages.score.score import ScorePage

UNKNOWN: Final = "?"
"""Stands in a formula for what is not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One summand or factor: its name, weight, value and what it contributes."""

    name: str
    label: str
    weight: str
    value: str
    product: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One block worked out: its terms, the rule in words, the result."""

    title: str
    rule: str
    terms: tuple[Term, ...]
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaPage:
    """The three blocks and the line that puts them together."""

    sums: tuple[Sum, ...]
    line: str
    result: str
    bounds: str
    bounds_note: str
    mapping: str


def build(score: ScorePage, *, mapping: str) -> FormulaPage:
    """Work the formula out."""
    result = score.result
    core, sel, mods = (result["parts"][name] for name in ("core", "sel", "mods"))
    missing = tuple(result["missing"])
    return FormulaPage(
        sums=(_core(score), _selection(score), _modifiers(score)),
        line=f"{_number(core)} × {_number(mods)} × (1 + {SELECTION_LIFT} × {_number(sel)})",
        result=_number(result["aiv"]["point"]),
        bounds=score.bounds if missing else "",
        bounds_note=_bounds_note(missing),
        mapping=mapping,
    )


def _core(score: ScorePage) -> Sum:
    is_complete = not any(part.value is None for part in _of(score, "core"))
    rule = "Each pillar times its weight, added up."
    if not is_complete:
        rule = f"Each measured pillar times its weight, rescaled to {FULL_CORE:g}."
    return Sum(
        title="Pillars",
        rule=rule,
        terms=tuple(_term(part) for part in _of(score, "core")),
        result=_number(score.result["parts"]["core"]),
    )


def _selection(score: ScorePage) -> Sum:
    is_complete = not any(part.value is None for part in _of(score, "sel"))
    rest = "" if is_complete else ", the weights shared among the measured ones"
    return Sum(
        title="Selection scores",
        rule=f"Each score times its weight, added up{rest}.",
        terms=tuple(_term(part) for part in _of(score, "sel")),
        result=_number(score.result["parts"]["sel"]),
    )


def _modifiers(score: ScorePage) -> Sum:
    rows = _of(score, "mods")
    known = sum(part.value is not None for part in rows)
    rule = "Multiplied."
    if known < len(MODIFIERS):
        rule = f"The {known} measured ones multiplied, to the power {len(MODIFIERS)}/{known}."
    if not known:
        rule = "Multiplied; none is measured."
    return Sum(
        title="Modifiers",
        rule=rule,
        terms=tuple(_term(part) for part in rows),
        result=_number(score.result["parts"]["mods"]),
    )


def _of(score: ScorePage, block: str) -> list[Part]:
    return [part for part in score.parts if part.kind.block == block]


def _term(part: Part) -> Term:
    weight, value = part.kind.weight, part.value
    return Term(
        name=part.kind.name,
        label=part.kind.label,
        weight="" if weight is None else f"{weight:.2f}",
        value=_number(value),
        product="" if weight is None or value is None else _number(weight * value),
    )


def _number(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.3f}"


def _bounds_note(missing: tuple[str, ...]) -> str:
    """Say what the bounds assume, and why the lower one is 0 when a modifier is missing."""
    if not missing:
        return ""
    said = f"Not measured: {missing_text(missing)}. Counted as 0 they give the lower bound, as 100 "
    said += "the upper one."
    is_held = any(name in MODIFIERS for name in missing)
    return f"{said} A missing modifier makes the lower bound 0." if is_held else said
