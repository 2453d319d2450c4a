"""Print a market in the format that load_market reads."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aiv.models import Market
from aiv.services.markets import markets


class Command(BaseCommand):
    """Dump a market."""

    help = "Print a market, its dealers, intents and assistants as one JSON document."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the market's slug."""
        parser.add_argument("market", metavar="SLUG")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the document."""
        market = Market.objects.filter(slug=options["market"]).first()
        if market is None:
            raise CommandError(f"There is no market {options['market']!r}; load_market makes one.")
        self.stdout.write(json.dumps(markets.dump(market), ensure_ascii=False, indent=2))
