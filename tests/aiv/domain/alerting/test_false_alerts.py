"""Simulated weeks in which nothing changes seldom raise, and hardly ever confirm, an alert."""

from __future__ import annotations

import numpy as np

from aiv.domain.alerting.deciding import Second, decide
from aiv.domain.alerting.values import Draw, State
from aiv.domain.changes.peer_changes import Moved, beside, stands_out
from aiv.domain.statistics.alerts import cmh_z
from aiv.domain.statistics.change import change_paired

QUESTIONS, ASKED, NEW = 24, 6, 12
DEALERS, WEEKS = 40, 12


def week(
    rng: np.random.Generator, *, engine: float = 0.0, dropped: int = 0
) -> tuple[int, int, int, int]:
    """Give raised and confirmed of unmoved dealers, and of those that truly dropped."""
    strength = rng.beta(0.6, 1.4, (DEALERS, QUESTIONS))
    later = np.clip(strength + engine, 0.0, 1.0)
    later[:dropped] *= 0.25
    before = rng.binomial(ASKED, strength)
    after, again = rng.binomial(ASKED, later), rng.binomial(NEW, later)
    n = [ASKED] * QUESTIONS
    scores = [cmh_z(list(before[d]), n, list(after[d]), n) for d in range(DEALERS)]
    deltas = (after - before).mean(axis=1) / ASKED
    gate = beside(
        [Moved(delta=float(d), z=s.z if s else None) for d, s in zip(deltas, scores, strict=True)]
    )
    out = [d for d, b in enumerate(gate) if stands_out(b.adjusted_p, b.adjusted_delta)]
    told = [d for d in out if confirmed(gate[d].adjusted_delta or 0.0, before[d], again[d])]
    true = [[d for d in found if d < dropped] for found in (out, told)]
    return len(out) - len(true[0]), len(told) - len(true[1]), len(true[0]), len(true[1])


def confirmed(delta: float, before: np.ndarray, again: np.ndarray) -> bool:
    change = change_paired(list(before / ASKED), list(again / NEW))
    if change is None:
        return False
    draw = Draw(delta=change.delta, lo=change.lo, hi=change.hi, p=change.p, answers=NEW)
    return decide(delta, events=(), second=Second(draw=draw)).state is State.CONFIRMED


def test_quiet_weeks_confirm_nearly_nothing() -> None:
    rng = np.random.default_rng(20261130)
    weeks = [week(rng) for _ in range(WEEKS)]
    raised, told = sum(w[0] for w in weeks), sum(w[1] for w in weeks)
    assert raised <= 4, "of 480 dealer-weeks"
    assert told <= 1


def test_an_engine_that_moves_everybody_raises_nearly_nothing() -> None:
    rng = np.random.default_rng(20261131)
    assert sum(week(rng, engine=0.1)[1] for _ in range(WEEKS)) <= 4


def test_true_drops_are_found_and_confirmed() -> None:
    rng = np.random.default_rng(20261132)
    weeks = [week(rng, dropped=2) for _ in range(WEEKS)]
    assert sum(w[3] for w in weeks) >= 12, "of 24 that lost three quarters"
    assert sum(w[1] for w in weeks) <= 2
