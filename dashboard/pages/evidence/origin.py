"""Show what the original prototype's formula would have said, for audit only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from aiv.domain.errors import InvalidInput
from aiv.domain.index import PLATFORMS, Inputs, OriginAiv, origin_a, origin_b
from aiv.domain.score.input_records import PLATFORM_PREFIX
from dashboard.figures import money
from dashboard.pages.score.score import ScorePage

VARIANTS: Final[tuple[tuple[str, str, Callable[[Inputs], OriginAiv | None]], ...]] = (
    ("origin-a", "All six assistants must be measured; it counts them in the SEO slot.", origin_a),
    ("origin-b", "It never reads what assistants answer.", origin_b),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """One variant of the prototype; `aiv` is empty where an input it needs is missing."""

    name: str
    note: str
    aiv: str
    parts: str
    aivr: str
    at_risk: str


def build(score: ScorePage) -> tuple[OriginRow, ...]:
    """Compute both variants of this dealer's inputs."""
    values = {name: row.value for name, row in score.records.items() if row.is_usable}
    platforms = {name: values.get(f"{PLATFORM_PREFIX}{name}") for name in PLATFORMS}
    inputs = Inputs.of(values, platform_scores=platforms)
    return tuple(_row(name, note, formula, inputs) for name, note, formula in VARIANTS)


def _row(
    name: str, note: str, formula: Callable[[Inputs], OriginAiv | None], inputs: Inputs
) -> OriginRow:
    try:
        found = formula(inputs)
    except InvalidInput:
        found = None
    if found is None:
        return OriginRow(name=name, note=note, aiv="", parts="", aivr="", at_risk="")
    return OriginRow(
        name=name,
        note=note,
        aiv=f"{found.aiv:.3f}",
        parts=f"{found.aiv_core:.3f} × {found.aiv_mods:.3f} × (1 + 0.25 × {found.aiv_sel:.3f})",
        aivr="" if found.aivr is None else f"{found.aivr:.3f}",
        at_risk="" if found.revenue_at_risk is None else money(found.revenue_at_risk),
    )
