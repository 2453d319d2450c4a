"""Build what a page says of a market's weekly scan: when, how next, and why not last time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aiv.models import Market, ScanSchedule
from aiv.selectors.asking import scan_schedules


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleWords:
    """A market's weekly scan in words; `next_at` is None while it is off."""

    is_set: bool
    is_on: bool
    slot: str
    next_at: datetime | None
    next_there: str
    refusal: str
    payer: str
    zone: str


def build(market: Market, row: ScanSchedule | None, *, now: datetime) -> ScheduleWords:
    """Say when a market is asked by itself."""
    if row is None:
        return ScheduleWords(
            is_set=False, is_on=False, slot="", next_at=None, next_there="", refusal="", payer="",
            zone=market.time_zone,
        )  # fmt: skip
    begins_at = scan_schedules.next_period(row, now=now).begins_at
    return ScheduleWords(
        is_set=True,
        is_on=row.is_on,
        slot=f"{row.get_weekday_display()} from {row.hour:02d}:00",
        next_at=begins_at if row.is_on else None,
        next_there=_there(begins_at, market.time_zone),
        refusal=row.refusal,
        payer=row.organization.name if row.organization else "the installation",
        zone=market.time_zone,
    )


def _there(at: datetime, zone: str) -> str:
    """Say a moment as people of the market read it: "Monday, 7 Dec 2026, 06:00"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%A}, {local.day} {local:%b %Y, %H:%M}"
