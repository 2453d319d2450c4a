"""Hold the test servers for the whole gate, in a process of their own that ends with this one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

STOP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Report:
    """Where one server is, or why it is missing."""

    name: str
    title: str
    variable: str
    place: str = ""
    version: str = ""
    missing: str = ""


@dataclass(slots=True)
class Held:
    """Servers on their way; asking for the reports waits until they are there."""

    names: Sequence[str]
    process: subprocess.Popen[str] | None
    _reports: tuple[Report, ...] | None = field(default=None)

    def reports(self) -> tuple[Report, ...]:
        """Give what became of each wanted server."""
        if self._reports is None:
            self._reports = self._read()
        return self._reports

    def variables(self) -> dict[str, str]:
        """Give the environment in which the tests find the servers."""
        return {report.variable: report.place for report in self.reports() if report.place}

    def has(self, name: str) -> bool:
        """Say whether one of them is there."""
        return any(report.name == name and report.place for report in self.reports())

    def _read(self) -> tuple[Report, ...]:
        if self.process is None or self.process.stdout is None:
            return ()
        line = self.process.stdout.readline()
        if line:
            return tuple(Report(**each) for each in json.loads(line))
        reason = "The launcher ended early; run python -m tests.servers postgres to see why."
        return tuple(Report(name, name, "", missing=reason) for name in self.names)


@contextmanager
def hold(root: Path, names: Sequence[str]) -> Iterator[Held]:
    """Start the servers beside the first steps and end them afterwards."""
    if not names:
        yield Held(names, None)
        return
    command = [sys.executable, "-m", "tests.servers", *names]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield Held(names, process)
        finally:
            _release(process)


def _release(process: subprocess.Popen[str]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.terminate()
