"""Compute the scores of a bundle again from its raw answers; needs no database and no key."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aiv.domain.bundles.recomputing import Recomputed
from aiv.domain.errors import InvalidInput
from aiv.services.score import bundle_reading, bundles


class Command(BaseCommand):
    """Print stored and recomputed scores; exit 1 on a difference above 1e-9, 2 on a bad file."""

    help = "Recompute the scores of a downloaded bundle from its raw answers."
    requires_system_checks: list[str] = []  # nothing of this installation is read or written

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one file."""
        parser.add_argument("bundle", type=Path, metavar="BUNDLE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one JSON line a score."""
        try:
            opened = bundle_reading.recompute(options["bundle"])
        except InvalidInput as error:
            raise CommandError(str(error), returncode=2) from error
        here = bundles.versions()
        for name, version in opened.versions.items():
            if here.get(name) != version:
                self.stderr.write(f"method {name}: {version} there, {here.get(name)} here")
        for each in opened.results:
            self.stdout.write(json.dumps(_line(each)))
        if not all(each.is_same for each in opened.results):
            sys.exit(1)


def _line(each: Recomputed) -> dict[str, Any]:
    return {
        "dealer": each.dealer,
        "market": each.market,
        "computed_at": each.computed_at,
        "answers": each.answers,
        "stored": each.stored,
        "recomputed": each.computed,
        "difference": each.difference,
        "same": each.is_same,
        "differences": [*each.differences, *(f"inputs.{name}" for name in each.inputs)],
    }
