"""Import a dealer's inventory from a file and print what came of it."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Final

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from aiv.domain.errors import DealershipError
from aiv.models import Dealer, InventoryImport
from aiv.selectors.inventory import inventory
from aiv.services.inventory import (
    inventory_feeds,
    inventory_files,
    inventory_imports,
    inventory_runs,
)

PRINTED: Final = (
    "state", "failure", "rows_total", "rows_lost", "cells_unread", "added", "changed", "gone",
    "is_repeat", "columns",
)  # fmt: skip


class Command(BaseCommand):
    """Take a whole inventory in; vehicles that the file does not list count as gone."""

    help = "Import a dealer's inventory, CSV or XML; exit 1 when a row was left out or it failed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the dealer and the file."""
        parser.add_argument("dealer", metavar="DEALER", help="slug")
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, dealer: str, file: Path, **_options: object) -> None:
        """Print one report as JSON."""
        known = inventory.dealer(dealer)
        if known is None:
            raise CommandError(f"There is no dealer {dealer}.")
        row = _imported(known, file)
        faults = [
            dict(zip(("row", "column", "reason", "lost"), each, strict=True)) for each in row.faults
        ]
        report = {name: getattr(row, name) for name in PRINTED}
        self.stdout.write(json.dumps({**report, "faults": faults}))
        if row.failure or row.rows_lost:
            sys.exit(1)


def _imported(dealer: Dealer, file: Path) -> InventoryImport:
    now = timezone.now()
    try:
        with file.open("rb") as opened:
            chunks = inventory_files.chunks_of(opened)
            row = inventory_feeds.take(dealer, chunks, name=file.name, person=None, now=now)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    except DealershipError as error:
        raise CommandError(str(error)) from error
    claimed = inventory_imports.claim_one(row.pk, now=now)
    if claimed is not None:
        inventory_runs.run(claimed)
    row.refresh_from_db()
    return row
