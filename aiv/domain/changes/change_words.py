"""Say a change between two weeks in words, or that none can be seen (S5, S12)."""

from __future__ import annotations

import math

from aiv.domain.changes.weekly_change import SMALL_PANEL, WeeklyChange


def change_text(found: WeeklyChange) -> str:
    """Say a change: "up 16.7 points (5.6 to 27.7)", or what the panel could have seen."""
    change = found.change
    if change is None:
        return "not compared: fewer than two questions were answered in both weeks"
    if change.lo is None or change.hi is None:
        return _without_interval(found, change.delta)
    if not found.is_seen:
        return f"no detectable change; {reach_text(found.detectable)}"
    nearest, farthest = sorted((abs(change.lo), abs(change.hi)))
    direction = "up" if change.delta > 0 else "down"
    return (
        f"{direction} {_points(abs(change.delta))} points "
        f"({_points(nearest)} to {_points(farthest)})"
    )


def reach_text(detectable: float | None) -> str:
    """Say how small a change this panel sees, rounded up: never finer than it is."""
    if detectable is None:
        return "this panel is too small to see any change"
    return f"this panel can see about {math.ceil(detectable * 100 - 1e-9)} points"


def exact_text(found: WeeklyChange) -> str:
    """Say the exact test of a small panel, or nothing for a large one."""
    if found.exact_p is None:
        return ""
    return (
        f"With fewer than {SMALL_PANEL} questions the exact test counts too: "
        f"chance alone moves this far in {_often(found.exact_p)}."
    )


def _without_interval(found: WeeklyChange, delta: float) -> str:
    if abs(delta) <= 1e-12:
        return f"no change on any question; {reach_text(found.detectable)}"
    direction = "up" if delta > 0 else "down"
    return (
        f"{direction} {_points(abs(delta))} points on every question alike; too few changes to rate"
    )


def _points(share: float) -> str:
    return f"{share * 100:.1f}"


def _often(p: float) -> str:
    return "fewer than 1 of 1,000 cases" if p < 0.001 else f"{p * 100:.1f} of 100 cases"
