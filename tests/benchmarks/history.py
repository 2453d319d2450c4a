"""Measure P6 over time on PostgreSQL: pages and queries at 24 months against 1 month.

Run by hand: .venv/bin/python -m tests.benchmarks.history [DEALERS] [MONTHS]
The large installation has 10,000 dealers and 24 months unless said otherwise, the young one as many
dealers and 1 month, the small one 100 dealers and 1 month. Each is filled once and they are read in
turns, so that a busy machine slows all alike.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys

SMALL = (100, 1)
LARGE = (10_000, 24)
SIZES = ("small", "young", "large")
TURNS = 3
ROUNDS = 8
GOAL_RATIO = 1.2


def main(dealers: int, months: int) -> int:
    """Start a server, fill two databases, measure in turns, print figures, ratios and plans."""
    from tests.servers import postgres_server

    running = postgres_server.start()
    try:
        sizes = dict(zip(SIZES, (SMALL, (dealers, SMALL[1]), (dealers, months)), strict=True))
        urls = {name: _database(running.url, name) for name in sizes}
        print(f"scale: {dealers:,} dealers, {months} months, against {SMALL[0]} and {SMALL[1]}")
        for name, size in sizes.items():
            print(f"filled {name}: {_run(urls[name], 'fill', *size)}", flush=True)
        turns = [{name: _run(urls[name], "read") for name in sizes} for _ in range(TURNS)]
        is_met = _print(turns)
        print("big tables read whole, and the plan of what falls due:")
        print(json.dumps(_run(urls["large"], "plans"), indent=1))
    finally:
        running.stop()
    return 0 if is_met else 1


def _print(turns: list[dict[str, dict[str, float]]]) -> bool:
    names = list(turns[0]["small"])
    medians = {
        size: {name: statistics.median(turn[size][name] for turn in turns) for name in names}
        for size in SIZES
    }
    print(
        f"{'milliseconds, queries':24} {SIZES[0]:>8} {SIZES[1]:>8} {SIZES[2]:>8}  to small, young"
    )
    for name in names:
        small, young, large = (medians[size][name] for size in SIZES)
        ratios = f"{large / small:.2f} {large / young:.2f}"
        print(f"{name:24} {small:8.2f} {young:8.2f} {large:8.2f}  {ratios}")
    ratio = medians["large"]["overview"] / medians["small"]["overview"]
    print(f"overview ratio {ratio:.2f}, goal {GOAL_RATIO}")
    return ratio <= GOAL_RATIO


def _database(url: str, name: str) -> str:
    import psycopg

    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")  # one of two names above
    return url.replace("/postgres?", f"/{name}?")


def _run(url: str, task: str, *size: int) -> dict[str, float]:
    """Do one task in a process of its own, whose settings name the size's database."""
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": url,
        "REDIS_URL": "",
        "LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "tests.benchmarks.history", task, *map(str, size)]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _task(task: str, *size: int) -> int:
    import django

    django.setup()
    from tests.benchmarks import history_rows

    if task == "fill":
        print(json.dumps(history_rows.fill(*size)))
    else:
        found = history_rows.read(ROUNDS) if task == "read" else history_rows.plans()
        print(json.dumps(found))
    return 0


if __name__ == "__main__":
    words = sys.argv[1:]
    if words and not words[0].isdigit():
        sys.exit(_task(words[0], *map(int, words[1:])))
    numbers = [int(word) for word in words]
    sys.exit(main(*(numbers + list(LARGE)[len(numbers) :])))
