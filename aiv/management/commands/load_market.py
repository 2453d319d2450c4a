"""Load a market's document and print what it changed."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from aiv.domain import strict_json
from aiv.domain.errors import Fault, FaultyDocument, InvalidInput
from aiv.services.markets import markets


class Command(BaseCommand):
    """Load a market; a document with faults changes nothing."""

    help = "Load a market, its dealers, intents and assistants from a JSON document."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one file."""
        parser.add_argument("file", type=Path, metavar="FILE.json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report, or every fault with its place."""
        try:
            report = markets.load(_read(options["file"]), actor=None)
        except FaultyDocument as error:
            listed = [asdict(fault) for fault in error.faults]
            self.stdout.write(json.dumps({"faults": listed}, indent=2))
            sys.exit(1)
        self.stdout.write(json.dumps(asdict(report)))


def _read(path: Path) -> object:
    try:
        return strict_json.parse(path.read_bytes(), max_chars=20_000_000)
    except OSError as error:
        raise FaultyDocument([Fault(str(path), f"it cannot be read: {error.strerror}")]) from error
    except InvalidInput as error:
        raise FaultyDocument([Fault(str(path), error.reason)]) from error
