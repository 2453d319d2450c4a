"""Decide whether a change that passed its gate is told: held, waiting, confirmed or not (S6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.alerting.values import Draw, State
from aiv.domain.statistics.alerts import REJECT_TOLERANCE

LEVEL: Final = 0.05
"""Two-sided; the new answers are tested for one change alone, so nothing is corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """How a second draw stands: what it says, that it is under way, or why there is none."""

    draw: Draw | None = None
    is_under_way: bool = False
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Where a change stands, and why in words where it is not told."""

    state: State
    reason: str = ""
    draw: Draw | None = None


def decide(delta: float, *, events: Sequence[str], second: Second) -> Verdict:
    """Decide about a change of `delta` (share points of 1) that passed its gate.

    A model event of the week holds it whatever else is known; else the new answers alone decide.
    Source: measurement.md 2.4, 2.6 and S6.
    """
    if events:
        return Verdict(state=State.HELD, reason=" ".join(events))
    if second.draw is not None:
        return _decided(delta, second.draw)
    if second.is_under_way:
        return Verdict(state=State.WAITING, reason=second.why_not)
    return Verdict(state=State.UNCONFIRMED, reason=f"It could not be confirmed: {second.why_not}")


def _decided(delta: float, draw: Draw) -> Verdict:
    agrees = draw.delta * delta > 0.0 and draw.p <= LEVEL + REJECT_TOLERANCE
    if agrees:
        return Verdict(state=State.CONFIRMED, draw=draw)
    reason = "The answers of a second draw do not show it."
    return Verdict(state=State.NOT_CONFIRMED, reason=reason, draw=draw)
