"""Inputs that come from no panel are read newest first, and never when they are too old."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aiv.domain.index import Inputs
from aiv.domain.score.input_records import InputRecord
from aiv.models import Dealer, Market, ScoreInput
from aiv.selectors.score import stored_inputs
from aiv.selectors.score.stored_inputs import MAX_AGE_DAYS
from tests.aiv.services.score.test_scores import NOW, ground

pytestmark = pytest.mark.django_db
FROM_PANELS = {
    "platform_scores",
    "google_aio_inclusion_rate",
    "geo_local_rate",
    "authority_depth_index",
}


@pytest.fixture
def dealer(dealers: list[Dealer]) -> Dealer:
    return dealers[0]


def one(dealer: Dealer, name: str) -> InputRecord:
    records = stored_inputs.of_dealer(dealer, now=NOW)
    return next(record for record in records if record.name == name)


def test_every_input_without_a_panel_has_a_record(dealer: Dealer) -> None:
    found = stored_inputs.of_dealer(dealer, now=NOW)
    names = [record.name for record in found]
    assert set(names) | FROM_PANELS == set(Inputs.__dataclass_fields__)
    assert {(record.status, record.value) for record in found} == {("not_measured", None)}


@pytest.mark.parametrize("name", MAX_AGE_DAYS)
def test_a_value_is_used_up_to_its_age_and_not_longer(dealer: Dealer, name: str) -> None:
    row = ground(dealer, name, measured_at=NOW - timedelta(days=MAX_AGE_DAYS[name]), se=0.1)
    assert (one(dealer, name).status, one(dealer, name).value) == ("measured", 0.5)
    ScoreInput.objects.filter(pk=row.pk).update(measured_at=row.measured_at - timedelta(seconds=1))
    old = one(dealer, name)
    assert (old.status, old.value, old.se) == ("stale", None, None)
    assert f"{MAX_AGE_DAYS[name]} days" in old.reason


def test_a_measured_zero_is_a_value(dealer: Dealer) -> None:
    ground(dealer, "temporal_weight", 0.0)
    assert (one(dealer, "temporal_weight").status, one(dealer, "temporal_weight").value) == (
        "measured", 0.0,
    )  # fmt: skip


def test_the_newest_stands(dealer: Dealer) -> None:
    ground(dealer, "temporal_weight", 0.9)
    ground(dealer, "temporal_weight", 0.1, measured_at=NOW - timedelta(days=1))
    assert one(dealer, "temporal_weight").value == 0.9


def test_a_withdrawal_hides_what_stood_before(dealer: Dealer) -> None:
    ground(dealer, "avg_gross_per_unit", 900.0, measured_at=NOW - timedelta(days=1))
    ground(dealer, "avg_gross_per_unit", None, status="not_measured", reason="Withdrawn.")
    found = one(dealer, "avg_gross_per_unit")
    assert (found.value, found.reason) == (None, "Withdrawn.")
    assert found.action


def test_a_record_without_a_time_stands_behind_all_others(dealer: Dealer) -> None:
    ground(dealer, "temporal_weight", 0.4, measured_at=None)
    assert one(dealer, "temporal_weight").status == "not_measured"
    ground(dealer, "temporal_weight", 0.9)
    assert one(dealer, "temporal_weight").value == 0.9


def test_what_belongs_to_a_market_or_another_dealer_is_not_read(
    dealer: Dealer, dealers: list[Dealer], market: Market
) -> None:
    ground(dealer, "temporal_weight", market=market)
    ground(dealers[1], "temporal_weight")
    assert one(dealer, "temporal_weight").value is None
