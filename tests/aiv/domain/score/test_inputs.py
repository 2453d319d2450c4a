"""Counts become inputs, and nothing counted is not zero."""

from __future__ import annotations

import math

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.score.inputs import (
    aio_inclusion,
    authority_depth,
    crawl_budget,
    mileage_agrees,
    price_agrees,
    schema_coverage,
    silo_integrity,
    temporal_weight,
    weighted_agreement,
)


class TestSchemaCoverage:
    def test_only_pages_that_need_schema_count(self) -> None:
        assert schema_coverage([(True, True), (True, False), (False, True)]) == 0.5

    def test_none_valid_is_a_measured_zero(self) -> None:
        assert schema_coverage([(True, False)]) == 0.0

    @pytest.mark.parametrize("pages", [[], [(False, False)]])
    def test_no_eligible_page_is_not_measured(self, pages: list[tuple[bool, bool]]) -> None:
        assert schema_coverage(pages) is None


class TestAioInclusion:
    def test_mention_or_citation_includes(self) -> None:
        found = aio_inclusion([(1, 1, 0), (1, 0, 1), (1, 0, 0), (0, 0, 0)])
        assert found is not None
        assert (found.trigger_rate, found.n_aio) == (0.75, 3)
        assert found.inclusion == pytest.approx(2 / 3)

    def test_a_mention_outside_an_overview_does_not_count(self) -> None:
        found = aio_inclusion([(0, 1, 1), (1, 0, 0)])
        assert found is not None
        assert found.inclusion == 0.0

    def test_no_overview_leaves_inclusion_unmeasured(self) -> None:
        found = aio_inclusion([(0, 0, 0)])
        assert found is not None
        assert (found.trigger_rate, found.n_aio, found.inclusion) == (0.0, 0, None)

    def test_no_searches_are_not_measured(self) -> None:
        assert aio_inclusion([]) is None


class TestTemporalWeight:
    def test_a_page_halves_with_every_half_life(self) -> None:
        assert temporal_weight([(1, 0, 7), (1, 7, 7), (2, 14, 7)]) == pytest.approx(0.5)

    def test_a_page_of_the_future_is_fresh(self) -> None:
        assert temporal_weight([(1, -3, 7)]) == 1.0

    def test_the_scale_of_the_weights_does_not_matter(self) -> None:
        assert temporal_weight([(0.01, 7, 7)]) == pytest.approx(0.5)

    def test_an_undated_page_is_left_out(self) -> None:
        assert temporal_weight([(1, 7, 7), (5, None, 7)]) == 0.5

    @pytest.mark.parametrize("pages", [[], [(0, 3, 7)], [(1, None, 7)]])
    def test_no_dated_page_of_weight_is_not_measured(
        self, pages: list[tuple[float, float | None, float]]
    ) -> None:
        assert temporal_weight(pages) is None

    @pytest.mark.parametrize(("page", "field"), [((-1, 3, 7), "weight"), ((1, 3, 0), "half_life")])
    def test_what_is_out_of_bounds_is_named(
        self, page: tuple[float, float, float], field: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            temporal_weight([page])
        assert refused.value.field == field


class TestWeightedAgreement:
    def test_a_silent_source_gives_its_weight_to_the_others(self) -> None:
        found = weighted_agreement([(0.6, 3, 1), (0.2, 1, 0), (0.4, 0, 0)])
        assert found is not None
        assert found.value == pytest.approx((0.6 * 0.75 + 0.2) / 0.8)
        assert found.coverage == pytest.approx(0.8 / 1.2)

    def test_everything_wrong_is_a_measured_zero(self) -> None:
        found = weighted_agreement([(1.0, 0, 4)])
        assert found is not None
        assert found.value == 0.0

    @pytest.mark.parametrize("sources", [[], [(0.5, 0, 0)], [(0.0, 3, 1)]])
    def test_nothing_stated_is_not_measured(self, sources: list[tuple[float, int, int]]) -> None:
        assert weighted_agreement(sources) is None

    def test_a_negative_count_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="wrong"):
            weighted_agreement([(1.0, 3, -1)])


class TestCrawlBudget:
    def test_bots_are_weighed(self) -> None:
        assert crawl_budget([(1, 10, 10), (3, 5, 10)]) == pytest.approx(0.625)

    def test_a_blocked_bot_is_a_measured_zero(self) -> None:
        assert crawl_budget([(1, 0, 10)]) == 0.0

    def test_a_bot_without_important_pages_is_dropped(self) -> None:
        assert crawl_budget([(1, 5, 10), (1, 0, 0), (1, None, 10)]) == 0.5

    @pytest.mark.parametrize("bots", [[], [(1, 0, 0)], [(0, 1, 2)]])
    def test_no_bot_left_is_not_measured(self, bots: list[tuple[float, int, int]]) -> None:
        assert crawl_budget(bots) is None

    def test_more_reached_than_important_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="reachable"):
            crawl_budget([(1, 11, 10)])


class TestSiloIntegrity:
    def test_links_that_stay_inside_are_fully_assortative(self) -> None:
        found = silo_integrity([[5, 0], [0, 5]], 3, 4, 1, 4)
        assert found is not None
        assert found.assortativity == pytest.approx(1.0)
        assert found.score == pytest.approx((1.0 + 0.75 + 0.75) / 3)

    def test_links_that_always_leave_score_zero_and_stay_visible(self) -> None:
        found = silo_integrity([[0, 5], [5, 0]], None, None, 0, 10)
        assert found is not None
        assert found.assortativity == pytest.approx(-1.0)
        assert (found.score, found.n_parts) == (0.5, 2)

    @pytest.mark.parametrize("e", [[[7]], [[0, 0], [0, 0]], [[3, 0], [0, 0]], [], None])
    def test_fewer_than_two_linked_topics_drop_the_part(self, e: list[list[float]] | None) -> None:
        found = silo_integrity(e, 1, 2, 0, 4)
        assert found is not None
        assert (found.assortativity, found.score, found.n_parts) == (None, 0.75, 2)

    def test_no_part_left_is_not_measured(self) -> None:
        assert silo_integrity([], 0, 0, 0, 0) is None

    def test_a_matrix_that_is_not_square_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="e: "):
            silo_integrity([[1, 2]], 1, 2, 0, 4)

    def test_more_orphans_than_pages_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="orphans"):
            silo_integrity([], 1, 2, 5, 4)


class TestAuthorityDepth:
    def test_even_citations_count_every_domain(self) -> None:
        found = authority_depth([2, 2, 2])
        assert (found.domains, found.effective) == (3, pytest.approx(3.0))
        assert found.index == pytest.approx(math.log(4) / math.log(31))

    def test_one_dominant_domain_is_little_depth(self) -> None:
        assert authority_depth([98, 1, 1]).effective == pytest.approx(1 / (0.98**2 + 2e-4))

    def test_domains_without_citation_do_not_count(self) -> None:
        assert authority_depth([2, 0, 2]) == authority_depth([2, 2])

    def test_many_even_domains_reach_one(self) -> None:
        assert authority_depth([1] * 50).index == 1.0

    def test_no_domain_is_zero(self) -> None:
        found = authority_depth([])
        assert (found.domains, found.effective, found.index) == (0, 0.0, 0.0)

    def test_a_negative_count_is_refused(self) -> None:
        with pytest.raises(InvalidInput, match="counts"):
            authority_depth([-1])


class TestInventoryAgreement:
    @pytest.mark.parametrize(
        ("feed", "site", "agrees"),
        [
            (5_000, 5_100, True),
            (5_000, 5_101, False),
            (40_000, 40_400, True),
            (40_000, 39_599, False),
        ],
    )
    def test_prices_agree_within_a_hundred_or_one_percent(
        self, feed: float, site: float, agrees: bool
    ) -> None:
        assert price_agrees(feed=feed, site=site) is agrees

    @pytest.mark.parametrize(
        ("feed", "site", "agrees"),
        [(300, 310, True), (300, 311, False), (20_000, 20_200, True), (20_000, 20_201, False)],
    )
    def test_mileages_agree_within_ten_or_one_percent(
        self, feed: float, site: float, agrees: bool
    ) -> None:
        assert mileage_agrees(feed=feed, site=site) is agrees
