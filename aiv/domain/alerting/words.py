"""Say an alert with the figures of its test: no adjective, nothing that was not measured."""

from __future__ import annotations

from aiv.domain.alerting.values import Draw, Figures
from aiv.domain.sentences import plural


def moved_title(dealer: str, delta: float) -> str:
    """Say which way a dealer moved."""
    return f"{dealer} is named {'more' if delta > 0 else 'less'} often"


def moved(figures: Figures) -> str:
    """Say a drop or rise: from where to where, with interval, p, sample and what it is held to."""
    if figures.delta is None or figures.before is None or figures.after is None:
        return ""
    return (
        f"From {_share(figures.before)} to {_share(figures.after)} of 100 answers: "
        f"{_change(figures.delta, figures.lo, figures.hi)}, {p_text(figures.p)} after "
        f"correction, {_sample(figures)}. {_null(figures)}"
    ).strip()


def overtaken_title(dealer: str, rival: str) -> str:
    """Say who stands before whom now."""
    return f"{rival} is named more often than {dealer}"


def overtaken(figures: Figures) -> str:
    """Say by how much a rival leads, with interval, p and sample."""
    if figures.delta is None or figures.before is None or figures.after is None:
        return ""
    return (
        f"The rival in {_share(figures.after)}, you in {_share(figures.before)} of 100 answers: "
        f"{points(figures.delta)} points apart{_between(figures.lo, figures.hi)}, "
        f"{p_text(figures.p)} after correction, {_sample(figures)}. The week before it was not "
        f"before you. {_null(figures)}"
    ).strip()


def second(draw: Draw | None) -> str:
    """Say what a second draw shows; empty without one."""
    if draw is None:
        return ""
    return (
        f"Asked again: {_change(draw.delta, draw.lo, draw.hi)}, {p_text(draw.p)}, "
        f"{plural(draw.answers, 'new answer')}."
    )


def second_gap(draw: Draw | None) -> str:
    """Say what a second draw shows of a rival's lead; empty without one."""
    if draw is None:
        return ""
    side = "the rival leads by" if draw.delta > 0 else "you lead by"
    return (
        f"Asked again: {side} {points(draw.delta)} points{_between(draw.lo, draw.hi)}, "
        f"{p_text(draw.p)}, {plural(draw.answers, 'new answer')}."
    )


def p_text(p: float | None) -> str:
    """Say a p value to three decimals, never as zero."""
    if p is None:
        return "p not known"
    return "p below 0.001" if p < 0.001 else f"p {p:.3f}"


def points(delta: float) -> str:
    """Say the size of a change in points."""
    return f"{abs(delta) * 100:.1f}"


def _change(delta: float, lo: float | None, hi: float | None) -> str:
    side = "up" if delta > 0 else "down" if delta < 0 else "no change,"
    return f"{side} {points(delta)} points{_between(lo, hi)}"


def _between(lo: float | None, hi: float | None) -> str:
    """Give the interval's ends: by size where both lie on one side, with signs where not."""
    if lo is None or hi is None:
        return ", no interval stated"
    if lo * hi > 0:
        near, far = sorted((abs(lo), abs(hi)))
        return f" ({points(near)} to {points(far)})"
    return f" ({lo * 100:+.1f} to {hi * 100:+.1f})"


def _sample(figures: Figures) -> str:
    answers = plural(figures.answers or 0, "answer")
    return f"{answers} to {plural(figures.intents or 0, 'question')}"


def _null(figures: Figures) -> str:
    if figures.own_weeks:
        return f"Held against {plural(figures.own_weeks, 'earlier week')} of its own."
    if figures.peers is None or figures.adjusted_delta is None:
        return ""
    side = "above" if figures.adjusted_delta > 0 else "below"
    return (
        f"{points(figures.adjusted_delta)} points {side} the middle change of "
        f"{plural(figures.peers, 'dealer')} measured with the same assistants."
    )


def _share(share: float) -> str:
    return f"{share * 100:.1f}"
