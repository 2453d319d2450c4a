"""Read a dealer's A/B tests as they were handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aiv.domain.outside.experiment_figures import AbTest
from aiv.domain.outside.experiment_rows import Arm
from aiv.models import Dealer, Experiment, ExperimentArm

SHOWN: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One test with the row it stands in."""

    row: Experiment
    test: AbTest
    imported_at: datetime
    by: str


def of_dealer(dealer: Dealer) -> tuple[Stored, ...]:
    """Give the latest tests, in two queries."""
    rows = dealer.experiments.select_related("imported_by").prefetch_related("arms")[:SHOWN]
    return tuple(_stored(row) for row in rows)


def test_of(row: Experiment) -> AbTest:
    """Give the test that a row holds."""
    return AbTest(
        name=row.name,
        arms=tuple(_arm(arm) for arm in row.arms.all()),
        started_on=row.started_on,
        ended_on=row.ended_on,
    )


def _stored(row: Experiment) -> Stored:
    by = row.imported_by.display_name if row.imported_by else "the command line"
    return Stored(row=row, test=test_of(row), imported_at=row.imported_at, by=by)


def _arm(row: ExperimentArm) -> Arm:
    return Arm(
        variant=row.variant,
        impressions=row.impressions,
        clicks=row.clicks,
        sessions=row.sessions,
        conversions=row.conversions,
        lcp_s=row.lcp_s,
        cls=row.cls,
        inp_s=row.inp_s,
        perf_score=row.perf_score,
        ctr=row.stated_ctr,
        conversion_rate=row.stated_conversion_rate,
    )
