"""Print a provider's recorded body in our answer schema."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError

from aiv.domain.evidence.answers import JSON
from aiv.providers import PROVIDERS, SURFACES, normalise


class Command(BaseCommand):
    """Normalise one body, or the parts of one paused turn."""

    help = "Print a provider's body in our answer schema, as JSON."
    requires_system_checks: list[str] = []  # it must work where no database is

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the provider, the body files, the surface and the HTTP status."""
        parser.add_argument("provider", choices=PROVIDERS)
        parser.add_argument("bodies", nargs="+", type=Path, metavar="BODY.json")
        parser.add_argument("--surface", choices=SURFACES)
        parser.add_argument("--status", type=int, default=200)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the files and print the reply."""
        bodies = [_body(path) for path in options["bodies"]]
        reply = normalise(
            options["provider"], bodies, surface=options["surface"], status=options["status"]
        )
        self.stdout.write(json.dumps(reply.as_json(), indent=2))


def _body(path: Path) -> JSON:
    """Give the JSON of a file; what is no JSON stays a text, which no provider's reader takes."""
    try:
        content = path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}; give a file that can be read") from error
    try:
        return json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return content


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
