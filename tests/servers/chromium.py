"""Give the tests a real Chromium: an installed one, else Playwright's, else one from apt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dealershipai.bootstrap import apt
from tests.servers import launch
from tests.servers.launch import NotAvailable

REMEDY = (
    "No browser could be found or installed here. Install Chromium or Chrome, "
    "or set DAI_CHROMIUM to its path."
)
NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "msedge", "microsoft-edge",
)  # fmt: skip
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
CACHED = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")
# Root needs no-sandbox; the others keep the browser from calling hosts of its maker.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that answered `--version`."""

    path: Path
    version: str


def find() -> Browser:
    """Find or install the first browser that runs."""
    for path in _candidates():
        version = launch.may_run(path, {})
        if version:
            return Browser(path, version)
    raise NotAvailable(REMEDY)


def _candidates() -> Iterator[Path]:
    yield from _installed()
    yield from _cached()
    yield from _downloaded()
    if apt.install("chromium"):
        yield from _installed()


def _installed() -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from (Path(path) for path in APPLICATIONS if Path(path).is_file())


def _cached() -> Iterator[Path]:
    home = Path.home()
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    places = (home / ".cache/ms-playwright", home / "Library/Caches/ms-playwright")
    for place in (Path(chosen),) if chosen else places:
        for pattern in CACHED:
            yield from sorted(place.glob(pattern), reverse=True)


def _downloaded() -> Iterator[Path]:
    if not _playwright("install", "chromium"):
        return
    yield from _cached()
    # The build is there but does not run: its shared libraries are what is missing.
    if apt.is_usable() and _playwright("install-deps", "chromium"):
        yield from _cached()


def _playwright(*words: str) -> bool:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "playwright", *words],
            capture_output=True, timeout=300, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
