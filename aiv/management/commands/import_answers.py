"""Import recorded answers from JSON Lines and print what was added, repeated and rejected."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from aiv.domain.evidence.answer_line import Rejection
from aiv.services.evidence import imports
from aiv.services.evidence.imports import ImportReport


class Command(BaseCommand):
    """Import answers; good lines are kept, a repeated import adds nothing."""

    help = "Import recorded answers, one JSON object a line; exit 1 when a line was rejected."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take files."""
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one report of all files."""
        files: list[Path] = options["files"]
        reports = [(path, _run(path)) for path in files]
        rejected = list(_rejected(reports))
        report = {
            "added": sum(each.added for _, each in reports),
            "repeated": sum(each.repeated for _, each in reports),
            "rejected": rejected,
        }
        self.stdout.write(json.dumps(report))
        if rejected:
            sys.exit(1)


def _run(path: Path) -> ImportReport:
    try:
        with path.open("rb") as file:
            return imports.run(imports.lines_of(file), actor=None)
    except OSError as error:
        unread = Rejection(0, "file", f"{path} cannot be read: {error.strerror}")
        return ImportReport(added=0, repeated=0, rejected=(unread,))


def _rejected(reports: list[tuple[Path, ImportReport]]) -> Iterator[dict[str, object]]:
    for path, report in reports:
        named = {"file": str(path)} if len(reports) > 1 else {}
        for rejection in report.rejected:
            yield {**named, **asdict(rejection)}
