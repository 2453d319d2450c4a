"""Install a Debian package where that may be done without asking: as root on Debian or Ubuntu."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

MINUTES_10 = 600


def is_usable() -> bool:
    """Say whether packages can be installed here without a password."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    return Path("/etc/debian_version").is_file() and shutil.which("apt-get") is not None


def install(*packages: str) -> bool:
    """Install packages; give whether apt-get said that it worked."""
    if not is_usable():
        return False
    _update()
    # Configuration files that stand there already are kept: a question would wait for ever.
    keep = ("-o", "Dpkg::Options::=--force-confold")
    return _run("apt-get", "install", "-y", "-q", *keep, *packages)


@cache
def _update() -> bool:
    return _run("apt-get", "update", "-q")


def _run(*command: str) -> bool:
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=settings, capture_output=True, timeout=MINUTES_10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
