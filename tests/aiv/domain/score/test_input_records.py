"""An input is a value that may be used, or the reason why there is none."""

from __future__ import annotations

import pytest

from aiv.domain.index import Inputs
from aiv.domain.score.input_records import KINDS, USABLE, InputStatus, not_measured
from aiv.models import InputStatus as StoredStatus
from tests.aiv.domain.score_records import record


def test_only_measured_and_declared_values_may_be_used() -> None:
    usable = {status for status in InputStatus if record("x", 1.0, status=status).is_usable}
    assert usable == USABLE == {InputStatus.MEASURED, InputStatus.DECLARED}


def test_a_measured_zero_may_be_used() -> None:
    assert record("geo_local_rate", 0.0).is_usable


@pytest.mark.parametrize("name", KINDS)
def test_what_is_missing_says_why_and_what_would_measure_it(name: str) -> None:
    found = not_measured(name, method_version="none")
    assert found.value is None
    assert (found.reason, found.action) == (KINDS[name].reason, KINDS[name].action)
    assert found.reason.endswith(".") and found.action.endswith(".")


def test_a_nearer_reason_stands_before_the_general_one() -> None:
    found = not_measured("geo_local_rate", method_version="none", reason="Nobody asked.")
    assert (found.reason, found.action) == ("Nobody asked.", KINDS["geo_local_rate"].action)


def test_every_input_of_the_index_has_a_kind() -> None:
    assert set(KINDS) == set(Inputs.__dataclass_fields__) - {"platform_scores"}


def test_the_database_knows_the_same_states() -> None:
    assert {str(status) for status in InputStatus} == set(StoredStatus.values)
