"""Say in words whether a dealer's change moved more than its market, and never more than that."""

from __future__ import annotations

from aiv.domain.changes.change_words import reach_text
from aiv.domain.changes.did_it_work import WEEKS, Effect, Verdict
from aiv.domain.sentences import plural


def verdict_text(found: Effect) -> str:
    """Say the outcome: "up 6.2 points against the market's other dealers (1.1 to 11.3)"."""
    change = found.change
    if found.verdict is Verdict.CANNOT_TELL:
        return f"Cannot tell: {'; '.join(found.reasons)}."
    if change is None or change.lo is None or change.hi is None:
        return f"No change against the market on any question alike; {_reach(found)}."
    if found.verdict is Verdict.NO_CHANGE:
        return f"No detectable change against the market; {_reach(found)}."
    direction = "Up" if change.delta > 0 else "Down"
    nearest, farthest = sorted((abs(change.lo), abs(change.hi)))
    return (
        f"{direction} {_points(abs(change.delta))} points against the market's other dealers "
        f"({_points(nearest)} to {_points(farthest)})."
    )


def basis_text(found: Effect) -> str:
    """Say what was compared: both shares, the market's change, and the sample."""
    if found.before is None or found.after is None:
        return "Nothing was asked alike before and after."
    own = f"Named in {_points(found.before)} of 100 answers before, in {_points(found.after)} after"
    market = (
        ""
        if found.peers is None
        else f"; {plural(found.peers_counted, 'other dealer')} moved {signed(found.peers)} points "
        "on average"
    )
    sample = (
        f"{plural(found.intents, 'question')}, {plural(found.answers_before, 'answer')} before and "
        f"{found.answers_after:,} after"
    )
    return f"{own}{market}. {sample}."


def time_text(found: Effect) -> str:
    """Say whether weeks are still to come; an early look is none to stop at."""
    if not found.is_preliminary:
        return ""
    return (
        f"{found.weeks_after} of {WEEKS} weeks after the change are over; the figure moves until "
        "all are. Judge it then, not when it looks good."
    )


def signed(share: float) -> str:
    """Say a difference in points with its sign: "+2.0", "−1.5"."""
    return f"{share * 100:+.1f}".replace("-", "−")


def _reach(found: Effect) -> str:
    return reach_text(found.detectable)


def _points(share: float) -> str:
    return f"{share * 100:.1f}"
