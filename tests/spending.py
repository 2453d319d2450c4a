"""Run a drive in a process of its own, and measure how much memory it took at most."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
MOST_MB: Final = 30
STATUS: Final = Path("/proc/self/status")
measurable: Final = pytest.mark.skipif(not STATUS.exists(), reason="memory is told by Linux alone")


def peak_kb() -> int:
    """Give the most memory that this process ever held, not what its parent did."""
    found = re.search(r"VmHWM:\s+(\d+) kB", STATUS.read_text("utf-8"))
    assert found is not None
    return int(found[1])


async def grown(warm: Callable[[], Awaitable[Any]], drive: Callable[[], Awaitable[Any]]) -> None:
    """Print what a drive gave and by how many MB it made the process grow, once it is warm."""
    await warm()
    before = peak_kb()
    given = await drive()
    print(json.dumps({"given": given, "grown_mb": (peak_kb() - before) / 1024}))


async def apart(module: str, *words: str) -> tuple[Any, float]:
    """Run a module of the tests in a process of its own; give what it printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *words,
        cwd=ROOT, env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, faults = await process.communicate()
    assert process.returncode == 0, faults.decode()
    told = json.loads(said)
    return told["given"], told["grown_mb"]
