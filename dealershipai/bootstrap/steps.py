"""Name the steps of the gate and run one of them."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NO_TESTS = 5
PYTEST = ("-m", "pytest", "-p", "tests.servers")


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the gate, in words and as typed after `python`."""

    title: str
    command: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended; `fault` is None when it passed."""

    title: str
    seconds: float
    fault: str | None


STATIC = (
    Step("format", ("-m", "ruff", "format", "--check", ".")),
    Step("lint", ("-m", "ruff", "check", ".")),
    Step("types", ("-m", "mypy")),
    Step("layers", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    Step("templates", ("-m", "djlint", "templates", "--lint", "--quiet")),
    Step("template format", ("-m", "djlint", "templates", "--check", "--quiet")),
    Step("migrations", ("manage.py", "makemigrations", "--check", "--dry-run")),
    Step("system checks", ("manage.py", "check")),
)
ALONE = Step(
    "tests on SQLite",
    (*PYTEST, "-n", "2", "-m", "not servers and not browser and not nightly"),
)
ON_SERVERS = Step(
    "tests on PostgreSQL and Redis",
    (*PYTEST, "-n", "2", "--database-only", "-m", "not browser and not nightly"),
    needs=("postgres", "redis"),
)
# One browser at a time: two of them starve each other on two cores.
IN_BROWSER = Step(
    "tests in the browser", (*PYTEST, "-m", "browser and not nightly"), needs=("browser",)
)


def run(step: Step, root: Path, environment: Mapping[str, str]) -> Outcome:
    """Run one step with its output on the screen."""
    print(f"\n== {step.title}", flush=True)
    begun = time.monotonic()
    done = subprocess.run([sys.executable, *step.command], cwd=root, env=environment, check=False)
    return Outcome(step.title, time.monotonic() - begun, _fault(done.returncode))


def _fault(status: int) -> str | None:
    if status == 0:
        return None
    return "no test ran" if status == NO_TESTS else f"exit status {status}"
