"""The check passes what agrees, fails what differs, and hides neither."""

from __future__ import annotations

import math
from typing import Any

import pytest

from aiv.domain.errors import UnknownShape
from aiv.domain.method.spec_check import Line, Verdict, check, difference


def checked(function: str, inputs: dict[str, Any], expected: Any) -> Line:
    """Check one worked example."""
    example = {"id": 1, "function": function, "inputs": inputs, "expected": expected}
    return next(check({"examples": [example]}))


def test_agreement_passes_without_a_difference() -> None:
    line = checked("aivr", {"aiv": 0.4, "ctr_delta": 0.1, "conversion_delta": 0.15}, 0.5)
    assert line == Line(1, "aivr", Verdict.PASS, None)


def test_a_difference_above_the_tolerance_fails_in_words() -> None:
    line = checked("rogan_gladen", {"p_obs": 0.3, "sens": 1, "spec": 1}, 0.3 + 2e-9)
    assert line.status is Verdict.FAIL
    assert line.difference is not None
    assert "2e-09 apart" in line.difference


def test_a_function_that_does_not_exist_is_not_built() -> None:
    assert checked("phase_of_the_moon", {}, 1.0).status is Verdict.NOT_BUILT


def test_a_refused_input_has_no_value() -> None:
    assert checked("wilson", {"p": 1.5, "n": 10}, None).status is Verdict.PASS
    assert checked("wilson", {"p": 1.5, "n": 10}, [0.1, 0.2]).status is Verdict.FAIL


def test_an_argument_we_do_not_know_fails_by_name() -> None:
    line = checked("wilson", {"p": 0.5, "n": 10, "confidence": 0.9}, [0.1, 0.9])
    assert line.difference == "TypeError: wilson has no argument confidence"


def test_an_argument_an_example_leaves_out_is_null() -> None:
    assert checked("revenue_at_risk", {"aiv": 0.2}, None).status is Verdict.PASS


def test_an_example_that_breaks_does_not_hide_the_next() -> None:
    broken = {"id": 1, "function": "rate_ci", "inputs": {"y": 3, "m": None}, "expected": None}
    good = {"id": 2, "function": "rate_ci", "inputs": {"y": [], "m": []}, "expected": None}
    lines = list(check({"examples": [broken, good]}))
    assert [line.status for line in lines] == [Verdict.FAIL, Verdict.PASS]


@pytest.mark.parametrize(
    ("function", "inputs", "expected"),
    [
        ("rate_ci", {"y": [1, 0], "m": [3, 3], "omega": [3, 1]}, {"point": 0.75, "P": 2}),
        ("n_prompts_for_change", {"p1": 0.3, "p2": 0.3, "rho": 0.5, "M": 6, "tau2": 0.01}, None),
        ("composite_prompt_scores", {"cells": [{"a": [1, 2]}], "w": {"a": 1}}, {"y": [0.5]}),
        (
            "composite_prompt_scores + rate_ci",
            {"cells": [{"a": [1, 2]}], "w": {"a": 1}},
            {"m_eff": [2.0], "ci": None},
        ),
        ("composite_prompt_scores + rate_ci", {"cells": [], "w": {"a": 1}}, None),
        (
            "local_level",
            {"y": [0.4], "v": [0.01], "q": 0, "m0": 0.2, "P0": 0.01, "h": 0},
            {"forecast": []},
        ),
        ("map_measured_1 + aiv_partial", {"platform_scores": None}, {"platform_coverage": 0.0}),
        ("map_measured_1", {"ugc_health_score": 50}, {"core": {"UGC": 0.5, "SEO": None}}),
        ("origin_B", {"platform_scores": {}}, None),
        ("cmh_z", {"k1": [0], "n1": [2], "k2": [2], "n2": [2]}, {"U": 1.0, "V": 1 / 3}),
    ],
)
def test_the_examples_names_reach_our_functions(
    function: str, inputs: dict[str, Any], expected: Any
) -> None:
    assert checked(function, inputs, expected).difference is None


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        (None, 0.0),
        (0.0, None),
        (0.5, math.nan),
        (True, 1),
        (1, True),
        ("HEADLINE", "PARTIAL"),
        ([1, 2], [2, 1]),
        ([1, 2], [1]),
        ([1], 1),
        ({"a": 1}, {}),
        ({"a": 1}, None),
        ({"a": {"b": [1]}}, {"a": {"b": [2]}}),
    ],
)
def test_what_is_not_the_same_differs(expected: Any, actual: Any) -> None:
    assert difference(expected, actual, where="expected") is not None


def test_keys_the_example_does_not_list_are_not_compared() -> None:
    assert difference({"a": 1}, {"a": 1.0, "b": 2}, where="expected") is None


def test_a_nested_difference_says_where() -> None:
    words = difference({"a": [0, {"b": 1}]}, {"a": [0, {"b": 2}]}, where="expected")
    assert words == "expected.a[1].b: expected 1, got 2 (1 apart)"


def geo_file(**expected: list[float]) -> dict[str, Any]:
    """Give a GEO file of one invented answer with two cited sentences."""
    sentences = [
        {"tokens": ["Birch", "Motors", "is", "open"], "citations": [1]},
        {"tokens": ["Try", "Alder", "Autos", "too"], "citations": [2]},
    ]
    case = {"name": "two_sentences", "n": 2, "paragraphs": [sentences], "expected": expected}
    mean = {"case_names": ["two_sentences"], "n": 2, "expected": expected}
    return {"cases": [case], "mean_over_answers": mean}


def test_a_geo_file_is_checked_by_the_strict_port() -> None:
    file = geo_file(
        impression_word_count_simple=[3 / 7, 4 / 7],
        impression_pos_count_simple__unnormalised=[1.0, math.exp(-1)],
    )
    lines = list(check(file))
    assert [line.id for line in lines] == ["two_sentences", "mean_over_answers"]
    assert [line.status for line in lines] == [Verdict.PASS, Verdict.PASS]


def test_a_wrong_geo_figure_fails() -> None:
    lines = list(check(geo_file(impression_word_count_simple=[0.5, 0.5])))
    assert [line.status for line in lines] == [Verdict.FAIL, Verdict.FAIL]


def test_a_geo_case_that_breaks_does_not_hide_the_next() -> None:
    file = geo_file(impression_word_count_simple=[3 / 7, 4 / 7])
    del file["mean_over_answers"]
    file["cases"].insert(0, {"name": "broken", "n": 2, "paragraphs": [[{}]], "expected": {}})
    assert [line.status for line in check(file)] == [Verdict.FAIL, Verdict.PASS]


def test_a_geo_function_outside_the_method_fails() -> None:
    lines = list(check(geo_file(impression_by_paragraph=[0.5, 0.5])))
    assert [line.status for line in lines] == [Verdict.FAIL, Verdict.FAIL]


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(UnknownShape, match="neither examples nor cases"):
        check({"rows": []})
