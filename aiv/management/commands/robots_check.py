"""Print which expectations of a file our robots.txt matcher does not meet, and how many it does."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aiv.domain.errors import InvalidInput
from aiv.domain.site import robots_check


class Command(BaseCommand):
    """Check rows {test, robots, ua, url, expect}; exit 1 when one differs."""

    help = "Compare our robots.txt matcher with a file of expectations (contracts.md)."
    requires_system_checks: list[str] = []  # the check needs no database and no settings of ours

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one file."""
        parser.add_argument("file", type=Path, metavar="FILE.json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a JSON line for each row that differs, then the count."""
        try:
            rows = robots_check.read(_document(options["file"]))
        except InvalidInput as error:
            raise CommandError(str(error), returncode=2) from error
        differing = [row for row in rows if not row.is_met]
        for row in differing:
            self.stdout.write(json.dumps(row.shown()))
        self.stdout.write(json.dumps({"rows": len(rows), "differ": len(differing)}))
        if differing:
            sys.exit(1)


def _document(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read as JSON: {error}", returncode=2) from error
