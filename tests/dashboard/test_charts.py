"""Prove the numbers of the charts, not their pixels."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import charts
from dashboard.charts import Reading

FIRST = datetime(2026, 9, 30, tzinfo=UTC)


def week(number: int, point: float | None = None) -> Reading:
    """Give a reading of a week with five points either side."""
    at = FIRST + timedelta(weeks=number)
    return Reading(at) if point is None else Reading(at, point, point - 0.05, point + 0.05)


@pytest.mark.parametrize(
    ("share", "length"),
    [(0.0, "0%"), (0.26, "26%"), (1 / 3, "33.33%"), (1.0, "100%"), (1.2, "100%")],
)
def test_a_share_becomes_a_length_on_the_axis(share, length):
    assert charts.percent(share) == length


def test_a_line_passes_through_its_points():
    drawn = charts.trend([week(0, 0.2), week(1, 0.3), week(2, 0.1)])
    assert drawn.line == "M0 50 L50 25 L100 75"


def test_a_band_goes_out_above_and_back_below():
    drawn = charts.trend([week(0, 0.15), week(1, 0.15)])
    assert drawn.band == "M0 0 L100 0 L100 50 L0 50 Z"


def test_time_and_not_order_places_a_point():
    drawn = charts.trend([week(0, 0.2), week(1, 0.2), week(4, 0.2)])
    assert [node.x for node in drawn.nodes] == [0.0, 25.0, 100.0]


def test_an_unmeasured_week_breaks_the_line():
    drawn = charts.trend([week(0, 0.2), week(1), week(2, 0.2), week(3, 0.2), week(4, 0.2)])
    assert drawn.line == "M0 50 L50 50 L75 50 L100 50".replace(" L50", " M50")
    assert [(gap.x, gap.width) for gap in drawn.gaps] == [(0.0, 50.0)]


def test_a_series_that_stops_ends_in_a_gap():
    drawn = charts.trend([week(0, 0.2), week(1, 0.2), week(2)])
    assert [(gap.x, gap.width) for gap in drawn.gaps] == [(50.0, 50.0)]


def test_the_axis_begins_at_zero_and_holds_every_interval():
    drawn = charts.trend([week(0, 0.38), week(1, 0.2)])
    assert drawn.y_labels == ("60", "45", "30", "15", "0")


def test_a_single_reading_stands_in_the_middle():
    drawn = charts.trend([week(0, 0.2)])
    assert (drawn.nodes[0].x, drawn.x_labels) == (50.0, ("30 Sep 2026",))


def test_nothing_measured_draws_nothing():
    assert charts.trend([week(0), week(1)]) is None


def test_no_readings_draw_nothing():
    assert charts.trend([]) is None


def test_a_needle_at_half_points_up():
    assert charts.gauge(0.5, 0.4, 0.6).needle == (100.0, 34.0)


def test_a_full_band_spans_the_half_circle():
    assert charts.gauge(0.5, 0.0, 1.0).band == "M20 100 A80 80 0 0 1 180 100"


@given(st.lists(st.none() | st.floats(0.05, 0.95), min_size=1, max_size=12))
def test_every_point_lies_inside_the_box(points):
    drawn = charts.trend([week(i, point) for i, point in enumerate(points)])
    nodes = drawn.nodes if drawn else ()
    assert all(0.0 <= node.x <= 100.0 and 0.0 <= node.y <= 100.0 for node in nodes)
    assert len(nodes) == sum(point is not None for point in points)
