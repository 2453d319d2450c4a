"""Counts of a panel become input records, or say which minimum they miss."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import pytest

from aiv.domain.evidence.cited_domains import CitedDomains
from aiv.domain.index import PLATFORMS
from aiv.domain.score.input_records import InputRecord
from aiv.domain.score.inputs import authority_depth
from aiv.domain.score.panel_inputs import Panel, PanelInputs, PanelSeries, measure_panel
from aiv.domain.statistics.common_intents import FALLBACK
from aiv.domain.statistics.mention_rates import IntentTally
from aiv.domain.statistics.rates import rate_of, standard_error

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
NO_LINKS = CitedDomains(by_intent={}, citing_answers=0)


def tallies(intents: int, answered: int = 2, **told: Any) -> tuple[IntentTally, ...]:
    return tuple(
        IntentTally(intent=f"intent-{at}", department="new", weight=1.0, answered=answered, **told)
        for at in range(intents)
    )


def series(platform: str = "chatgpt", *, intents: int = 20, **given: Any) -> PanelSeries:
    told = {
        "surface": "responses",
        "model": f"{platform}-1",
        "newest_at": NOW,
        "tallies": tallies(intents),
        "named": {},
        "included": {},
        **given,
    }
    return PanelSeries(platform=platform, **told)


def panel(*all_series: PanelSeries, **given: Any) -> Panel:
    told: dict[str, Any] = {
        "version": 1,
        "window_from": NOW - timedelta(days=28),
        "window_to": NOW,
        "series": all_series,
        "local_series": (),
        "local_places": 0,
        "cited": NO_LINKS,
        **given,
    }
    return Panel(**told)


def measured(given: Panel, *, now: datetime = NOW) -> PanelInputs:
    return measure_panel(given, now=now)


def one(name: str, given: Panel, *, now: datetime = NOW) -> InputRecord:
    return next(each for each in measured(given, now=now).records if each.name == name)


def test_every_panel_input_has_a_record_even_without_answers() -> None:
    found = measured(panel(version=None, window_from=None, window_to=None))
    names = {f"platform_scores.{each}" for each in PLATFORMS}
    names |= {"google_aio_inclusion_rate", "geo_local_rate", "authority_depth_index"}
    assert {each.name for each in found.records} == names
    assert {(each.status, each.value) for each in found.records} == {("not_measured", None)}
    assert all(each.reason and each.action for each in found.records)
    assert found.aeo is None


def test_copilot_says_that_it_cannot_be_asked() -> None:
    assert "no public interface" in one("platform_scores.copilot", panel()).reason


class TestPlatform:
    NAME = "platform_scores.chatgpt"

    def test_a_rate_with_its_interval_and_passport(self) -> None:
        named = {f"intent-{at}": 1 for at in range(10)}
        found = one(self.NAME, panel(series(named=named)))
        expected = rate_of([(1, 2)] * 10 + [(0, 2)] * 10)
        assert expected is not None
        assert (found.status, found.value) == ("measured", 0.25)
        assert (found.lo, found.hi) == (expected.lo, expected.hi)
        assert found.se == standard_error(expected.theta, expected.n_star)
        assert (found.n_clusters, found.n_obs) == (20, 40)
        assert (found.source, found.surface, found.panel_version) == (
            ("chatgpt-1",), "responses", 1,
        )  # fmt: skip

    def test_never_named_is_a_measured_zero_with_an_upper_bound(self) -> None:
        found = one(self.NAME, panel(series()))
        assert (found.status, found.value, found.lo) == ("measured", 0.0, 0.0)
        assert found.hi is not None and found.hi > 0.0

    @pytest.mark.parametrize(
        ("rows", "word"),
        [
            (tallies(19, answered=3), "questions"),
            (tallies(20, answered=1), "answers"),
            (tallies(20, failed=1), "calls"),
        ],
    )
    def test_a_missed_minimum_is_insufficient(
        self, rows: tuple[IntentTally, ...], word: str
    ) -> None:
        found = one(self.NAME, panel(series(tallies=rows)))
        assert (found.status, found.value) == ("insufficient", None)
        assert word in found.reason

    def test_seven_of_ten_calls_are_enough(self) -> None:
        rows = tallies(20, answered=7, failed=3)
        assert one(self.NAME, panel(series(tallies=rows))).status == "measured"

    def test_fourteen_days_without_an_answer_are_stale_after_the_last_second(self) -> None:
        given = panel(series())
        assert one(self.NAME, given, now=NOW + timedelta(days=14)).status == "measured"
        stale = one(self.NAME, given, now=NOW + timedelta(days=14, seconds=1))
        assert (stale.status, stale.value, stale.n_obs) == ("stale", None, 40)


class TestComposite:
    def test_each_intent_is_one_cluster_over_the_assistants(self) -> None:
        found = measured(panel(series("chatgpt"), series("claude"))).aeo
        assert found is not None
        assert (found.clusters, found.observations) == (20, 80)

    @pytest.mark.parametrize("flaw", ["thin", "stale"])
    def test_an_assistant_that_is_not_scored_adds_no_certainty(self, flaw: str) -> None:
        flaws: dict[str, dict[str, Any]] = {
            "thin": {"intents": 5},
            "stale": {"newest_at": NOW - timedelta(days=15)},
        }
        alone = measured(panel(series("chatgpt"))).aeo
        assert measured(panel(series("chatgpt"), series("claude", **flaws[flaw]))).aeo == alone

    def test_demand_weights_count(self) -> None:
        rows = tallies(20)
        heavy = (replace(rows[0], weight=19.0), *rows[1:])
        found = measured(panel(series(tallies=heavy, named={"intent-0": 2}))).aeo
        assert found is not None
        assert found.theta == pytest.approx(0.5)


class TestOverviews:
    NAME = "google_aio_inclusion_rate"

    def shown(self, intents: int, answered: int, **given: Any) -> Panel:
        rows = tallies(intents, answered=answered, not_shown=1)
        return panel(series("ai_overview", tallies=rows, **given))

    def test_named_or_cited_of_those_shown(self) -> None:
        included = {f"intent-{at}": 2 for at in range(5)}
        found = one(self.NAME, self.shown(10, 2, included=included))
        assert (found.status, found.value, found.n_obs) == ("measured", 0.5, 20)

    def test_queries_weigh_by_their_observations(self) -> None:
        rows = (*tallies(10), replace(tallies(1, answered=20)[0], intent="often"))
        given = panel(series("ai_overview", tallies=rows, included={"often": 20}))
        assert one(self.NAME, given).value == pytest.approx(0.5)

    @pytest.mark.parametrize(("intents", "answered"), [(9, 3), (19, 1)])
    def test_too_few_are_not_rated(self, intents: int, answered: int) -> None:
        found = one(self.NAME, self.shown(intents, answered))
        assert (found.status, found.value) == ("insufficient", None)
        assert f"in {intents * answered} of {intents * (answered + 1)} searches" in found.reason

    def test_none_shown_is_never_zero(self) -> None:
        found = one(self.NAME, self.shown(30, 0))
        assert (found.status, found.value) == ("insufficient", None)


class TestLocal:
    NAME = "geo_local_rate"

    def local(self, intents: int = 8, answered: int = 5, places: int = 5) -> Panel:
        rows = tallies(intents, answered=answered, is_local=True)
        one_series = series(tallies=rows, named={"intent-0": answered})
        return panel(one_series, local_series=(one_series,), local_places=places)

    def test_enough_questions_answers_and_places_make_a_rate(self) -> None:
        found = one(self.NAME, self.local())
        assert (found.status, found.value) == ("measured", pytest.approx(1 / 8))

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"intents": 7, "answered": 6}, "7 of at least 8 local questions"),
            ({"answered": 4}, "32 of at least 40 answers"),
            ({"places": 4}, "4 of at least 5 ZIP codes"),
        ],
    )
    def test_each_minimum_is_named(self, given: dict[str, int], words: str) -> None:
        found = one(self.NAME, self.local(**given))
        assert (found.status, found.value) == ("insufficient", None)
        assert words in found.reason


class TestAuthority:
    NAME = "authority_depth_index"

    def cited(self, by_intent: dict[str, dict[str, int]], citing: int = 50) -> Panel:
        return panel(series(), cited=CitedDomains(by_intent=by_intent, citing_answers=citing))

    def test_domains_count_over_all_intents(self) -> None:
        rows = {"a": {"one.example": 2}, "b": {"one.example": 1, "two.example": 3}}
        found = one(self.NAME, self.cited(rows))
        assert found.value == pytest.approx(authority_depth([3, 3]).index)
        assert (found.n_clusters, found.n_obs) == (2, 50)

    def test_no_domain_in_fifty_citing_answers_is_a_measured_zero(self) -> None:
        found = one(self.NAME, self.cited({}))
        assert (found.status, found.value, found.se) == ("measured", 0.0, None)

    @pytest.mark.parametrize(("citing", "status"), [(49, "insufficient"), (0, "not_measured")])
    def test_fewer_than_fifty_are_not_rated(self, citing: int, status: str) -> None:
        found = one(self.NAME, self.cited({"a": {"one.example": 9}}, citing))
        assert (found.status, found.value) == (status, None)

    def test_intents_that_agree_have_no_spread(self) -> None:
        rows = {each: {"one.example": 1, "two.example": 1} for each in "abc"}
        found = one(self.NAME, self.cited(rows))
        assert found.se == pytest.approx(0.0)
        assert found.lo == found.value == found.hi

    def test_the_jackknife_of_two_intents(self) -> None:
        rows = {"a": {"one.example": 1}, "b": {"two.example": 1, "three.example": 1}}
        alone = [authority_depth([1, 1]).index, authority_depth([1]).index]
        found = one(self.NAME, self.cited(rows))
        assert found.se == pytest.approx((alone[0] - alone[1]) / 2)

    def test_after_twenty_eight_days_it_is_stale(self) -> None:
        given = self.cited({"a": {"one.example": 1}})
        assert one(self.NAME, given, now=NOW + timedelta(days=28)).status == "measured"
        stale = one(self.NAME, given, now=NOW + timedelta(days=29))
        assert (stale.status, stale.value) == ("stale", None)


class TestCorrelations:
    NAMED: ClassVar = {f"intent-{at}": at % 3 for at in range(20)}

    def test_few_local_questions_leave_the_convention(self) -> None:
        asked = panel(series(named=self.NAMED), local_series=(series(intents=4),), local_places=5)
        assert measured(asked).correlations == FALLBACK

    def test_the_same_local_answers_share_their_noise(self) -> None:
        local = series(intents=12, named=self.NAMED)
        asked = panel(series(named=self.NAMED), local_series=(local,), local_places=5)
        found = measured(asked).correlations["AEO|GeoLocal"]
        assert found == pytest.approx(math.sqrt(12 / 20))

    def test_overviews_of_the_same_questions_are_compared_too(self) -> None:
        shown = series("ai_overview", included=self.NAMED)
        found = measured(panel(series(named=self.NAMED), shown)).correlations
        assert found["AEO|GEO"] == pytest.approx(1.0)
