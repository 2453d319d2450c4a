"""Score findings, cap them, and compare two audits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.site.checks import RULES
from aiv.domain.site.differences import Change, differences
from aiv.domain.site.findings import Finding, Outcome
from aiv.domain.site.site_score import site_score

MEASURED = st.sampled_from([Outcome.PASS, Outcome.WARN, Outcome.FAIL])


def finding(
    check: str, outcome: Outcome, *, cap: float | None = None, version: str = "1"
) -> Finding:
    return Finding(check=check, rule_version=version, outcome=outcome, reason="so", cap=cap)


def test_a_warning_earns_half() -> None:
    found = site_score([finding("A01", Outcome.PASS), finding("A02", Outcome.WARN)])
    assert found.score == pytest.approx(100 * 8 / 9)
    assert found.coverage == 9


def test_what_was_not_measured_leaves_the_sum() -> None:
    rows = [finding("A01", Outcome.PASS), finding("D07", Outcome.UNMEASURED)]
    assert (site_score(rows).score, site_score(rows).coverage) == (100.0, 7.0)


def test_nothing_measured_is_no_score() -> None:
    assert site_score([finding("A01", Outcome.UNMEASURED)]).score is None


def test_a_critical_failure_caps_the_total() -> None:
    rows = [finding(name, Outcome.PASS) for name in RULES if name != "A01"]
    found = site_score([*rows, finding("A01", Outcome.FAIL, cap=40.0)])
    assert (found.score, found.caps) == (40.0, ("A01",))


@given(st.lists(MEASURED, min_size=50, max_size=50))
def test_a_score_is_of_a_hundred(outcomes: list[Outcome]) -> None:
    rows = [finding(name, each) for name, each in zip(RULES, outcomes, strict=True)]
    found = site_score(rows)
    assert found.score is not None
    assert 0 <= found.score <= 100


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (Outcome.FAIL, Outcome.PASS, Change.FIXED),
        (Outcome.PASS, Outcome.WARN, Change.NEW),
        (Outcome.WARN, Outcome.FAIL, Change.WORSE),
        (Outcome.FAIL, Outcome.WARN, Change.BETTER),
    ],
)
def test_a_check_that_moved_is_named(old: Outcome, new: Outcome, change: Change) -> None:
    (moved,) = differences([finding("A01", old)], [finding("A01", new)])
    assert moved.change is change


def test_a_check_that_was_not_measured_before_did_not_move() -> None:
    assert differences([finding("A01", Outcome.UNMEASURED)], [finding("A01", Outcome.FAIL)]) == ()


def test_a_check_by_another_rule_did_not_move() -> None:
    old = finding("A01", Outcome.FAIL, version="0")
    assert differences([old], [finding("A01", Outcome.PASS)]) == ()
