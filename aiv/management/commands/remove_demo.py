"""Remove the demo market with everything that belongs to it."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand

from aiv.services.markets import demo_choice, demo_removal


class Command(BaseCommand):
    """Print how much was removed; rows that are not demo are never touched."""

    help = "Remove the demo market; nothing that was measured is touched."

    def handle(self, **_options: object) -> None:
        """Remove it, keep the next start from loading it again, and print the counts."""
        report = demo_removal.remove()
        demo_choice.remember(False)
        self.stdout.write(json.dumps(asdict(report)))
