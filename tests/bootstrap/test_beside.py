"""What runs beside the server ends with it, even where it does not want to."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from dealershipai.bootstrap import beside

SLEEP = ("-c", "import time; time.sleep(60)")
DEAF = (
    "-c",
    "import pathlib, signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)",
)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Collect what is started."""
    found: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def kept(*args: object, **words: object) -> subprocess.Popen[bytes]:
        found.append(popen(*args, **words))  # type: ignore[call-overload]
        return found[-1]

    monkeypatch.setattr(beside.subprocess, "Popen", kept)
    return found


def test_everything_ends_with_the_block(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(beside, "COMMANDS", (SLEEP, SLEEP))
    with beside.started(tmp_path):
        assert [each.poll() for each in started] == [None, None]
    assert [each.returncode for each in started] == [-signal.SIGTERM] * 2


def test_what_does_not_end_is_killed(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard = tmp_path / "deaf"
    monkeypatch.setattr(beside, "COMMANDS", ((*DEAF, str(heard)),))
    monkeypatch.setattr(beside, "STOP_SECONDS", 0.2)
    with beside.started(tmp_path):
        until = time.monotonic() + 30
        while not heard.exists() and time.monotonic() < until:
            time.sleep(0.02)
    assert started[0].returncode == -signal.SIGKILL


def test_the_workers_share_the_queues_of_the_messages() -> None:
    words = [" ".join(command) for command in beside.COMMANDS]
    assert any("--queues scans" in each for each in words)
    assert any("--queues work" in each for each in words)
    assert sum(" beat " in each for each in words) == 1
