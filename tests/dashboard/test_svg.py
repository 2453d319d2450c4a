"""Prove what the chart and figure tags draw and say."""

from datetime import UTC, datetime, timedelta

from django.template import Context, Template

from dashboard.charts import Reading
from dashboard.figures import Figure

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
NAMED = Figure(
    "Named", 0.26, 0.22, 0.3, 120, 40, NOW - timedelta(hours=3), "Assistant A", "/answers"
)
ABSENT = Figure("Named", reason="No answers yet.", action="Import answers", action_url="/import")


def drawn(source: str, **context: object) -> str:
    """Render a piece of template."""
    return Template("{% load svg figures components %}" + source).render(Context(context))


def test_an_interval_bar_puts_point_and_band_on_the_rule():
    html = drawn("{% interval_bar figure %}", figure=NAMED)
    assert 'x="22%"' in html
    assert 'width="8%"' in html
    assert 'cx="26%"' in html


def test_an_interval_bar_is_read_aloud_in_words():
    html = drawn("{% interval_bar figure %}", figure=NAMED)
    assert 'aria-label="Named: 26 of 100 (22 to 30)"' in html


def test_an_unmeasured_bar_has_no_point():
    html = drawn("{% interval_bar figure %}", figure=ABSENT)
    assert "interval--unmeasured" in html
    assert "<circle" not in html


def test_an_unmeasured_rival_is_not_drawn():
    html = drawn("{% interval_bar figure rivals=rivals %}", figure=NAMED, rivals=[ABSENT, NAMED])
    assert html.count("interval__rival") == 1


def test_a_stat_stands_with_interval_sample_age_source_and_evidence():
    html = drawn("{% stat figure now %}", figure=NAMED, now=NOW)
    for words in (
        "22 to 30",
        "120 answers to 40 questions",
        "3 hours ago",
        "Assistant A",
        "/answers",
    ):
        assert words in html


def test_an_unmeasured_stat_says_why_and_what_to_do():
    html = drawn("{% stat figure now %}", figure=ABSENT, now=NOW)
    for words in ("Not measured", "No answers yet.", "Import answers", "/import"):
        assert words in html


def test_a_trend_has_a_table_of_the_same_numbers():
    html = drawn("{% trend readings 'Named' %}", readings=[Reading(NOW, 0.26, 0.22, 0.3)])
    assert html.count("26 of 100 (22 to 30)") == 3


def test_every_point_of_a_trend_can_be_reached_by_keyboard():
    readings = [Reading(NOW - timedelta(weeks=i), 0.2, 0.1, 0.3) for i in (2, 1, 0)]
    html = drawn("{% trend readings 'Named' %}", readings=readings)
    assert html.count('tabindex="0"') == 3


def test_an_empty_trend_says_so():
    assert "No measurement yet" in drawn("{% trend readings 'Named' %}", readings=[])


def test_a_gauge_is_a_meter_with_words():
    html = drawn("{% gauge figure %}", figure=NAMED)
    assert 'aria-valuenow="26.0"' in html
    assert 'aria-valuetext="26 of 100 (22 to 30)"' in html


def test_an_unmeasured_gauge_is_no_meter():
    html = drawn("{% gauge figure %}", figure=ABSENT)
    assert 'role="meter"' not in html
    assert "No answers yet." in html


def test_markup_in_a_name_is_escaped_in_a_chart():
    figure = Figure('"><script>', 0.26, 0.22, 0.3)
    assert "<script>" not in drawn("{% interval_bar figure %}{% gauge figure %}", figure=figure)
