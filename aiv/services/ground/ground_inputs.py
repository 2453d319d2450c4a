"""Keep inputs that were measured on a dealer's ground; the newest one of each name counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from aiv.domain.score.input_records import InputRecord
from aiv.domain.storable import text
from aiv.models import Dealer, ScoreInput
from aiv.selectors.score import stored_inputs

COPIED: Final = (
    "name", "value", "lo", "hi", "se", "n_clusters", "n_obs", "status", "method_version",
    "window_from", "window_to", "measured_at",
)  # fmt: skip
LENGTH: Final = 300


def keep(dealer: Dealer, records: Iterable[InputRecord], *, now: datetime) -> bool:
    """Store what is new, inside the caller's transaction, and say whether anything was.

    What could not be measured this time does not take away what was measured and is not too old.
    """
    known = {record.name: record for record in stored_inputs.of_dealer(dealer, now=now)}
    rows = [_row(record, dealer) for record in records if _is_news(record, known.get(record.name))]
    ScoreInput.objects.bulk_create(rows)
    return bool(rows)


def replace(dealer: Dealer, records: Iterable[InputRecord]) -> None:
    """Store records whatever stood before: what they rested on was taken away."""
    ScoreInput.objects.bulk_create(_row(record, dealer) for record in records)


def _is_news(record: InputRecord, known: InputRecord | None) -> bool:
    if known is None or record.is_usable:
        return known is None or _said(record) != _said(known)
    return not known.is_usable and _said(record) != _said(known)


def _said(record: InputRecord) -> tuple[object, ...]:
    """Give what tells two measurements apart; a second look at the same state is news too."""
    measured = (record.value, record.lo, record.hi, record.n_obs, record.measured_at)
    return (record.status, record.reason, record.method_version, *measured)


def _row(record: InputRecord, dealer: Dealer) -> ScoreInput:
    return ScoreInput(
        **{name: getattr(record, name) for name in COPIED},
        dealer=dealer,
        market=None,
        reason=text(record.reason)[:LENGTH],
        action=text(record.action)[:LENGTH],
        source=[text(each) for each in record.source],
        surface=record.surface[:40],
    )
