"""Import an A/B test of a dealer and print its lifts."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from aiv.domain.errors import FaultyDocument, InvalidInput
from aiv.domain.outside import experiment_figures
from aiv.domain.outside.experiment_figures import MEASURES, Compared
from aiv.management.dealer_files import dealer_of, read
from aiv.models import Experiment
from aiv.selectors.ground import experiments as stored
from aiv.services.ground import experiments


class Command(BaseCommand):
    """Import the counts or rates of an A/B test; the same file is parsed once."""

    help = "Import an A/B test of a dealer from a CSV; exit 1 when it has faults."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a dealer, a file and the days the test ran."""
        parser.add_argument("dealer", metavar="DEALER", help="The dealer's slug.")
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--name", default="", help="What was tested; the file's name if not.")
        parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--to", dest="last", type=date.fromisoformat, metavar="YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the lifts, or every fault with its place."""
        try:
            found = _import(options)
        except FaultyDocument as faulty:
            self._fail([asdict(fault) for fault in faulty.faults])
        except InvalidInput as fault:
            self._fail([{"place": fault.field, "reason": fault.reason}])
        lifts = _lifts(found.experiment)
        self.stdout.write(json.dumps({"repeated": found.is_repeated, "lifts": lifts}))

    def _fail(self, faults: list[dict[str, Any]]) -> None:
        self.stdout.write(json.dumps({"faults": faults}))
        sys.exit(1)


def _import(options: dict[str, Any]) -> experiments.Imported:
    path: Path = options["file"]
    return experiments.import_file(
        dealer_of(options["dealer"]),
        read(path),
        name=options["name"] or path.stem,
        days=experiments.Days(first=options["first"], last=options["last"]),
        actor=None,
        now=timezone.now(),
    )


def _lifts(experiment: Experiment) -> list[dict[str, Any]]:
    test = stored.test_of(experiment)
    return [
        _lift(compared)
        for measure in MEASURES
        for compared in experiment_figures.compare(test, measure)
    ]


def _lift(compared: Compared) -> dict[str, Any]:
    values = asdict(compared.lift) if compared.lift else None
    return {
        "input": compared.measure.name,
        "arm": compared.arm.variant,
        "lift": values,
        "used": compared.is_usable,
        "reason": compared.reason,
    }
