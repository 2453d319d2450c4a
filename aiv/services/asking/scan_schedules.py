"""Set when a market is asked by itself, and ask what is due: each week once, whoever runs this."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Market, ScanSchedule
from aiv.selectors.asking import scan_schedules as schedules
from aiv.services.asking import scheduled_weeks
from dealershipai.accounts import audit
from dealershipai.accounts.models import Organization, User

BOUNDS: Final = {"weekday": (0, 6), "hour": (0, 23), "trials": (1, 20), "spread_hours": (0, 160)}
DEMO: Final = "This is the demo: its answers are invented, so nothing is asked here by itself."
CHOICES: Final = ("is_adaptive", "asks_canary", "asks_facts", "confirms_changes")


@transaction.atomic
def set_weekly(
    market: Market,
    *,
    weekday: int,
    hour: int,
    trials: int,
    spread_hours: int,
    organization: Organization | None,
    person: User | None,
    now: datetime,
    is_adaptive: bool = True,
    asks_canary: bool = True,
    asks_facts: bool = False,
    confirms_changes: bool = False,
) -> ScanSchedule:
    """Set a market's weekly scan and switch it on; the first week is the next that begins.

    Raises InvalidInput naming weekday, hour, trials or spread_hours, and Conflict for the demo.
    """
    if market.is_demo:
        raise Conflict(DEMO)
    _check(weekday=weekday, hour=hour, trials=trials, spread_hours=spread_hours)
    columns: dict[str, object] = {
        "weekday": weekday,
        "hour": hour,
        "trials": trials,
        "spread_hours": spread_hours,
        "organization": organization,
        "is_adaptive": is_adaptive,
        "asks_canary": asks_canary,
        "asks_facts": asks_facts,
        "confirms_changes": confirms_changes,
    }
    row = ScanSchedule.objects.select_for_update().filter(market=market).first()
    is_same_slot = row is not None and row.is_on and (row.weekday, row.hour) == (weekday, hour)
    if not is_same_slot:
        # Another hour of a week that was asked would ask that week again.
        columns |= {"is_on": True, "since": now, "refusal": ""}
    row, _ = ScanSchedule.objects.update_or_create(market=market, defaults=columns)
    _record(row, "scan_schedule.set", person)
    return row


@transaction.atomic
def switch(market: Market, *, is_on: bool, person: User | None, now: datetime) -> bool:
    """Switch a market's weekly scan on or off; what runs goes on. Say whether it changed."""
    columns = {"is_on": is_on, "refusal": "", **({"since": now} if is_on else {})}
    rows = ScanSchedule.objects.filter(market=market)
    if not rows.exists():
        raise Conflict("This market has no weekly scan yet; set its day and hour first.")
    if not rows.exclude(is_on=is_on).update(**columns):
        return False
    _record(rows.get(), "scan_schedule.switched", person)
    return True


def run_due(now: datetime) -> int:
    """Start what is due and give how many scans that were; no week is started twice.

    Any number may run this at once: the database holds one scan a schedule and week. What keeps a
    week from being asked is kept in words, and tried again until the week is nearly over.
    """
    rows = schedules.switched_on()
    asked = schedules.asked_weeks(rows, now=now)
    started = 0
    for row in rows:
        week = schedules.period(row, now=now)
        if schedules.is_askable(row, week, now=now):
            is_asked = (row.pk, week.start) in asked
            started += scheduled_weeks.ask(row, week, is_asked=is_asked, now=now)
    return started


def _check(**given: int) -> None:
    for name, value in given.items():
        least, most = BOUNDS[name]
        if not least <= value <= most:
            raise InvalidInput(name, f"choose {least} to {most}")


def _record(row: ScanSchedule, action: str, person: User | None) -> None:
    names = (*BOUNDS, "is_on", *CHOICES)
    audit.record(
        actor=person,
        action=action,
        target=row,
        changes={"market": row.market.slug, **{name: getattr(row, name) for name in names}},
        organization_id=row.organization_id,
    )
