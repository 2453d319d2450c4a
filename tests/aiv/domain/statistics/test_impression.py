"""The share of an answer a dealer gets, ours and the GEO code's."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.statistics.impression import (
    CitedSentence,
    GeoMetric,
    counted_words,
    geo_impression,
    pawc,
)
from tests.aiv.domain.properties import QUICK

E = math.exp(-1)


class TestPawc:
    def test_early_words_count_more(self) -> None:
        assert pawc([(10, [0]), (10, [1])], 2) == pytest.approx([1 / (1 + E), E / (1 + E)])

    def test_a_sentence_is_shared_by_those_it_names(self) -> None:
        assert pawc([(8, [0, 1])], 3) == [0.5, 0.5, 0.0]

    def test_sharing_a_sentence_costs_words(self) -> None:
        assert pawc([(8, [0, 1]), (0, [0])], 2) == pytest.approx([0.5, 0.5])
        both = pawc([(10, [0, 1]), (10, [1])], 2)
        assert both == pytest.approx([5 / (10 + 10 * E), (5 + 10 * E) / (10 + 10 * E)])

    def test_a_dealer_named_twice_takes_two_parts(self) -> None:
        assert pawc([(9, [0, 0, 1])], 2) == pytest.approx([2 / 3, 1 / 3])

    def test_an_unknown_index_takes_no_part(self) -> None:
        assert pawc([(8, [0, 7, -1])], 2) == [1.0, 0.0]

    def test_nobody_named_is_zero_for_all(self) -> None:
        assert pawc([(5, []), (5, [9])], 2) == [0.0, 0.0]

    def test_sentences_that_name_nobody_still_take_up_room(self) -> None:
        found = pawc([(5, [0]), (5, []), (5, [1])], 2)
        assert found == pytest.approx([1 / (1 + E), E / (1 + E)])

    @pytest.mark.parametrize(("sentences", "n"), [([], 3), ([(5, [0])], 0)])
    def test_no_answer_or_no_dealer_has_no_share(
        self, sentences: list[tuple[int, list[int]]], n: int
    ) -> None:
        assert pawc(sentences, n) is None

    def test_negative_words_are_refused(self) -> None:
        with pytest.raises(InvalidInput, match="words"):
            pawc([(-1, [0])], 1)

    @QUICK
    @given(
        sentences=st.lists(
            st.tuples(st.integers(1, 40), st.lists(st.integers(0, 3), max_size=3)),
            min_size=1,
            max_size=8,
        )
    )
    def test_the_shares_sum_to_one_or_to_nothing(
        self, sentences: list[tuple[int, list[int]]]
    ) -> None:
        found = pawc(sentences, 4)
        assert found is not None
        is_named = any(indexes for _, indexes in sentences)
        assert math.fsum(found) == pytest.approx(1.0 if is_named else 0.0)


class TestGeoPort:
    SENTENCES = (CitedSentence(6, (1,)), CitedSentence(3, (2, 2, 1)))

    @pytest.mark.parametrize(
        ("metric", "expected"),
        [
            (GeoMetric.WORD, [7.0, 2.0]),
            (GeoMetric.POSITION, [1 + E / 3, 2 * E / 3]),
            (GeoMetric.WORD_POSITION, [6 + E, 2 * E]),
        ],
    )
    def test_credit_is_shared_by_marks(self, metric: GeoMetric, expected: list[float]) -> None:
        found = geo_impression(metric, self.SENTENCES, 2, normalise=False)
        assert found == pytest.approx(expected)

    def test_normalised_credit_sums_to_one(self) -> None:
        found = geo_impression(GeoMetric.WORD, self.SENTENCES, 2, normalise=True)
        assert found == pytest.approx([7 / 9, 2 / 9])

    def test_nobody_credited_falls_back_to_equal_parts(self) -> None:
        found = geo_impression(GeoMetric.WORD, [CitedSentence(6, (9,))], 4, normalise=True)
        assert found == [0.25] * 4

    def test_a_mark_of_zero_wraps_to_the_last_source(self) -> None:
        found = geo_impression(GeoMetric.WORD, [CitedSentence(6, (0,))], 3, normalise=False)
        assert found == [0.0, 0.0, 6.0]

    def test_a_mark_out_of_range_still_shares_the_sentence(self) -> None:
        found = geo_impression(GeoMetric.WORD, [CitedSentence(6, (1, 9))], 3, normalise=False)
        assert found == [3.0, 0.0, 0.0]

    def test_an_only_sentence_has_the_full_weight(self) -> None:
        found = geo_impression(GeoMetric.POSITION, [CitedSentence(6, (1,))], 1, normalise=False)
        assert found == [1.0]

    def test_no_sources_have_no_impression(self) -> None:
        assert geo_impression(GeoMetric.WORD, self.SENTENCES, 0, normalise=True) is None

    def test_short_tokens_are_not_words(self) -> None:
        assert counted_words(["We", "sell", "2025", "[", "1", "]", "it", "now"]) == 3
