"""Import files of answers as they are named on standard input, one report a line.

Usage: python -m tests.servers.importing: one start for many imports, as a worker would run them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django


def main() -> int:
    """Import until standard input ends."""
    django.setup()
    from aiv.services.evidence import imports

    for name in sys.stdin:
        with Path(name.strip()).open("rb") as file:
            report = imports.run(imports.lines_of(file), actor=None)
        sys.stdout.write(
            json.dumps({"added": report.added, "rejected": len(report.rejected)}) + "\n"
        )
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
