"""Prove that measured values are said with their interval, their sample and their age."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import figures
from dashboard.figures import Figure

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SHARES = st.floats(0.0, 1.0)


def test_a_rate_is_said_with_its_interval():
    assert figures.rate_text(0.26, 0.221, 0.301) == "26 of 100 (22 to 30)"


def test_a_narrow_interval_earns_one_decimal():
    assert figures.rate_text(0.263, 0.256, 0.2704) == "26.3 of 100 (25.6 to 27.0)"


def test_a_half_width_of_one_point_keeps_the_decimal():
    assert figures.rate_words(0.26, 0.25, 0.27).value == "26.0"


def test_a_measured_zero_shows_its_upper_bound():
    assert figures.rate_text(0.0, 0.0, 0.0577) == "0 of 100, at most 6"


def test_an_upper_bound_is_never_rounded_down():
    assert figures.rate_words(0.0, 0.0, 0.0511).interval == "at most 6"


def test_a_full_rate_shows_its_lower_bound():
    assert figures.rate_text(1.0, 0.946, 1.0) == "100 of 100, at least 94"


def test_a_small_rate_never_reads_as_zero():
    assert figures.rate_words(0.003, 0.0, 0.04).value == "under 1"


def test_a_large_rate_never_reads_as_all():
    assert figures.rate_words(0.997, 0.96, 1.0).value == "over 99"


@given(SHARES, SHARES, SHARES)
def test_only_a_measured_zero_is_printed_as_zero(one, two, three):
    lo, point, hi = sorted((one, two, three))
    assert (figures.rate_words(point, lo, hi).value in ("0", "0.0")) == (point == 0.0)


@given(SHARES, SHARES, SHARES)
def test_no_rate_is_printed_without_an_interval(one, two, three):
    lo, point, hi = sorted((one, two, three))
    assert any(word in figures.rate_text(point, lo, hi) for word in (" to ", "at most", "at least"))


def test_a_figure_without_a_value_says_not_measured():
    assert Figure("Named", reason="no answers").text == "not measured"


def test_a_point_without_its_interval_counts_as_not_measured():
    assert not Figure("Named", point=0.4).is_measured


def test_nine_answers_are_directional():
    assert Figure("Named", 0.5, 0.2, 0.8, answers=9).is_directional


def test_ten_answers_are_not_directional():
    assert not Figure("Named", 0.5, 0.2, 0.8, answers=10).is_directional


def test_a_caution_makes_a_figure_directional():
    assert Figure("Named", 0.5, 0.2, 0.8, answers=40, caution="one intent").is_directional


def test_a_figure_takes_the_values_of_a_rate():
    rate = Figure("any", 0.1, 0.05, 0.2)
    assert figures.figure_of("Named", None, reason="no answers").point is None
    assert figures.figure_of("Named", _Rate(), answers=40).text == rate.text


def test_a_sample_counts_answers_and_questions():
    assert figures.sample_text(answers=1204, intents=1) == "1,204 answers to 1 question"


def test_a_sample_that_is_unknown_says_nothing():
    assert figures.sample_text(answers=None) == ""


def test_an_irregular_plural_is_used():
    assert figures.plural(0, "reply", "replies") == "0 replies"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=3, minutes=50), "3 hours ago"),
        (timedelta(days=13), "13 days ago"),
        (timedelta(days=60), "2 months ago"),
    ],
)
def test_an_age_is_said_in_whole_units(age, words):
    assert figures.age_text(NOW - age, NOW) == words


def test_a_time_is_said_in_utc():
    at = datetime.fromisoformat("2026-03-04T04:30:00-05:00")
    assert figures.utc_text(at) == "4 Mar 2026, 09:30 UTC"


@pytest.mark.parametrize(
    ("amount", "words"),
    [(0, "$0"), (Decimal("3.2"), "$3.20"), (1240.4, "$1,240"), (-50, "-$50")],
)
def test_money_is_said_in_dollars(amount, words):
    assert figures.money(amount) == words


def test_a_range_of_money_has_two_ends():
    assert figures.money_range(12_000, 18_000) == "$12,000 to $18,000"


def test_a_fraction_of_a_cent_is_shown():
    assert figures.cost_text(4_200) == "$0.0042"


def test_dollars_of_cost_have_two_decimals():
    assert figures.cost_text(12_345_678) == "$12.35"


class _Rate:
    """Stand in for a rate of the domain."""

    theta, lo, hi = 0.1, 0.05, 0.2
