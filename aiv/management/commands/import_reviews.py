"""Import a dealer's reviews from CSV files and print what was added, changed and rejected."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from aiv.domain.errors import InvalidInput
from aiv.management.dealer_files import dealer_of, read
from aiv.services.ground import reviews


class Command(BaseCommand):
    """Import reviews; good rows are kept, a repeated import adds nothing."""

    help = "Import reviews of a dealer from a CSV of any platform; exit 1 when a row was rejected."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a dealer and a file."""
        parser.add_argument("dealer", metavar="DEALER", help="The dealer's slug.")
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--platform", default="", help="Where rows that do not say are from.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report."""
        path: Path = options["file"]
        try:
            report = reviews.import_file(
                dealer_of(options["dealer"]),
                read(path),
                platform=options["platform"],
                name=path.name,
                actor=None,
                now=timezone.now(),
            )
        except InvalidInput as fault:
            self.stdout.write(json.dumps({"fault": str(fault)}))
            sys.exit(1)
        counted = {name: getattr(report, name) for name in ("added", "changed", "repeated")}
        rejected = [asdict(row) for row in report.rejected]
        self.stdout.write(json.dumps({**counted, "rejected": rejected}))
        if rejected:
            sys.exit(1)
