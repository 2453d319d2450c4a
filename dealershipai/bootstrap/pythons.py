"""Find a Python that the locked requirements support.

Old Pythons run this file to say that they are too old, so it keeps to what they understand.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import NoReturn

OLDEST = (3, 11)
NEWEST = (3, 13)
NAMES = ("python3.13", "python3.12", "python3.11", "python3", "python")
ASK = "import os, sys; print(*sys.version_info[:2], os.path.realpath(sys.prefix))"
REFUSAL = (
    "DealershipAI needs Python {oldest} to {newest}; this is {running} and no other was found. "
    "Install one (on Debian or Ubuntu: sudo apt-get install -y python3 python3-venv), "
    "then run this command again."
)


def is_supported(version: tuple[int, int]) -> bool:
    """Say whether a (major, minor) pair is one we install on."""
    return OLDEST <= version <= NEWEST


def ask(program: str) -> tuple[tuple[int, int], str] | None:
    """Give (major, minor) and the real prefix of a Python, or None: a pyenv shim may only fail."""
    try:
        printed = subprocess.check_output([program, "-c", ASK], stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None
    words = printed.decode().strip().split(" ", 2)
    return (int(words[0]), int(words[1])), words[2]


def other() -> str | None:
    """Give the path of a supported Python on PATH, or None."""
    for name in NAMES:
        found = shutil.which(name)
        answer = ask(found) if found else None
        if answer and is_supported(answer[0]):
            return found
    return None


def refusal() -> str:
    """Say which Pythons would do."""
    dotted = [".".join(str(part) for part in pair) for pair in (OLDEST, NEWEST)]
    running = ".".join(str(part) for part in sys.version_info[:2])
    return REFUSAL.format(oldest=dotted[0], newest=dotted[1], running=running)


def become(program: str, *words: str) -> NoReturn:
    """Go on as another Python, in this process."""
    sys.stdout.flush()
    os.execv(program, [program, *words])  # noqa: S606 - the program is a Python we asked
