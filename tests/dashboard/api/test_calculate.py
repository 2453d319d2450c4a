"""Show what the index of stated inputs is, and that it says so in one shape only."""

import pytest

from tests.dashboard.api.conftest import Caller

SHAPE = {
    "status",
    "aiv",
    "aivr",
    "revenue_at_risk",
    "coverage",
    "missing",
    "bounds",
    "breakdown",
    "sentences",
    "mapping",
    "formula_version",
}


@pytest.fixture
def result(api):
    return lambda body: api.post("aiv/calculate", body).json()


def test_the_answer_has_the_contract_s_shape(result, complete):
    found = result(complete)
    assert set(found) == SHAPE
    assert set(found["breakdown"]) == {"core", "sel", "mods"}


def test_complete_inputs_are_a_headline(result, complete):
    found = result(complete)
    assert (found["status"], found["missing"]) == ("HEADLINE", [])
    bounds = [found["bounds"]["lower"], found["bounds"]["upper"]]
    assert bounds == pytest.approx([found["aiv"]["point"]] * 2, abs=1e-12)


def test_the_index_is_the_formula_s(result, complete):
    core = 0.25 * 0.5 + 0.30 * 0.5 + 0.25 * 0.4 + 0.10 * 0.7 + 0.05 * 0.6
    sel = 0.35 * 0.7 + 0.35 * 0.5 + 0.30 * 0.6
    mods = 0.9 * 0.95 * 0.9 * 0.9
    assert result(complete)["aiv"]["point"] == pytest.approx(core * mods * (1 + 0.25 * sel))


def test_stated_inputs_have_no_interval(result, complete):
    found = result(complete)
    ends = [found[name][end] for name in ("aiv", "revenue_at_risk") for end in ("low", "high")]
    assert ends == [None] * 4


def test_the_exposure_is_what_the_index_leaves(result, complete):
    found = result(complete)
    assert found["revenue_at_risk"]["point"] == (1 - found["aiv"]["point"]) * 300 * 1500


def test_no_inputs_are_not_measured_rather_than_wrong(result):
    found = result({})
    assert (found["status"], found["aiv"]["point"]) == ("NOT_MEASURED", None)
    assert found["sentences"]["page"].startswith("not measured: ")


def test_null_and_absent_are_the_same(result, complete):
    without = {name: value for name, value in complete.items() if name != "geo_local_rate"}
    assert result({**complete, "geo_local_rate": None}) == result(without)


def test_a_zero_is_a_measurement(result, complete):
    found = result({**complete, "geo_local_rate": 0})
    assert found["missing"] == []
    assert found["breakdown"]["core"]["GeoLocal"] == 0


def test_a_repeat_answers_in_the_same_bytes(api, complete):
    first = api.post("aiv/calculate", complete).content
    assert api.post("aiv/calculate", complete).content == first


@pytest.mark.parametrize("mapping", ["origin-a", "origin-b"])
def test_the_prototype_s_formulas_allow_modifiers_up_to_two(result, complete, mapping):
    found = result({**complete, "mapping": mapping, "temporal_weight": 1.05})
    assert (found["status"], found["mapping"]) == ("HEADLINE", mapping)
    assert "original prototype formula" in found["sentences"]["page"]


def test_the_measured_mapping_refuses_modifiers_above_one(api, complete):
    answer = api.post("aiv/calculate", {**complete, "temporal_weight": 1.05})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/temporal_weight"


def test_a_gap_in_the_prototype_s_inputs_leaves_its_bounds(result, complete):
    found = result({**complete, "mapping": "origin-a", "entity_confidence": None})
    assert found["status"] == "NOT_MEASURED"
    assert found["bounds"]["lower"] < found["bounds"]["upper"]


def test_an_own_dealer_may_be_named(api, complete, dealers):
    answer = api.post("aiv/calculate", {**complete, "dealer": dealers[0].slug})
    assert answer.status_code == 200


def test_a_rival_may_not_be_named(api, complete, dealers):
    answer = api.post("aiv/calculate", {**complete, "dealer": dealers[1].slug})
    assert answer.status_code == 404


def test_a_stranger_s_dealer_may_not_be_named(stranger, complete, dealers):
    answer = Caller(stranger).post("aiv/calculate", {**complete, "dealer": dealers[0].slug})
    assert answer.status_code == 404
