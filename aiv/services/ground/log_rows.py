"""Add what a slice of an access log showed to the rows of that log."""

from __future__ import annotations

from datetime import date
from typing import Final

from aiv.domain.logs.log_counts import MAX_VEHICLES, BotCount, BotKey, Counts, ReferralKey
from aiv.models import AccessLog, BotVisits, FetchedVehicle, Referrals

BATCH: Final = 500
COUNTED: Final = ("hits", "redirects", "refused", "missing", "failed")


def add(log: AccessLog, counts: Counts) -> None:
    """Add a slice to its log, inside the caller's transaction, which holds the log's lease."""
    _add_bots(log, counts.bots)
    _add_vehicles(log, counts)
    _add_referrals(log, dict(counts.referrals))


def _add_bots(log: AccessLog, found: dict[BotKey, BotCount]) -> None:
    known = {
        BotKey(row.day, row.token, row.page_class, row.standing): row
        for row in _between(log, [key.day for key in found])
    }
    new: list[BotVisits] = []
    changed: list[BotVisits] = []
    for key, count in found.items():
        row = known.get(key) or BotVisits(log=log, last_at=count.last_at, **key._asdict())
        for name in COUNTED:
            setattr(row, name, getattr(row, name) + getattr(count, name))
        row.last_at = max(row.last_at, count.last_at)
        (changed if key in known else new).append(row)
    BotVisits.objects.bulk_create(new, batch_size=BATCH)
    BotVisits.objects.bulk_update(changed, [*COUNTED, "last_at"], batch_size=BATCH)


def _between(log: AccessLog, days: list[date]) -> list[BotVisits]:
    if not days:
        return []
    return list(BotVisits.objects.filter(log=log, day__range=(min(days), max(days))))


def _add_vehicles(log: AccessLog, counts: Counts) -> None:
    known = {row.path: row for row in FetchedVehicle.objects.filter(log=log)}
    room = MAX_VEHICLES - len(known)
    new, changed = [], []
    for path, at in counts.vehicles.items():
        row = known.get(path)
        if row is None:
            new.append(FetchedVehicle(log=log, path=path, last_at=at))
        elif row.last_at < at:
            row.last_at = at
            changed.append(row)
    FetchedVehicle.objects.bulk_create(new[:room], batch_size=BATCH)
    FetchedVehicle.objects.bulk_update(changed, ["last_at"], batch_size=BATCH)


def _add_referrals(log: AccessLog, found: dict[ReferralKey, int]) -> None:
    known = {
        ReferralKey(row.day, row.assistant, row.proof): row
        for row in Referrals.objects.filter(log=log)
    }
    new: list[Referrals] = []
    changed: list[Referrals] = []
    for key, visits in found.items():
        row = known.get(key) or Referrals(log=log, **key._asdict())
        row.visits += visits
        (changed if key in known else new).append(row)
    Referrals.objects.bulk_create(new, batch_size=BATCH)
    Referrals.objects.bulk_update(changed, ["visits"], batch_size=BATCH)
