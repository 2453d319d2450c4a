"""Plan, claim, hold and end imports of inventories: rows with a state, a lease and a token."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet

from aiv import live
from aiv.domain import storable
from aiv.domain.errors import Conflict
from aiv.domain.live_kinds import Kind
from aiv.models import ImportState, InventoryFeed, InventoryFile, InventoryImport
from aiv.services.inventory_files import Packed
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

LEASE: Final = timedelta(minutes=2)
MAX_ATTEMPTS: Final = 3
OPEN: Final = (ImportState.PLANNED, ImportState.RUNNING)
UNDER_WAY: Final = "An import of this inventory is under way already; wait for it to end."
TAKEN_OVER: Final = "This import ended, or another worker took it over."


def plan(
    feed: InventoryFeed, file: Packed, *, name: str, person: User | None, now: datetime
) -> InventoryImport:
    """Put a file into the queue; raises Conflict while another one of this feed is under way."""
    try:
        return _plan(feed, file, name=name, person=person, now=now)
    except IntegrityError as error:
        raise Conflict(UNDER_WAY) from error


def claim(now: datetime) -> InventoryImport | None:
    """Take the oldest import that waits, or one whose worker fell silent; None without one."""
    _give_up(now)
    for pk in _due(now).order_by("planned_at").values_list("pk", flat=True):
        claimed = claim_one(pk, now=now)
        if claimed is not None:
            return claimed
    return None


def claim_one(pk: UUID, *, now: datetime) -> InventoryImport | None:
    """Take one import unless somebody else was faster."""
    token = uuid4()
    values = {"lease_token": token, "lease_until": now + LEASE, "attempts": F("attempts") + 1}
    if not _due(now).filter(pk=pk).update(state=ImportState.RUNNING, **values):
        return None
    row = InventoryImport.objects.select_related("feed__dealer", "started_by").get(pk=pk)
    return row if row.lease_token == token else None


def hold(row: InventoryImport, *, now: datetime, **progress: Any) -> None:
    """Keep the lease and note how far it came; raises Conflict when another worker has it."""
    if not _held(row).update(lease_until=now + LEASE, **progress):
        raise Conflict(TAKEN_OVER)


def fail(row: InventoryImport, reason: str, *, now: datetime) -> None:
    """End an import that could not be made; the vehicles stay as they were."""
    with transaction.atomic():
        failure = storable.text(reason)[:300]
        if _end(row, ImportState.FAILED, now=now, failure=failure):
            live.announce(row.feed.dealer, Kind.INVENTORY)


def finish(row: InventoryImport, *, now: datetime, **outcome: Any) -> None:
    """End an import inside the caller's transaction: its feed states what is on offer now."""
    if not _end(row, ImportState.FINISHED, now=now, **outcome):
        raise Conflict(TAKEN_OVER)
    InventoryFeed.objects.filter(pk=row.feed_id).update(
        stated_at=row.planned_at, content_hash=row.content_hash, failure=""
    )
    live.announce(row.feed.dealer, Kind.INVENTORY)


@transaction.atomic
def _plan(
    feed: InventoryFeed, file: Packed, *, name: str, person: User | None, now: datetime
) -> InventoryImport:
    row = InventoryImport.objects.create(
        feed=feed,
        file_name=storable.text(name)[:200],
        content_hash=file.content_hash,
        n_bytes=file.n_bytes,
        started_by=person,
        planned_at=now,
    )
    InventoryFile.objects.create(inventory_import=row, packed=file.packed)
    changes = {"dealer": feed.dealer.slug, "file": row.file_name, "bytes": file.n_bytes}
    audit.record(
        actor=person,
        action="inventory.imported",
        target=row,
        changes=changes,
        organization_id=feed.dealer.organization_id,
    )
    live.announce(feed.dealer, Kind.INVENTORY)
    return row


def _due(now: datetime) -> QuerySet[InventoryImport]:
    silent = Q(state=ImportState.RUNNING, lease_until__lt=now)
    return InventoryImport.objects.filter(Q(state=ImportState.PLANNED) | silent)


def _give_up(now: datetime) -> None:
    """Fail what fell silent too often: something in that file ends the worker."""
    silent = _due(now).filter(state=ImportState.RUNNING, attempts__gte=MAX_ATTEMPTS)
    for row in silent.select_related("feed__dealer"):
        fail(row, f"It was interrupted {MAX_ATTEMPTS} times; an operator should look.", now=now)


def _held(row: InventoryImport) -> QuerySet[InventoryImport]:
    return InventoryImport.objects.filter(
        pk=row.pk, state=ImportState.RUNNING, lease_token=row.lease_token
    )


def _end(row: InventoryImport, state: ImportState, *, now: datetime, **outcome: Any) -> bool:
    values = {"finished_at": now, "lease_until": None, "lease_token": None, **outcome}
    is_ended = bool(_held(row).update(state=state, **values))
    if is_ended:
        InventoryFile.objects.filter(inventory_import=row).delete()
    return is_ended
