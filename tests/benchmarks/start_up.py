"""Measure P9: second `up` to its first page, and the resident memory of the embedded process.

Usage: .venv/bin/python -m tests.benchmarks.start_up
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from dealershipai.bootstrap.gate import clean_environment
from tests.servers import product

ROUNDS = 5
GOAL_SECONDS = 4.0
GOAL_MEGABYTES = 220.0


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds to the first whole page, megabytes afterwards."""

    seconds: float
    megabytes: float


def main() -> int:
    """Print the measured starts beside their goals; fail when the median misses one."""
    with tempfile.TemporaryDirectory() as place:
        folder = product.copy_project(Path(place) / "project")
        first = start(folder)
        later = [start(folder) for _ in range(ROUNDS)]
    seconds = statistics.median(each.seconds for each in later)
    megabytes = max(each.megabytes for each in later)
    print(f"first up to first page   {first.seconds:6.2f} s  (installed, empty database)")
    print(f"second up to first page  {seconds:6.2f} s  median of {ROUNDS}, goal {GOAL_SECONDS} s")
    print(f"resident memory          {megabytes:6.1f} MB highest, goal {GOAL_MEGABYTES} MB")
    return 0 if seconds <= GOAL_SECONDS and megabytes <= GOAL_MEGABYTES else 1


def start(folder: Path) -> Start:
    """Start, take one page, read the memory, stop."""
    begun = time.perf_counter()
    with product.up(folder, variables=clean_environment(product.ROOT)) as served:
        served.first_page()
        seconds = time.perf_counter() - begun
        megabytes = resident_megabytes(served.process.pid)
        served.stop()
    return Start(seconds, megabytes)


def resident_megabytes(process: int) -> float:
    """Read VmRSS, which only Linux has."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
