"""Start a server as an unprivileged user in a short folder of its own, and end it with us."""

from __future__ import annotations

import atexit
import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KEEPER = Path(__file__).with_name("keeper.py")
START_SECONDS = 20.0
STEP_SECONDS = 0.02


class NotAvailable(Exception):
    """Say which server could not be had and what a person can do about it."""


@dataclass(frozen=True, slots=True)
class Running:
    """A started server: its address, what it is, and the pipe that keeps it alive."""

    url: str
    version: str
    keeper: subprocess.Popen[bytes]

    def stop(self) -> None:
        """Close the pipe and wait until the keeper has cleaned up."""
        if self.keeper.stdin is not None:
            self.keeper.stdin.close()
        self.keeper.wait(timeout=START_SECONDS)


def identity() -> dict[str, object]:
    """Give the Popen arguments that drop root, which PostgreSQL refuses to run as."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    person = known.get("postgres") or known["nobody"]
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


def folder(kind: str) -> Path:
    """Make a folder that the unprivileged user owns; a socket path may have 104 characters."""
    base = "/tmp" if Path("/tmp").is_dir() else tempfile.gettempdir()
    made = Path(tempfile.mkdtemp(prefix=f"dai-{kind}-", dir=base))
    who = identity()
    if who:
        os.chown(made, int(str(who["user"])), int(str(who["group"])))
    return made


def may_run(program: Path, who: Mapping[str, object]) -> str | None:
    """Give what `--version` of a program prints, or None when it cannot be run."""
    try:
        done = subprocess.run(
            [str(program), "--version"],
            capture_output=True, text=True, timeout=30, check=False, cwd="/", **who,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def keep(command: Sequence[str], place: Path, *, stop: str) -> subprocess.Popen[bytes]:
    """Start a command under a keeper, in a process group of its own."""
    order = {
        "command": list(command), "folder": str(place), "log": str(place / "log"),
        "signal": stop, "identity": identity(),
    }  # fmt: skip
    keeper = subprocess.Popen(
        [sys.executable, "-S", "-E", str(KEEPER), json.dumps(order)],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    atexit.register(_end, keeper)
    return keeper


def wait(is_ready: Callable[[], bool], keeper: subprocess.Popen[bytes], place: Path) -> None:
    """Wait until a server answers, or say what its log says."""
    until = time.monotonic() + START_SECONDS
    while not is_ready():
        if keeper.poll() is not None or time.monotonic() > until:
            words = last_words(place / "log")
            _end(keeper)
            raise NotAvailable(words)
        time.sleep(STEP_SECONDS)


def last_words(log: Path) -> str:
    """Give the end of a log as one line."""
    text = log.read_text(errors="replace") if log.is_file() else ""
    return " ".join(text.split())[-300:] or "it ended without a word"


def remove(place: Path) -> None:
    """Remove the folder of a server that did not start."""
    shutil.rmtree(place, ignore_errors=True)


def _end(keeper: subprocess.Popen[bytes]) -> None:
    if keeper.stdin is not None and not keeper.stdin.closed:
        keeper.stdin.close()
    try:
        keeper.wait(timeout=START_SECONDS)
    except subprocess.TimeoutExpired:
        keeper.kill()
