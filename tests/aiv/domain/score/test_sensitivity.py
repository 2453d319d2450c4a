"""The index under other choices: weights, assistants, ends of intervals; and the Sobol table."""

from __future__ import annotations

import pytest

from aiv.domain.index import CORE_WEIGHTS, MODIFIERS
from aiv.domain.score import sensitivity
from aiv.domain.score.input_records import InputRecord
from aiv.domain.score.scoring import Scored, score, score_values
from aiv.domain.statistics import sobol
from tests import scored as stated


def records(**changed: float | None) -> list[InputRecord]:
    values = {**stated.COMPLETE, **changed}
    return [stated.record(name, values.get(name)) for name in stated.NAMES]


def whole(rows: list[InputRecord]) -> Scored:
    return score_values({each.name: each.value for each in rows}, se={})


def test_the_declared_weights_give_the_score_itself() -> None:
    rows = records()
    weighed = sensitivity._weighed(whole(rows), CORE_WEIGHTS, name="x", detail="")
    assert weighed.point == pytest.approx(score(rows).point)


def test_a_pillar_above_the_others_lifts_the_index_when_it_weighs_more() -> None:
    found = {(v.name, v.detail): v.point for v in sensitivity.other_weights(whole(records()))}
    base = whole(records()).point
    assert base is not None
    assert found["UGC", "more"] > base > found["UGC", "less"]  # type: ignore[operator]


def test_every_pillar_is_weighed_both_ways_and_all_alike() -> None:
    found = sensitivity.other_weights(whole(records()))
    assert len(found) == 2 * len(CORE_WEIGHTS) + 1


def test_one_assistant_is_left_out_at_a_time() -> None:
    rows = records(**{"platform_scores.chatgpt": 0.9})
    found = {each.name: each.point for each in sensitivity.without_assistants(rows)}
    base = whole(rows).point
    assert base is not None
    assert len(found) == 6
    assert found["platform_scores.chatgpt"] < base < found["platform_scores.grok"]  # type: ignore[operator]


def test_ends_hold_the_score_between_them_and_the_widest_stands_first() -> None:
    rows = records()
    base, found = whole(rows).point, sensitivity.interval_ends(rows)
    assert base is not None
    assert all(each.at_lo < base < each.at_hi for each in found)  # type: ignore[operator]
    assert found == tuple(sorted(found, key=lambda each: -each.width))


def test_an_input_without_an_interval_has_no_ends() -> None:
    names = {each.name for each in sensitivity.interval_ends(records())}
    assert "ugc_health_score" not in names


def test_without_an_index_nothing_is_varied() -> None:
    rows = [stated.record(name, None) for name in stated.NAMES]
    assert all(each.point is None for each in sensitivity.other_weights(whole(rows)))
    assert sensitivity.without_assistants(rows) == ()
    assert sensitivity.spread([None]) is None


def test_the_published_table_is_what_the_formula_gives() -> None:
    found = sobol.of_uniform(200_000, seed=1)
    assert {row.name for row in sobol.TABLE} == set(sobol.NAMES)
    for row in sobol.TABLE:
        assert found[row.name] == pytest.approx(row.uniform, abs=0.012)


def test_modifiers_make_most_of_the_spread() -> None:
    by_name = {row.name: row.realistic[1] for row in sobol.TABLE}
    assert sum(by_name[name] for name in MODIFIERS) > 0.6
