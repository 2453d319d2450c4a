"""Prove the words of a score: status, gaps, formula, money, levers, history, prototype."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from aiv.models import Dealer, Market, Panel, Score
from aiv.selectors.markets.panel_lineages import Versions
from dashboard import charts
from dashboard.pages.evidence import exposure, origin
from dashboard.pages.score import formula, history, score, what_if
from tests import scored

LATER = scored.AT + timedelta(days=1)


def page(values: dict[str, float]) -> score.ScorePage:
    return built(values, now=LATER)


def built(values: Mapping[str, float], *, now: datetime) -> score.ScorePage:
    dealer, market = Dealer(slug="harbor-point-toyota"), Market(slug="toyota-harbor-point")
    return score.build(scored.unsaved(values), dealer=dealer, market=market, now=now)


def test_coverage_counts_parts() -> None:
    assert page(dict(scored.PANEL_ONLY)).coverage == (
        "1 of 5 pillars, 0 of 3 selection scores, 0 of 4 modifiers"
    )


def test_bounds_are_rounded_outwards() -> None:
    assert score.bounds_text(0.004, 0.831) == "0 to 84 of 100"


def test_an_action_gathers_everything_it_would_measure() -> None:
    gaps = page(dict(scored.PANEL_ONLY)).gaps
    assert gaps[0].action == "Audit the site."
    assert "Open to assistants' crawlers" in gaps[0].measures
    assert len({gap.action for gap in gaps}) == len(gaps)


def test_an_action_leads_to_where_it_is_done() -> None:
    where = {gap.action: gap.url for gap in page(dict(scored.PANEL_ONLY)).gaps}
    assert where["Audit the site."] == "/dealers/harbor-point-toyota/site/"
    assert where["Import reviews."] == "/dealers/harbor-point-toyota/reviews/"
    overview = where["Import or capture AI Overviews of the market's questions."]
    assert overview == "/markets/toyota-harbor-point/scans/"


def test_a_complete_score_has_no_gap() -> None:
    assert page(dict(scored.COMPLETE)).gaps == ()


def test_an_old_measurement_is_called_old() -> None:
    made = built(scored.COMPLETE, now=scored.AT + timedelta(days=15))
    assert any(caution.startswith("Old:") for caution in made.cautions)


def test_the_formula_of_a_complete_score_needs_no_bounds() -> None:
    made = formula.build(page(dict(scored.COMPLETE)), mapping="measured-1")
    assert made.bounds == ""
    assert made.sums[0].rule == "Each pillar times its weight, added up."


def test_a_missing_modifier_changes_the_rule() -> None:
    values = {name: v for name, v in scored.COMPLETE.items() if name != "entity_confidence"}
    made = formula.build(page(values), mapping="measured-1")
    assert made.sums[2].rule == "The 3 measured ones multiplied, to the power 4/3."


def test_no_amount_without_both_declarations() -> None:
    half = {**scored.COMPLETE, "avg_gross_per_unit": 2400.0}
    made = exposure.build(page(half))
    assert made.amount == ""
    assert made.reason == "Nobody declared the opportunities a month."


def test_a_declared_zero_puts_nothing_at_risk() -> None:
    values = {**scored.COMPLETE, **scored.MONEY, "monthly_opportunities": 0.0}
    assert exposure.build(page(values)).amount == "$0 to $0"


def test_an_unmeasured_index_puts_no_amount_at_risk() -> None:
    made = exposure.build(page({**scored.PANEL_ONLY, **scored.MONEY}))
    assert (made.amount, made.reason) == ("", "AIV itself is not measured.")


def test_a_lever_keeps_the_exact_value_and_shows_a_short_one() -> None:
    made = what_if.build(page({**scored.COMPLETE, "geo_local_rate": 0.35678}))
    lever = next(
        each for group in made.groups for each in group.levers if each.name == "geo_local_rate"
    )
    assert (lever.measured, lever.shown) == ("0.35678", "35.7")


def test_every_input_has_a_lever() -> None:
    names = {each.name for group in what_if.build(None).groups for each in group.levers}
    assert names == set(scored.NAMES)


def drawn(*scores: Score) -> list[str]:
    return [reading.notes for reading in history.build(scores).readings]


def test_scores_with_other_missing_inputs_share_no_line() -> None:
    fewer = {name: v for name, v in scored.COMPLETE.items() if name != "geo_local_rate"}
    rows = scored.unsaved(fewer), scored.unsaved(scored.COMPLETE, at=LATER)
    assert drawn(*rows) == ["", "another series begins: other inputs are missing"]
    page = history.build(rows)
    assert page.has_line
    assert len(charts.trend(page.readings).line.split("M")) == 3  # type: ignore[union-attr]


def test_both_sides_of_a_break_are_compared_on_what_both_measured() -> None:
    fewer = {name: v for name, v in scored.COMPLETE.items() if name != "geo_local_rate"}
    rows = scored.unsaved(fewer), scored.unsaved(scored.COMPLETE, at=LATER)
    common = history.build(rows).common
    assert common
    assert common.before == common.after == history.build(rows[:1]).readings[0].text


def test_another_assistant_begins_another_series() -> None:
    rows = scored.unsaved(scored.COMPLETE), scored.unsaved(scored.COMPLETE, at=LATER)
    for record in rows[1].snapshot["inputs"]:
        record["source"] = ["model-2"] if record["name"].startswith("platform") else []
    words = "another series begins: other assistants, models or surfaces"
    assert drawn(*rows) == ["", words]


def of_versions(lineages: tuple[int, int]) -> history.HistoryPage:
    """Draw a score on each of two versions of a panel."""
    panels = [Panel(version=1), Panel(version=2)]
    rows = scored.unsaved(scored.COMPLETE), scored.unsaved(scored.COMPLETE, at=LATER)
    for row, panel in zip(rows, panels, strict=True):
        row.panel = panel
    began = {panel.pk: number for panel, number in zip(panels, lineages, strict=True)}
    numbers = {panel.pk: panel.version for panel in panels}
    return history.build(rows, Versions(numbers=numbers, began=began, questions={}))


def test_a_version_of_the_same_lineage_is_a_mark_on_the_line() -> None:
    page = of_versions((1, 1))
    assert [reading.notes for reading in page.readings] == ["", "version 2 of the panel"]
    assert len(charts.trend(page.readings).line.split("M")) == 2  # type: ignore[union-attr]


def test_another_panel_breaks_the_line() -> None:
    page = of_versions((1, 2))
    assert page.common and page.common.before == ""
    assert page.common.basis == "the 0 questions that both panels ask in the same words"
    assert page.readings[1].begins == "another series begins: another panel"
    assert len(charts.trend(page.readings).line.split("M")) == 3  # type: ignore[union-attr]


def test_a_partial_score_is_a_gap() -> None:
    rows = scored.unsaved(scored.PARTIAL), scored.unsaved(scored.COMPLETE, at=LATER)
    assert drawn(*rows) == ["partial, not comparable", ""]


def test_the_last_score_of_a_day_counts() -> None:
    rows = scored.unsaved(scored.COMPLETE), scored.unsaved(scored.COMPLETE)
    assert drawn(*rows) == [""]


def test_both_prototypes_are_computed_of_complete_inputs() -> None:
    rows = origin.build(page(dict(scored.COMPLETE)))
    assert [row.name for row in rows] == ["origin-a", "origin-b"]
    assert all(row.aiv for row in rows)


def test_a_prototype_that_lacks_an_input_gives_no_figure() -> None:
    assert [row.aiv for row in origin.build(page(dict(scored.PANEL_ONLY)))] == ["", ""]
