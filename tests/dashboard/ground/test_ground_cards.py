"""A card of the ground shows no number without its interval, its sample and its age."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from aiv.domain.score.input_records import InputRecord, InputStatus, not_measured
from aiv.models import Dealer
from dashboard.pages.ground.ground_cards import of_inputs
from dashboard.pages.ground.ground_state import Ground, GroundCard

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def record(name: str, value: float, **given: Any) -> InputRecord:
    return InputRecord(
        name=name, status=InputStatus.MEASURED, method_version="1", value=value, measured_at=NOW,
        **given,
    )  # fmt: skip


def card(*records: InputRecord) -> GroundCard:
    names = tuple(each.name for each in records)
    known = {each.name: each for each in records}
    made = of_inputs("A room", "What it is.", names=names)
    return made(Ground(dealer=Dealer(slug="a"), records=known, now=NOW))


def test_a_share_stands_with_its_interval_and_sample() -> None:
    found = card(record("inventory_truth_mult", 0.91, lo=0.86, hi=0.94, n_obs=212))
    assert (found.figures, found.sample) == (("91 of 100 (86 to 94)",), "n = 212")


def test_a_census_has_no_interval_and_says_how_many_it_counted() -> None:
    found = card(record("crawl_budget_mult", 0.5, n_obs=60))
    assert (found.figures, found.sample) == (("50 of 100",), "n = 60")


def test_the_review_score_is_read_in_hundredths() -> None:
    found = card(record("ugc_health_score", 71.0, lo=64.0, hi=77.0, n_obs=140))
    assert found.figures == ("71 of 100 (64 to 77)",)


def test_two_lifts_are_told_apart() -> None:
    clicks = record("ctr_delta", 0.06, lo=0.01, hi=0.11, n_obs=9000)
    found = card(clicks, record("conversion_delta", -0.04, lo=-0.09, hi=0.02, n_obs=400))
    assert found.figures == (
        "Click lift +6.0 % (+1.0 % to +11.0 %)",
        "Conversion lift −4.0 % (−9.0 % to +2.0 %)",
    )


def test_what_was_not_measured_shows_its_reason_and_no_figure() -> None:
    found = card(not_measured("inventory_truth_mult", method_version="1"))
    assert (found.figures, found.sample) == ((), "")
    assert found.reason
