"""Plan, claim, hold and end imports of inventories: rows with a state, a lease and a token."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from aiv import live
from aiv.domain import storable
from aiv.domain.errors import Conflict
from aiv.domain.live_kinds import Kind
from aiv.models import ImportState, InventoryFeed, InventoryFile, InventoryImport
from aiv.services import leases
from aiv.services.inventory.inventory_files import Packed
from aiv.services.leases import Queue
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

UNDER_WAY: Final = "An import of this inventory is under way already; wait for it to end."
QUEUE: Final = Queue(
    model=InventoryImport,
    waiting=ImportState.PLANNED,
    running=ImportState.RUNNING,
    since="planned_at",
    lost="This import ended, or another worker took it over.",
    related=("feed__dealer", "started_by"),
)


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
    for silent in QUEUE.given_up(now):
        fail(silent, leases.INTERRUPTED, now=now)
    return QUEUE.claim(now, **leases.one_more())


def claim_one(pk: UUID, *, now: datetime) -> InventoryImport | None:
    """Take one import unless somebody else was faster."""
    return QUEUE.claim_one(pk, now=now, **leases.one_more())


def hold(row: InventoryImport, *, now: datetime, **progress: Any) -> None:
    """Keep the lease and note how far it came; raises Conflict when another worker has it."""
    QUEUE.hold(row, now=now, **progress)


def fail(row: InventoryImport, reason: str, *, now: datetime) -> None:
    """End an import that could not be made; the vehicles stay as they were."""
    with transaction.atomic():
        failure = storable.text(reason)[:300]
        if _end(row, ImportState.FAILED, now=now, failure=failure):
            live.announce(row.feed.dealer, Kind.INVENTORY)


def finish(row: InventoryImport, *, now: datetime, **outcome: Any) -> None:
    """End an import inside the caller's transaction: its feed states what is on offer now."""
    if not _end(row, ImportState.FINISHED, now=now, **outcome):
        raise Conflict(QUEUE.lost)
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


def _end(row: InventoryImport, state: ImportState, *, now: datetime, **outcome: Any) -> bool:
    is_ended = QUEUE.let_go(row, state, finished_at=now, **outcome)
    if is_ended:
        InventoryFile.objects.filter(inventory_import=row).delete()
    return is_ended
