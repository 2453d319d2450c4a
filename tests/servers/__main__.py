"""Hold servers for another process: print where they are, stay until standard input closes.

Usage: python -m tests.servers postgres redis browser
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from tests.servers.launch import NotAvailable
from tests.servers.session import KINDS, Had, have


def main(names: Sequence[str]) -> int:
    """Print one JSON line about the wanted servers and wait."""
    signal.signal(signal.SIGTERM, _leave)
    # Ctrl-C is the business of the process that holds our pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    print(json.dumps([_report(name, have(name)) for name in names]), flush=True)
    sys.stdin.read()
    return 0


def _report(name: str, had: Had | NotAvailable) -> dict[str, str]:
    report = {"name": name, "title": KINDS[name].title, "variable": KINDS[name].variable}
    if isinstance(had, NotAvailable):
        return {**report, "missing": str(had)}
    return {**report, "place": had.place, "version": had.version}


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
