"""Measure P6: the overview at 24 months and 10,000 dealers against 1 month and 100 dealers.

Run by hand: .venv/bin/python -m tests.benchmarks.overview
Both databases are filled once, then read in turns, so that a busy machine slows both alike.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = {"small": (100, 1), "large": (10_000, 24)}
TURNS = 3
ROUNDS = 40
GOAL_RATIO, GOAL_QUERIES, GOAL_P95_MS = 1.2, 12, 60.0


def main() -> int:
    """Fill, measure in turns, print the figures beside their goals."""
    with tempfile.TemporaryDirectory() as place:
        for size in SIZES:
            print(f"filled {size}: {_run(Path(place), size, 'fill')}", flush=True)
        turns = [{size: _run(Path(place), size, "read") for size in SIZES} for _ in range(TURNS)]
    medians = {size: statistics.median(turn[size]["median_ms"] for turn in turns) for size in SIZES}
    p95 = statistics.median(turn["large"]["p95_ms"] for turn in turns)
    queries = max(turn[size]["queries"] for turn in turns for size in SIZES)
    ratio = medians["large"] / medians["small"]
    print(f"1 month, 100 dealers      {medians['small']:7.1f} ms median")
    print(f"24 months, 10,000 dealers {medians['large']:7.1f} ms median, {p95:.1f} ms p95")
    print(f"ratio {ratio:.2f}, goal {GOAL_RATIO}; p95 goal {GOAL_P95_MS:.0f} ms")
    print(f"queries {queries}, goal {GOAL_QUERIES}")
    is_met = ratio <= GOAL_RATIO and queries <= GOAL_QUERIES and p95 <= GOAL_P95_MS
    return 0 if is_met else 1


def _run(place: Path, size: str, task: str) -> dict[str, float]:
    """Do one task in a process of its own, whose settings name the size's database."""
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"sqlite:///{place}/{size}.sqlite3",
        "REDIS_URL": "",
        "LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "tests.benchmarks.overview", task, size]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _task(task: str, size: str) -> int:
    import django

    django.setup()
    from tests.benchmarks import overview_rows

    dealers, months = SIZES[size]
    found = overview_rows.fill(dealers, months) if task == "fill" else overview_rows.read(ROUNDS)
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(_task(sys.argv[1], sys.argv[2]) if len(sys.argv) > 2 else main())
