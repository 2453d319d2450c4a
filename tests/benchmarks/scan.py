"""Measure P1 and P2: a scan through the whole pipeline, beside the least time it could take.

Usage: .venv/bin/python -m tests.benchmarks.scan [p1] [p1-celery] [p2]
The stand-in is a process of its own; its waits added up and divided by the calls in flight are the
ideal of the same run. Processor time is that of the asking processes, from their first call on, and
stands beside that of a bare call in the same minute: a machine is not equally fast all day.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.product import ROOT

KINDS = ("p1", "p1-celery", "p2")
TICK_S = 0.05
TICKS = os.sysconf("SC_CLK_TCK")
FAULTS = ("--fault", "rate-limit=0.02", "--fault", "error-500=0.01")
LOGNORMAL = ("--median", "1.35", "--sigma", "0.45")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is asked, of a stand-in that behaves so."""

    name: str
    intents: int
    assistants: int
    trials: int
    in_flight: int
    standin: Sequence[str]

    @property
    def calls(self) -> int:
        """Give how many answers are wanted."""
        return self.intents * self.assistants * self.trials


P1 = Case(
    name="P1", intents=40, assistants=5, trials=10, in_flight=100, standin=(*LOGNORMAL, *FAULTS)
)
P2 = Case(
    name="P2", intents=20, assistants=4, trials=5, in_flight=48,
    standin=("--median", "0.3", "--sigma", "0.000001"),
)  # fmt: skip
QUICK = P2
BARE_MS = "2.2 to 2.5"
P2_LIMITED = Case(
    name="P2 with 10 % 429", intents=20, assistants=4, trials=5, in_flight=48,
    standin=(*P2.standin, "--fault", "rate-limit=0.1", "--retry-after", "0.1"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Used:
    """Processor seconds, and the most memory that one process had."""

    cpu_s: float
    memory_mb: float


def main(kinds: Sequence[str]) -> None:
    """Run the wanted cases one after the other."""
    for kind in kinds or KINDS:
        if kind == "p1":
            embedded(P1)
        elif kind == "p1-celery":
            with_celery(P1)
        else:
            embedded(P2)
            embedded(P2_LIMITED)


def embedded(case: Case) -> None:
    """Ask in one process on SQLite."""
    with tempfile.TemporaryDirectory() as folder, _standin(case) as endpoints:
        told = _environment(f"sqlite:///{folder}/scan.sqlite3", endpoints)
        _seed(case, told)
        words = ["-m", "tests.benchmarks.scan_rows", "ask", str(case.in_flight)]
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=told, stdout=subprocess.PIPE, check=True
        )
        found = json.loads(done.stdout)
        _print(f"{case.name}, one process", case, found, Used(found["cpu_s"], found["memory_mb"]),
               endpoints)  # fmt: skip


def with_celery(case: Case) -> None:
    """Ask by two processes of a Celery worker on PostgreSQL and Redis."""
    with _servers() as (database, redis), _standin(case) as endpoints:
        told = _environment(database, endpoints) | {
            "REDIS_URL": redis,
            "CELERY": "on",
            "SCANS_IN_FLIGHT": str(case.in_flight // 2),
        }
        app = [sys.executable, "-m", "celery", "-A", "dealershipai.celery"]
        with tempfile.TemporaryDirectory() as folder, _seeded_late(case, told) as go:
            worker = subprocess.Popen(
                [*app, "worker", "-Q", "scans", "-c", "2", "--loglevel", "ERROR"],
                cwd=ROOT, env=told,
            )  # fmt: skip
            clock = subprocess.Popen(
                [*app, "beat", "--loglevel", "ERROR", "--pidfile=", "-s", f"{folder}/beat"],
                cwd=ROOT, env=told,
            )  # fmt: skip
            try:
                time.sleep(12)
                before = _used(worker.pid)
                found = go()
                after = _used(worker.pid)
            finally:
                for each in (clock, worker):
                    each.kill()
                    each.wait()
        _print(f"{case.name}, Celery with two processes", case, found,
               Used(after.cpu_s - before.cpu_s, after.memory_mb), endpoints)  # fmt: skip


def _print(title: str, case: Case, found: dict[str, float], used: Used, at: dict[str, str]) -> None:
    with urllib.request.urlopen(at["openai"].removesuffix("openai") + "tally", timeout=5) as got:
        tally = json.load(got)
    ideal = tally["waited_s"] / case.in_flight
    wall = found["wall_s"]
    calls = sum(tally["calls"].values())
    used_ms, bare_ms = 1000 * used.cpu_s / calls, _bare_ms(case)
    print(
        f"{title}: {found['answers']} answers of {case.calls}, {found['lost']} lost, "
        f"{calls} calls\n"
        f"  wall {wall:.1f} s, ideal {ideal:.1f} s ({ideal / wall:.0%}), "
        f"longest call {tally['longest_s']:.1f} s, "
        f"bound of P1 {1.12 * ideal + tally['longest_s']:.1f} s\n"
        f"  {used.cpu_s:.1f} s CPU, {used_ms:.1f} ms a call, {used_ms / bare_ms:.1f} times a bare "
        f"one ({bare_ms:.1f} ms; goal of P1 8 ms where that is {BARE_MS}), {used.memory_mb:.0f} MB",
        flush=True,
    )


def _bare_ms(case: Case) -> float:
    """Give the processor time of a call that is made and read, and nothing else."""
    with _standin(QUICK) as endpoints:
        told = _environment("", endpoints)
        words = ["-m", "tests.benchmarks.scan_rows", "bare", str(case.in_flight)]
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=told, stdout=subprocess.PIPE, check=True
        )
    return float(json.loads(done.stdout)["ms"])


@contextmanager
def _standin(case: Case) -> Iterator[dict[str, str]]:
    command = [sys.executable, "-m", "tests.standin", *case.standin]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())["endpoints"]
        finally:
            process.terminate()


@contextmanager
def _servers() -> Iterator[tuple[str, str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.servers", "postgres", "redis"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None and process.stdout is not None
        try:
            places = [each["place"] for each in json.loads(process.stdout.readline())]
            yield places[0], places[1]
        finally:
            process.stdin.close()


def _environment(database: str, endpoints: dict[str, str]) -> dict[str, str]:
    return {
        **os.environ,
        **{f"{name.upper()}_BASE_URL": url for name, url in endpoints.items()},
        **{f"{name.upper()}_API_KEY": "login:standin-key" for name in endpoints},
        "DJANGO_SETTINGS_MODULE": "dealershipai.settings",
        "DATABASE_URL": database,
        "REDIS_URL": "",
        "LOG_LEVEL": "ERROR",
        "SECRET_KEY": "a-key-of-the-test-that-is-long-enough-to-pass-every-check",
    }


def _seed(case: Case, told: dict[str, str]) -> None:
    words = ["seed", str(case.intents), str(case.assistants), str(case.trials)]
    subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.scan_rows", *words], cwd=ROOT, env=told, check=True
    )


@contextmanager
def _seeded_late(case: Case, told: dict[str, str]) -> Iterator[object]:
    """Give what starts the scan and waits until it is finished, once the workers are there."""
    words = ["follow", str(case.intents), str(case.assistants), str(case.trials)]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.scan_rows", *words],
        cwd=ROOT, env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline() == "ready\n"

        def go() -> object:
            process.stdin.write("go\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield go
        process.stdin.close()


def _used(pid: int) -> Used:
    """Add up a process and its children."""
    found = [pid, *_children(pid)]
    cpu_s = 0.0
    memory_mb = 0.0
    for each in found:
        fields = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        cpu_s += (int(fields[11]) + int(fields[12])) / TICKS
        for line in Path(f"/proc/{each}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                memory_mb = max(memory_mb, int(line.split()[1]) / 1024)
    return Used(cpu_s, memory_mb)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in listed]


if __name__ == "__main__":
    main(sys.argv[1:])
