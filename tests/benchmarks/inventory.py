"""Measure the import of 50,000 vehicles: seconds and peak memory, new, unchanged and changed.

Usage: .venv/bin/python -m tests.benchmarks.inventory [VEHICLES]
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

VEHICLES = 50_000
GOAL_MEGABYTES = 150.0
"""What the import may need above the product itself."""


def main() -> int:
    """Print what each import took; fail when memory passes the goal."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else VEHICLES
    with tempfile.TemporaryDirectory() as place:
        _start(Path(place))
        before = _megabytes()
        size = _imports(Path(place), count)
        grown = _megabytes() - before
    print(f"{count:,} vehicles, {size / 2**20:.1f} MB of CSV, SQLite")
    print(f"peak memory above the product {grown:6.0f} MB, goal {GOAL_MEGABYTES:.0f} MB")
    return int(grown > GOAL_MEGABYTES)


def _start(folder: Path) -> None:
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _imports(folder: Path, count: int) -> int:
    from tests import cast, stocked

    dealer = cast.dealer("Harbor Point Toyota", market=cast.market())
    files = [
        _written(folder / "first.csv", count, price=0),
        _written(folder / "second.csv", count, price=0, note="exported again"),
        _written(folder / "third.csv", count, price=500),
    ]
    for number, (said, file) in enumerate(zip(("new", "unchanged", "changed"), files, strict=True)):
        began = time.perf_counter()
        _import(dealer, file, at=stocked.AT + timedelta(hours=number))
        seconds = time.perf_counter() - began
        print(f"{said:<10} {seconds:6.1f} s  {count / seconds:8,.0f} vehicles/s")
    return files[0].stat().st_size


def _import(dealer: object, file: Path, *, at: datetime) -> None:
    from aiv.services.inventory import (
        inventory_feeds,
        inventory_files,
        inventory_imports,
        inventory_runs,
    )

    with file.open("rb") as opened:
        chunks = inventory_files.chunks_of(opened)
        row = inventory_feeds.take(dealer, chunks, name=file.name, person=None, now=at)  # type: ignore[arg-type]
    claimed = inventory_imports.claim_one(row.pk, now=at)
    assert claimed
    inventory_runs.run(claimed, clock=lambda: at)
    row.refresh_from_db()
    assert (row.state, row.failure) == ("finished", "")


def _written(path: Path, count: int, *, price: int, note: str = "") -> Path:
    with path.open("wb") as file:
        file.writelines(_lines(count, price, note))
    return path


def _lines(count: int, price: int, note: str) -> Iterator[bytes]:
    from tests.stocked import COLUMNS, csv, listed

    yield csv([]).rstrip(b"\n") + b',"Comments"\n'
    for serial in range(1, count + 1):
        row = listed(serial, Price=f"{20_000 + price + serial % 9_000} USD")
        cells = [*(row[name] for name in COLUMNS), note]
        yield ",".join(f'"{cell}"' for cell in cells).encode() + b"\n"


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
