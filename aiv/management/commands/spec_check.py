"""Print how our functions compare with a file of worked examples, one JSON line an example."""

from __future__ import annotations

import dataclasses
import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aiv.domain.errors import InvalidInput
from aiv.domain.method import spec_check


class Command(BaseCommand):
    """Check worked examples or GEO cases; exit 1 only when one fails."""

    help = "Compare the method's functions with a file of worked examples (contracts.md)."
    requires_system_checks: list[str] = []  # the check needs no database and no settings of ours

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one file."""
        parser.add_argument("file", type=Path, metavar="FILE.json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line an example."""
        try:
            lines = list(spec_check.check(_read(options["file"])))
        except InvalidInput as error:
            raise CommandError(str(error), returncode=2) from error
        for line in lines:
            self.stdout.write(json.dumps(dataclasses.asdict(line)))
        if any(line.status is spec_check.Verdict.FAIL for line in lines):
            sys.exit(1)


def _read(path: Path) -> dict[str, Any]:
    """Read a JSON object from a file."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read as JSON: {error}", returncode=2) from error
    if not isinstance(document, dict):
        raise CommandError(f"{path} holds no JSON object of examples or cases", returncode=2)
    return document
