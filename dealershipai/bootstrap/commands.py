"""Run one of Django's or our own management commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from aiv.domain.errors import DealershipError

SETTINGS = "dealershipai.settings"
ASKS_FOR_HELP = ((), ("help",), ("--help",), ("-h",))
OURS = """Commands to begin with:
    up        install what is missing, prepare the database, serve the product
    verify    run the whole gate: format, types, layers, tests on real servers
Each explains itself with --help. All others:
"""


def run(argv: Sequence[str]) -> int:
    """Run a command line; a setting that cannot be used is one plain sentence, not a traceback."""
    if find_spec("django") is None:
        print("The install is not complete. Run: python3 manage.py up", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from django.core.management import execute_from_command_line

    if tuple(argv[1:]) in ASKS_FOR_HELP:
        print(OURS)
    try:
        execute_from_command_line(list(argv))
    except DealershipError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0
