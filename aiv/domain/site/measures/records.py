"""Make the records of the site's inputs, and their intervals by resampling pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

import numpy as np

from aiv.domain.score.input_records import KINDS, InputRecord, InputStatus
from aiv.domain.site.site_facts import SiteFacts
from aiv.domain.statistics.quantiles import Z975

METHOD_VERSION: Final = "site-inputs-1"
SEED: Final = 20260101
DRAWS: Final = 500

Page = TypeVar("Page")


def base(name: str, site: SiteFacts, *, n_obs: int | None = None) -> InputRecord:
    """Give a record with everything but its value."""
    return InputRecord(
        name=name,
        status=InputStatus.NOT_MEASURED,
        method_version=METHOD_VERSION,
        n_obs=n_obs,
        source=(site.home_url,),
        window_from=site.started_at,
        window_to=site.finished_at,
        measured_at=site.finished_at,
    )


def too_few(record: InputRecord, shortfalls: Sequence[str], *, action: str = "") -> InputRecord:
    """Say which minimum samples were missed."""
    return replace(
        record,
        status=InputStatus.INSUFFICIENT,
        reason=f"Too few to rate: {'; '.join(shortfalls)}.",
        action=action or KINDS[record.name].action,
    )


def shortfall(n: int, least: int, what: str) -> list[str]:
    """Say that a count is below its minimum; empty where it is not."""
    return [f"{n} of at least {least} {what}"] if n < least else []


def not_applicable(record: InputRecord, reason: str) -> InputRecord:
    """Say that the site has nothing of what this input is about."""
    return replace(record, status=InputStatus.NOT_APPLICABLE, reason=reason)


def census(record: InputRecord, value: float) -> InputRecord:
    """Give a value that was counted over everything there is: sampling adds no error."""
    return replace(record, status=InputStatus.MEASURED, value=value, lo=value, hi=value, se=0.0)


def sampled(record: InputRecord, value: float, se: float) -> InputRecord:
    """Give a value with its standard error and the interval that follows from it."""
    return replace(
        record,
        status=InputStatus.MEASURED,
        value=value,
        se=se,
        lo=max(0.0, value - Z975 * se),
        hi=min(1.0, value + Z975 * se),
    )


def resampled(
    record: InputRecord,
    pages: Sequence[Page],
    statistic: Callable[[Sequence[Page]], float | None],
    *,
    draws: int = DRAWS,
) -> InputRecord:
    """Give a statistic with the interval that drawing pages again gives it (a seeded bootstrap).

    Draws in which the statistic is undefined are left out.
    """
    value = statistic(pages)
    if value is None:
        return record
    draw = np.random.default_rng(SEED)
    rows = draw.integers(0, len(pages), size=(draws, len(pages)))
    again = [statistic([pages[i] for i in row]) for row in rows]
    known = np.array([each for each in again if each is not None])
    lo, hi = (float(edge) for edge in np.quantile(known, (0.025, 0.975)))
    return replace(
        record,
        status=InputStatus.MEASURED,
        value=value,
        se=float(known.std(ddof=1)) if len(known) > 1 else None,
        lo=min(lo, value),
        hi=max(hi, value),
    )
