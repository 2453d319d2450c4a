"""Every published worked example and GEO case comes out as the specification says."""

from __future__ import annotations

import pytest

from aiv.domain.method.spec_check import Verdict, check
from aiv.domain.statistics.impression import counted_words, pawc
from aiv.domain.statistics.quantiles import Z975, t975
from tests.aiv.domain.spec_files import spec_file

pytestmark = pytest.mark.field

ON_PURPOSE_DIFFERENT = {
    "no_citations_uniform_fallback",
    "only_hallucinated_citations_fallback",
    "citation_zero_wraps_to_last_source",
}


@pytest.mark.parametrize("name", ["aiv_worked_examples.json", "geo_reference_cases.json"])
def test_every_example_passes(name: str) -> None:
    lines = list(check(spec_file(name)))
    assert lines
    assert [line for line in lines if line.status is not Verdict.PASS] == []


def test_the_tabulated_t_quantiles_are_ours() -> None:
    document = spec_file("aiv_worked_examples.json")
    factors = document["kg_factor_z_over_t_squared_95"]
    for clusters, quantile in document["t975"].items():
        assert t975(int(clusters) - 1) == pytest.approx(quantile, abs=1e-9)
        assert (Z975 / quantile) ** 2 == pytest.approx(factors[clusters], abs=1e-9)


def test_pawc_is_the_geo_metric_but_for_three_cases_on_purpose() -> None:
    different = set()
    for case in spec_file("geo_reference_cases.json")["cases"]:
        sentences = [
            (counted_words(each["tokens"]), [mark - 1 for mark in each["citations"]])
            for paragraph in case["paragraphs"]
            for each in paragraph
        ]
        expected = case["expected"]["impression_wordpos_count_simple"]
        if pawc(sentences, case["n"]) != pytest.approx(expected, abs=1e-9):
            different.add(case["name"])
    assert different == ON_PURPOSE_DIFFERENT
