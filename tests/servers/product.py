"""Serve the whole product for one test, as a person would start it, on data of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = (".git", ".venv", "var", ".mypy_cache", ".ruff_cache", ".env")
START_SECONDS = 120.0
STOP_SECONDS = 30.0
STEP_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Product:
    """A product on its way up in a folder of its own."""

    folder: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        """Give the address that `up` prints."""
        return f"http://localhost:{self.port}"

    def first_page(self, path: str = "/accounts/login/") -> str:
        """Wait for a whole page and give its text."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.url + path, timeout=10) as page:
                    return str(page.read().decode("utf-8"))
            except OSError:
                time.sleep(STEP_SECONDS)
        raise AssertionError(f"no page at {self.url}{path}: {self.stop(signal.SIGTERM)}")

    def stop(self, kind: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it as Ctrl-C does; give its exit status and all it printed."""
        if self.process.poll() is None:
            self.process.send_signal(kind)
        printed, _ = self.process.communicate(timeout=STOP_SECONDS)
        return self.process.returncode, printed


def copy_project(folder: Path) -> Path:
    """Copy the project, without its data, beside a link to the environment these tests run in."""
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@contextmanager
def up(folder: Path, *words: str, variables: Mapping[str, str]) -> Iterator[Product]:
    """Run `manage.py up` in a copy of the project until the block ends."""
    port = free_port()
    # The Python outside the environment, so that the way into it is tested too.
    outside = getattr(sys, "_base_executable", sys.executable)
    command = [outside, "manage.py", "up", "--port", str(port), *words]
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield Product(folder, port, process)
        finally:
            if process.poll() is None:
                process.kill()


def free_port() -> int:
    """Give a port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
