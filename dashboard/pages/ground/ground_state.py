"""Hold what a card of the ground is made from, and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aiv.domain.score.input_records import InputRecord, InputStatus
from aiv.models import Dealer


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One dealer with what was measured on its ground."""

    dealer: Dealer
    records: Mapping[str, InputRecord]
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundCard:
    """One room: its state as a tag, its newest figures with interval and sample, and the way in.

    `kind` is a tag's kind (good, waiting, bad or unmeasured); without a `url` there is no page.
    """

    title: str
    text: str
    state: str
    kind: str
    figures: tuple[str, ...] = ()
    sample: str = ""
    reason: str = ""
    measured_at: datetime | None = None
    url: str = ""
    action: str = ""


STATES: Final = {
    InputStatus.MEASURED: ("Measured", "good"),
    InputStatus.DECLARED: ("Declared", "good"),
    InputStatus.STALE: ("Too old", "waiting"),
    InputStatus.INSUFFICIENT: ("Too few to rate", "waiting"),
    InputStatus.NOT_APPLICABLE: ("Does not apply", "unmeasured"),
    InputStatus.NOT_MEASURED: ("Not measured", "unmeasured"),
}


def state_of(records: Iterable[InputRecord]) -> tuple[str, str]:
    """Give label and tag of a room whose inputs these are: the first usable one decides."""
    in_order = sorted(records, key=lambda record: list(STATES).index(record.status))
    return STATES[in_order[0].status] if in_order else STATES[InputStatus.NOT_MEASURED]
