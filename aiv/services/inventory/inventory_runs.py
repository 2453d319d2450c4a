"""Run imports that are due: read the whole file first, then write its vehicles batch by batch.

A file that breaks in its middle changes nothing, because nothing is written before its end was
read; an import that was killed anywhere is run again and writes the same.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, astuple, dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import IO, Any, Final

from django.db import OperationalError, transaction

from aiv import live
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.inventory import feed, files
from aiv.domain.inventory.columns import Columns
from aiv.domain.inventory.feed import Reader, RowFault
from aiv.domain.inventory.vehicle import StockStatus, Vehicle
from aiv.domain.live_kinds import Kind
from aiv.models import InventoryImport
from aiv.services.inventory import (
    inventory_files,
    inventory_imports,
    inventory_rows,
    inventory_truth,
)

LOG = logging.getLogger(__name__)
BATCH: Final = 500
ANNOUNCED_ROWS: Final = 5_000
MAX_FAULTS: Final = 500
"""How many faults are kept with their rows; all of them are counted."""
BROKEN: Final = "Something on our side broke; the operator finds it in the log."
NONE_READ: Final = "holds no vehicle that could be read"

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Survey:
    """Count what a file holds, and keep the first faults and what its columns were taken for."""

    rows: int = 0
    offered: int = 0
    rows_lost: int = 0
    cells_unread: int = 0
    faults: list[RowFault] = field(default_factory=list)
    columns: dict[str, Any] = field(default_factory=dict)

    def take(self, read: feed.ReadRow) -> None:
        """Count one row."""
        self.rows += 1
        self.offered += read.vehicle is not None and is_offered(read.vehicle)
        lost = sum(fault.is_lost for fault in read.faults)
        self.rows_lost += lost
        self.cells_unread += len(read.faults) - lost
        room = MAX_FAULTS - len(self.faults)
        self.faults += read.faults[:room]


def run_due(*, clock: Clock = lambda: datetime.now(UTC), most: int = 1) -> int:
    """Run as many waiting imports as asked for, one after the other; give how many were run."""
    for number in range(most):
        row = inventory_imports.claim(clock())
        if row is None:
            return number
        run(row, clock=clock)
    return most


def run(row: InventoryImport, *, clock: Clock = lambda: datetime.now(UTC)) -> None:
    """Run one claimed import to its end, whatever that is."""
    try:
        with inventory_files.opened(row) as file:
            _run(row, file, clock)
        inventory_truth.measure(row.feed.dealer, now=clock())
    except InvalidInput as fault:
        inventory_imports.fail(row, f"The file {fault.reason}.", now=clock())
    except Conflict:
        # Taken over by another worker, which writes the same.
        LOG.info("inventory import left", extra={"import": str(row.pk)})
    except OperationalError:
        # The database went away: the lease runs out, and whoever comes next goes on.
        raise
    except Exception:
        LOG.exception("inventory import broke", extra={"import": str(row.pk)})
        inventory_imports.fail(row, BROKEN, now=clock())


def survey(file: IO[bytes], *, now: datetime) -> Survey:
    """Read a file through; raises InvalidInput naming "file" for what is no feed."""
    found, reader = Survey(), Reader(today=now.date())
    for read in reader.rows(files.rows(file)):
        found.take(read)
    if not found.offered:
        raise InvalidInput("file", NONE_READ)
    found.columns = columns_of(reader.layouts.values())
    return found


def columns_of(layouts: Iterable[Columns]) -> dict[str, Any]:
    """Give what headings were taken for, over all layouts of a file, ready to be stored."""
    known = list(layouts)
    taken = {column.header: column.field for each in known for column in each.taken}
    spare = {column.header: column.field for each in known for column in each.spare}
    unknown = dict.fromkeys(header for each in known for header in each.unknown)
    return {"taken": taken, "spare": spare, "unknown": list(unknown)}


def is_offered(vehicle: Vehicle) -> bool:
    """Tell whether a shopper could buy it."""
    return vehicle.status is not StockStatus.SOLD


def _run(row: InventoryImport, file: IO[bytes], clock: Clock) -> None:
    if row.content_hash == row.feed.content_hash:
        with transaction.atomic():
            inventory_imports.finish(row, now=clock(), is_repeat=True)
        return
    found = survey(file, now=row.planned_at)
    inventory_imports.hold(row, now=clock(), rows_total=found.rows, rows_done=0)
    _write(row, file, clock)
    with transaction.atomic():
        inventory_rows.retire(row)
        inventory_imports.finish(
            row,
            now=clock(),
            **asdict(inventory_rows.moved(row)),
            rows_done=found.rows,
            rows_lost=found.rows_lost,
            cells_unread=found.cells_unread,
            columns=found.columns,
            faults=[list(astuple(fault)) for fault in found.faults],
        )


def _write(row: InventoryImport, file: IO[bytes], clock: Clock) -> None:
    vehicles, announced = _offered(row, file), 0
    while batch := list(islice(vehicles, BATCH)):
        done = batch[-1].row or 0
        with transaction.atomic():
            inventory_imports.hold(row, now=clock(), rows_done=done)
            inventory_rows.write(row, batch)
            if done - announced >= ANNOUNCED_ROWS:
                announced = done
                live.announce(row.feed.dealer, Kind.INVENTORY)


def _offered(row: InventoryImport, file: IO[bytes]) -> Iterator[Vehicle]:
    reader = Reader(today=row.planned_at.date())
    for read in reader.rows(files.rows(file)):
        if read.vehicle is not None and is_offered(read.vehicle):
            yield read.vehicle
