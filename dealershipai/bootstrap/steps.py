"""Name the steps of the gate and run one of them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

NO_TESTS = 5
# A test that hangs must not cost the summary of all others.
LIMIT_SECONDS = 1500
PYTEST = ("-m", "pytest", "-p", "tests.servers")
# Each process takes whole files, and ends with what the other has left: what is made once a file,
# such as a loaded demo, would else be made in both.
ON_BOTH_CORES = (*PYTEST, "--dist", "worksteal", "-n")


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the gate, in words and as typed after `python`."""

    title: str
    command: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended; `fault` is None when it passed, `output` what it said aside."""

    title: str
    seconds: float
    fault: str | None
    output: bytes = b""


STATIC = (
    Step("format", ("-m", "ruff", "format", "--check", ".")),
    Step("lint", ("-m", "ruff", "check", ".")),
    Step("types", ("-m", "mypy")),
    Step("layers", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    Step("templates", ("-m", "djlint", "templates", "--lint")),
    Step("template format", ("-m", "djlint", "templates", "--check")),
    Step("migrations", ("manage.py", "makemigrations", "--check", "--dry-run")),
    Step("system checks", ("manage.py", "check")),
)
ALONE = Step(
    "tests on SQLite",
    (*ON_BOTH_CORES, "2", "-m", "not servers and not browser and not nightly"),
)
# Three, because half of their time they wait for the servers and processes they start.
ON_SERVERS = Step(
    "tests on PostgreSQL and Redis",
    (
        *ON_BOTH_CORES, "3", "--database-only",
        "-m", "not browser and not nightly and not one_database",
    ),
    needs=("postgres", "redis"),
)  # fmt: skip
# One browser at a time, beside the other tests: it waits half of its time.
IN_BROWSER = Step(
    "tests in the browser", (*PYTEST, "-m", "browser and not nightly"), needs=("browser",)
)


def run(step: Step, root: Path, environment: Mapping[str, str]) -> Outcome:
    """Run one step with its output on the screen."""
    print(f"\n== {step.title}", flush=True)
    begun = time.monotonic()
    fault = _fault(step, root, environment, None)
    return Outcome(step.title, time.monotonic() - begun, fault)


def run_aside(step: Step, root: Path, environment: Mapping[str, str]) -> Outcome:
    """Run one step beside another, and keep its output until somebody has time to show it."""
    begun = time.monotonic()
    with tempfile.TemporaryFile() as output:
        fault = _fault(step, root, environment, output)
        output.seek(0)
        return Outcome(step.title, time.monotonic() - begun, fault, output.read())


def shown(outcome: Outcome) -> Outcome:
    """Put on the screen what a step said aside."""
    print(f"\n== {outcome.title}", flush=True)
    sys.stdout.buffer.write(outcome.output)
    sys.stdout.flush()
    return outcome


def _fault(
    step: Step, root: Path, environment: Mapping[str, str], output: IO[bytes] | None
) -> str | None:
    try:
        done = subprocess.run(
            [sys.executable, *step.command],
            cwd=root, env=environment, stdout=output, stderr=output, timeout=LIMIT_SECONDS,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"ended after {LIMIT_SECONDS / 60:.0f} minutes"
    if done.returncode == 0:
        return None
    return "no test ran" if done.returncode == NO_TESTS else f"exit status {done.returncode}"
