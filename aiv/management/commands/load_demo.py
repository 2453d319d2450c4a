"""Load the demo market, labelled demo wherever it is shown."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils import timezone

from aiv.services.markets import demo, demo_choice


class Command(BaseCommand):
    """Print what was added; loading it again adds only weeks that passed since."""

    help = "Load the demo market: invented dealers, a scripted assistant, known true rates."

    def handle(self, **_options: object) -> None:
        """Tell each step on stderr and the report on stdout; later starts bring it up to date."""
        report = demo.load(now=timezone.now(), progress=self.stderr.write)
        demo_choice.remember(True)
        self.stdout.write(json.dumps(asdict(report)))
