"""Run several server processes on one database and one Redis that a test may kill."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers import launch, redis_server
from tests.servers.launch import NotAvailable
from tests.servers.product import ROOT, free_port

START_SECONDS = 60.0
FRAME_BYTES = "65536"


class BreakableRedis:
    """A Redis on a port of its own that can be killed and started again, empty."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = launch.folder("redis")
        self._program = _program(self._folder)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [
            str(self._program), "--port", str(self.port), "--bind", "127.0.0.1",
            "--save", "", "--appendonly", "no", "--dir", str(self._folder),
        ]  # fmt: skip
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_for_port(self.port)

    def kill(self) -> None:
        """End it at once, as a machine that loses power."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def freeze(self) -> None:
        """Let it stand still, with all its connections open."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    def remove(self) -> None:
        """Kill it and remove its folder."""
        self.kill()
        launch.remove(self._folder)


@dataclass(frozen=True, slots=True)
class Served:
    """One server process of an installation."""

    port: int
    pid: int

    @property
    def origin(self) -> str:
        """Give the origin of its pages."""
        return f"http://localhost:{self.port}"

    def memory_mb(self) -> float:
        """Give its resident memory."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def cpu_seconds(self) -> float:
        """Give the processor time it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Seeded:
    """The session cookies of operators, and the keys of the dealers by their slugs."""

    cookies: list[str]
    dealers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Importer:
    """A process beside the servers that imports answers."""

    folder: Path
    process: subprocess.Popen[str]

    def add(self, line: dict[str, object]) -> None:
        """Import one answer and wait until it is committed and announced."""
        file = self.folder / "answers.jsonl"
        file.write_text(json.dumps(line), encoding="utf-8")
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{file}\n")
        self.process.stdin.flush()
        assert json.loads(self.process.stdout.readline())["added"] == 1


@dataclass(frozen=True, slots=True)
class Installation:
    """A database in a folder, a Redis or none, and as many server processes as wanted."""

    folder: Path
    redis_url: str = ""
    database_url: str = ""

    def done(self, *words: str) -> str:
        """Run a Python module of the project to its end and give what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=ROOT, env=self.environment(), capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def prepared(self, people: int) -> Seeded:
        """Make the database with one market and sign people in."""
        return Seeded(**json.loads(self.done("tests.servers.seeding", str(people))))

    @contextmanager
    def served(self, processes: int) -> Iterator[list[Served]]:
        """Serve until the block ends."""
        with ExitStack() as stack:
            yield [stack.enter_context(self.server()) for _ in range(processes)]

    @contextmanager
    def importer(self) -> Iterator[Importer]:
        """Keep a process that imports what it is told to."""
        with subprocess.Popen(
            [sys.executable, "-m", "tests.servers.importing"],
            cwd=ROOT, env=self.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True,
        ) as process:  # fmt: skip
            yield Importer(self.folder, process)
            process.kill()

    @contextmanager
    def server(self, port: int = 0) -> Iterator[Served]:
        """Serve in one process until the block ends, on a port of one's choice or a free one."""
        port = port or free_port()
        command = [
            sys.executable, "-m", "uvicorn", "dealershipai.asgi:application", "--port", str(port),
            # Said here, because the server would read an empty WEB_CONCURRENCY as a number.
            "--workers", "1", "--ws-max-size", FRAME_BYTES, "--ws-per-message-deflate", "false",
            "--no-access-log", "--log-level", "warning",
        ]  # fmt: skip
        log = (self.folder / f"server-{port}.log").open("wb")
        with (
            log,
            subprocess.Popen(command, cwd=ROOT, env=self.environment(), stderr=log) as server,
        ):
            try:
                wait_for_port(port)
                yield Served(port, server.pid)
            finally:
                server.kill()

    def environment(self) -> dict[str, str]:
        """Give the variables of every process of the installation."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "dealershipai.settings",
            "DATABASE_URL": self.database_url or f"sqlite:///{self.folder / 'site.sqlite3'}",
            "REDIS_URL": self.redis_url,
            "SECRET_KEY": "a-key-of-the-test-that-is-long-enough-to-pass-every-check",
        }


def _program(folder: Path) -> Path:
    for program in redis_server._candidates():
        try:
            return redis_server._executable(program, folder)
        except (NotAvailable, OSError):
            continue
    raise NotAvailable(redis_server.REMEDY)


def wait_for_port(port: int) -> None:
    """Wait until something listens."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"nothing answers on port {port}")
