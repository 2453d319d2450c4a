"""Write the vehicles of a feed: what is new, what changed, and what is not listed any more.

Every time is that of the import's planning, so that an import which is run twice counts the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from aiv.domain.inventory import vin
from aiv.domain.inventory.vehicle import Vehicle
from aiv.models import InventoryImport, InventoryVehicle

STATED: Final = (
    "stock_number", "year", "make", "model", "trim", "body", "color", "condition", "status",
    "price", "msrp", "currency", "mileage", "mileage_unit", "url", "images", "in_stock_since",
    "store_code",
)  # fmt: skip
STATE: Final = (
    "vin_fault", "is_vin_excused", "row", "digest", "is_current", "gone_at", "changed_at",
    "last_import",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Count what an import added, changed and found to be gone."""

    added: int
    changed: int
    gone: int


def write(row: InventoryImport, vehicles: Sequence[Vehicle]) -> None:
    """Save a batch in a fixed number of queries; what did not change is only marked as seen."""
    rows = InventoryVehicle.objects.filter(feed=row.feed, vin__in=[each.vin for each in vehicles])
    known = set(rows.filter(is_current=True).values_list("vin", "digest"))
    made = [_row(each, row) for each in vehicles]
    fresh = [each for each in made if (each.vin, each.digest) not in known]
    InventoryVehicle.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["feed", "vin"],
        update_fields=[*STATED, *STATE],
    )
    rows.exclude(last_import=row).update(last_import=row)


def retire(row: InventoryImport) -> None:
    """Say of the vehicles that the file does not list any more that they are gone."""
    missing = InventoryVehicle.objects.filter(feed=row.feed, is_current=True)
    at = row.planned_at
    missing.exclude(last_import=row).update(is_current=False, gone_at=at, changed_at=at)


def moved(row: InventoryImport) -> Moved:
    """Count what the import did, in one query a figure."""
    rows, at = InventoryVehicle.objects.filter(feed=row.feed), row.planned_at
    return Moved(
        added=rows.filter(is_current=True, first_seen_at=at).count(),
        changed=rows.filter(is_current=True, changed_at=at, first_seen_at__lt=at).count(),
        gone=rows.filter(gone_at=at).count(),
    )


def digest_of(vehicle: Vehicle) -> str:
    """Give what tells one statement about a vehicle from another; its row does not count."""
    stated = {name: getattr(vehicle, name) for name in STATED}
    return hashlib.sha256(json.dumps(stated, default=str).encode()).hexdigest()


def _row(vehicle: Vehicle, row: InventoryImport) -> InventoryVehicle:
    stated: dict[str, Any] = {name: getattr(vehicle, name) for name in STATED}
    stated["images"] = list(vehicle.images)
    stated["condition"] = vehicle.condition or ""
    stated["status"] = vehicle.status or ""
    fault = vin.fault(
        vehicle.vin,
        year=vehicle.year,
        status=vehicle.status,
        country=row.feed.dealer.country,
        this_year=row.planned_at.year,
    )
    return InventoryVehicle(
        **stated,
        feed=row.feed,
        last_import=row,
        vin=vehicle.vin,
        vin_fault=fault.reason[:200] if fault else "",
        is_vin_excused=fault is not None and fault.is_excused,
        row=vehicle.row or 0,
        digest=digest_of(vehicle),
        first_seen_at=row.planned_at,
        changed_at=row.planned_at,
    )
