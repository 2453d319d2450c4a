"""The figure of an inventory says what it rests on, and never a count that nobody made."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aiv.domain.score.input_records import InputRecord, InputStatus
from aiv.models import Dealer
from dashboard.pages.inventory import inventory_agreement

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("compared", "words"),
    [(31, "31 vehicles compared"), (0, "0 vehicles compared"), (None, "n = 96")],
)
def test_vehicles_are_counted_only_where_they_were(compared: int | None, words: str) -> None:
    record = InputRecord(
        name="inventory_truth_mult", status=InputStatus.MEASURED, method_version="1", value=0.91,
        lo=0.86, hi=0.94, n_obs=96, n_clusters=compared, measured_at=NOW,
    )  # fmt: skip
    found = inventory_agreement.build(Dealer(slug="a"), record, None)
    assert found.figure.source == words
