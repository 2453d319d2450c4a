"""Print the facts of one page of a dealer's site."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aiv.crawler.pages import read_page
from aiv.domain.site.page_report import report


class Command(BaseCommand):
    """Read one file as if it had been served at an address."""

    help = "Print the facts of one HTML page, as JSON."
    requires_system_checks: list[str] = []  # it must work where no database is

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the address it was served at, and its content type."""
        parser.add_argument("page", type=Path, metavar="FILE.html")
        parser.add_argument("--url", required=True)
        parser.add_argument("--content-type", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file and print its facts."""
        path: Path = options["page"]
        try:
            body = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}; give a file that can be read") from error
        facts = read_page(body, url=options["url"], content_type=options["content_type"])
        self.stdout.write(json.dumps(report(facts), indent=2))
