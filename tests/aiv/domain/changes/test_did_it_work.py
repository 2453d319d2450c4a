"""A dealer's change is held against its market's: only what the market did not do counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
import pytest

from aiv.domain.changes import did_it_work
from aiv.domain.changes.did_it_work import Effect, Verdict
from aiv.domain.changes.did_it_work_words import basis_text, time_text, verdict_text
from aiv.domain.changes.week_counts import CountedIntent, SeriesCount
from aiv.domain.changes.weeks import Week

DAY = date(2026, 9, 16)  # a Wednesday
WINDOWS = did_it_work.windows(DAY)
LATER = WINDOWS.after[-1].after
TRIALS = 3
Shares = Mapping[str, float]


def week(
    shares: Shares, rng: np.random.Generator, *, intents: int = 40, model: str = "m"
) -> SeriesCount:
    """Make one week in which dealers are named with these shares, spread by question."""
    keys = [f"q{n}" for n in range(intents)]
    ease = np.linspace(-0.15, 0.15, intents)
    named = {
        dealer: {
            key: int(rng.binomial(TRIALS, min(1.0, max(0.0, share + ease[n]))))
            for n, key in enumerate(keys)
        }
        for dealer, share in shares.items()
    }
    counted = tuple(
        CountedIntent(key=key, slug=key, department="new", stage="x", weight=1.0, answered=TRIALS)
        for key in keys
    )
    return SeriesCount(
        assistant="gpt", platform="chatgpt", access="official_api", surface="api", model=model,
        lineage=1, is_declared=True, intents=counted, named=named,
    )  # fmt: skip


def judged(
    before: Shares, after: Shares, *, seed: int = 1, intents: int = 40, running: Week = LATER,
    model: str = "m",
) -> Effect:  # fmt: skip
    rng = np.random.default_rng(seed)
    counts = {each: (week(before, rng, intents=intents),) for each in WINDOWS.before}
    counts |= {each: (week(after, rng, intents=intents, model=model),) for each in WINDOWS.after}
    peers = [dealer for dealer in before if dealer != "own"]
    return did_it_work.effect(counts, WINDOWS, dealer="own", peers=peers, running=running)


ALL = {"own": 0.3, "a": 0.4, "b": 0.5, "c": 0.3}


def moved(own: float, market: float) -> dict[str, float]:
    return {name: share + (own if name == "own" else market) for name, share in ALL.items()}


def test_the_windows_are_whole_weeks_without_the_changes_own() -> None:
    assert WINDOWS.before[-1].sunday < date(2026, 9, 14) < DAY < WINDOWS.after[0].monday
    assert WINDOWS.before[0].monday == date(2026, 9, 14) - timedelta(weeks=4)
    assert (len(WINDOWS.before), len(WINDOWS.after)) == (4, 4)


def test_what_only_the_dealer_gained_counts() -> None:
    found = judged(ALL, moved(0.2, 0.0))
    assert found.verdict is Verdict.UP
    assert found.change is not None
    assert found.change.delta == pytest.approx(0.2, abs=0.06)
    assert verdict_text(found).startswith("Up ")


def test_what_the_whole_market_gained_does_not() -> None:
    found = judged(ALL, moved(0.2, 0.2))
    assert found.verdict is Verdict.NO_CHANGE
    assert found.own == pytest.approx(0.2, abs=0.06)
    assert "No detectable change against the market" in verdict_text(found)


def test_standing_still_while_the_market_gains_is_a_loss() -> None:
    assert judged(ALL, moved(0.0, 0.2)).verdict is Verdict.DOWN


def test_the_difference_is_own_minus_the_mean_of_the_peers() -> None:
    found = judged(ALL, moved(0.1, 0.05))
    assert found.change and found.own is not None and found.peers is not None
    assert found.change.delta == pytest.approx(found.own - found.peers)


def test_two_peers_cannot_tell() -> None:
    two = {name: share for name, share in ALL.items() if name != "c"}
    found = judged(two, {**two, "own": 0.9})
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.change is None
    assert "2 of at least 3 other dealers" in verdict_text(found)


def test_nineteen_questions_cannot_tell() -> None:
    found = judged(ALL, moved(0.5, 0.0), intents=19)
    assert found.reasons == ("19 of at least 20 questions were answered before and after",)


def test_before_a_whole_week_has_passed_nothing_is_said() -> None:
    found = judged(ALL, moved(0.5, 0.0), running=WINDOWS.after[0])
    assert found.reasons == ("no whole week has passed since",)


def test_an_early_look_says_that_weeks_are_to_come() -> None:
    found = judged(ALL, moved(0.3, 0.0), running=WINDOWS.after[2])
    assert (found.weeks_after, found.is_preliminary) == (2, True)
    assert "2 of 4 weeks after the change are over" in time_text(found)


def test_another_model_is_another_series() -> None:
    found = judged(ALL, moved(0.5, 0.0), model="next")
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.intents == 0
    assert basis_text(found) == "Nothing was asked alike before and after."


def test_dealers_that_are_never_named_show_no_change() -> None:
    zero = dict.fromkeys(ALL, -1.0)
    assert judged(zero, zero).verdict is Verdict.ALIKE


def test_the_sample_is_said() -> None:
    found = judged(ALL, moved(0.2, 0.0))
    assert (found.intents, found.peers_counted) == (40, 3)
    assert (found.answers_before, found.answers_after) == (480, 480)
    assert "40 questions, 480 answers before and 480 after" in basis_text(found)


def test_without_any_effect_it_is_found_in_about_one_of_twenty() -> None:
    found = [judged(ALL, moved(0.1, 0.1), seed=seed).verdict for seed in range(150)]
    false = sum(verdict in (Verdict.UP, Verdict.DOWN) for verdict in found)
    assert 1 <= false <= 16


def test_an_effect_of_fifteen_points_is_mostly_found() -> None:
    found = [judged(ALL, moved(0.15, 0.0), seed=seed).verdict for seed in range(100)]
    assert sum(verdict is Verdict.UP for verdict in found) > 90
