"""A scan through the whole pipeline measures the truth that the stand-in plays."""

from __future__ import annotations

import pytest

from tests.benchmarks import scan_truth


@pytest.mark.one_database
@pytest.mark.django_db
def test_the_intervals_of_one_scan_hold_the_truth() -> None:
    """Of 56 intervals of 95 % a few may miss; 200 scans are counted by the benchmark."""
    found = scan_truth.covered("seed-0")
    assert len(found) >= 48
    assert sum(found) / len(found) >= 0.88
