"""Time the calculations and count those that failed, for whoever watches the process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Histogram

# From a single rate to the rescoring of a thousand dealers.
BOUNDS_SECONDS = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 15.0, 60.0)

SECONDS = Histogram(
    "dai_calculation_seconds", "Time of one calculation", ["calculation"], buckets=BOUNDS_SECONDS
)
ERRORS = Counter("dai_calculation_errors", "Calculations that raised an error", ["calculation"])


@contextmanager
def observed(calculation: str) -> Iterator[None]:
    """Time what runs inside; names are few and fixed, never an id."""
    with SECONDS.labels(calculation).time(), ERRORS.labels(calculation).count_exceptions():
        yield
