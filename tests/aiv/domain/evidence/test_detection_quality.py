"""Prove what counts as right, wrong and missed when readings are checked."""

from aiv.domain.evidence.detection_quality import Reading, measure


def reading(detected: str | None, standing: str | None) -> Reading:
    return Reading(detected=detected, standing=standing)


RIGHT, WRONG, MISSED = reading("best", "best"), reading("best", None), reading(None, "best")


def test_precision_is_the_share_of_found_dealers_that_stand():
    found = measure([RIGHT] * 3 + [WRONG]).precision
    assert (found.theta, found.n) == (0.75, 4)


def test_recall_is_the_share_of_standing_dealers_that_were_found():
    found = measure([RIGHT] * 4 + [MISSED]).recall
    assert (found.theta, found.n) == (0.8, 5)


def test_a_wrong_role_is_still_a_dealer_rightly_found():
    quality = measure([RIGHT, reading("option", "best")])
    assert quality.precision.theta == 1.0
    assert quality.role_accuracy.theta == 0.5


def test_nothing_checked_is_not_measured():
    quality = measure([])
    assert (quality.precision, quality.recall, quality.role_accuracy) == (None, None, None)


def test_only_missed_dealers_leave_precision_unmeasured():
    quality = measure([MISSED])
    assert quality.precision is None
    assert quality.recall.theta == 0.0


def test_a_perfect_share_keeps_its_lower_bound():
    found = measure([RIGHT] * 5).precision
    assert found.hi == 1.0
    assert 0.5 < found.lo < 0.6


def test_a_dealer_that_was_neither_found_nor_stands_counts_nowhere():
    assert measure([reading(None, None)]) == measure([])
