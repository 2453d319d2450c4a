"""A snapshot is JSON from which the same score comes again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.score import scoring, snapshots
from aiv.domain.score.input_records import InputRecord, InputStatus
from aiv.domain.statistics.rates import rate_of
from tests.aiv.domain.properties import QUICK, shares
from tests.aiv.domain.score_records import MEASURED_AT, MONEY, VALUES, record, records

AEO = rate_of([(1, 3), (0, 3), (2, 4)])


def stored(given_: list[InputRecord]) -> snapshots.Snapshot:
    """Give a snapshot as a database gives it back."""
    made = snapshots.of(given_, scoring.score(given_, aeo=AEO), aeo=AEO)
    read: snapshots.Snapshot = json.loads(json.dumps(made))
    assert read == made
    return read


def test_a_replay_gives_the_same_result() -> None:
    snapshot = stored([*records(), *(record(name, value) for name, value in MONEY.items())])
    assert snapshots.replay(snapshot) == snapshot["result"]


@QUICK
@given(st.dictionaries(st.sampled_from(list(VALUES)), st.none() | shares))
def test_any_set_of_inputs_replays(changed: dict[str, float | None]) -> None:
    snapshot = stored(records(**changed))
    assert not list(snapshots.differences(snapshot["result"], snapshots.replay(snapshot)))


def test_records_come_back_as_they_were() -> None:
    full = record(
        "geo_local_rate",
        0.0,
        lo=0.0,
        hi=0.2,
        se=0.01,
        n_clusters=20,
        n_obs=60,
        source=("model-1", "model-2"),
        surface="responses",
        panel_version=3,
        window_from=MEASURED_AT,
        window_to=MEASURED_AT,
    )
    gone = replace(full, value=None, status=InputStatus.STALE, reason="Too old.", action="Ask.")
    assert snapshots.records_of(stored([full, gone])) == (full, gone)


def test_a_score_without_assistants_replays_too() -> None:
    given_ = records()
    snapshot = snapshots.of(given_, scoring.score(given_), aeo=None)
    assert snapshots.replay(snapshot) == snapshot["result"]


def test_a_result_says_what_contracts_promise() -> None:
    result = stored(records("geo_local_rate", "temporal_weight"))["result"]
    assert result["missing"] == ["GeoLocal", "temporal_weight"]
    assert result["revenue_at_risk"] == {"point": None, "low": None, "high": None}
    assert set(result["coverage"]) == set(result["breakdown"]) == {"core", "sel", "mods"}
    assert result["bounds"]["lower"] == 0.0


def test_versions_stand_beside_the_figures() -> None:
    snapshot = stored(records())
    assert (snapshot["mapping"], snapshot["formula_version"]) == ("measured-1", "aiv-1")


@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        ({"a": {"b": 0.1}}, {"a": {"b": 0.1 + 1e-10}}, []),
        ({"a": {"b": 0.1}}, {"a": {"b": 0.1 + 1e-8}}, ["a.b"]),
        ({"a": 0.0}, {"a": None}, ["a"]),
        ({"a": 1}, {}, ["a"]),
        ({"a": ["x"]}, {"a": ["x", "y"]}, ["a"]),
        ({"a": True}, {"a": 1}, []),
        ({"a": "HEADLINE", "b": 2}, {"a": "PARTIAL", "b": 3}, ["a", "b"]),
    ],
)
def test_differences_are_named_by_place(first: object, second: object, places: list[str]) -> None:
    assert list(snapshots.differences(first, second)) == places


def test_a_changed_input_shows_in_the_replay() -> None:
    snapshot = stored(records())
    snapshot["inputs"][0]["value"] = 0.9
    found = list(snapshots.differences(snapshot["result"], snapshots.replay(snapshot)))
    assert {"aiv.point", "breakdown.core.AEO"} <= set(found)


def test_estimated_correlations_are_kept_and_replayed() -> None:
    given_ = records()
    estimated = {"AEO|GeoLocal": 0.9, "AEO|GEO": 0.4, "GEO|GeoLocal": 0.0}
    scored = scoring.score(given_, aeo=AEO, correlations=estimated)
    made = snapshots.of(given_, scored, aeo=AEO, correlations=estimated)
    assert not list(snapshots.differences(made["result"], snapshots.replay(made)))
    assert made["correlations"] == estimated


def test_a_score_of_before_they_were_estimated_is_replayed_as_it_was_made() -> None:
    given_ = records()
    made = snapshots.of(given_, scoring.score(given_, aeo=AEO), aeo=AEO)
    del made["correlations"]
    assert not list(snapshots.differences(made["result"], snapshots.replay(made)))
