"""Read an access log of a dealer's site to its end and print what it told of."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from aiv.domain.errors import InvalidInput
from aiv.management.dealer_files import dealer_of
from aiv.models import AccessLog, LogState
from aiv.services.ground import access_logs

CHUNK = 1024**2
OPEN = (LogState.WAITING, LogState.READING)


class Command(BaseCommand):
    """Read an access log; the same file, or the rest of one whose reading stopped, counts once."""

    help = "Read a site's access log: combined, common, CloudFront or Cloudflare, plain or .gz."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a dealer and a file."""
        parser.add_argument("dealer", metavar="DEALER", help="The dealer's slug.")
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--server", default="", help="Which of several servers wrote it.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report; exit 1 where it is no log."""
        try:
            log, is_repeated = self._read(options)
        except InvalidInput as fault:
            self.stdout.write(json.dumps({"fault": str(fault)}))
            sys.exit(1)
        counted = ("state", "lines", "unread_lines", "repeated_lines", "bytes_read", "note")
        report = {name: getattr(log, name) for name in counted}
        self.stdout.write(json.dumps({"repeated": is_repeated, **report}))
        if log.state == LogState.FAILED:
            sys.exit(1)

    def _read(self, options: dict[str, Any]) -> tuple[AccessLog, bool]:
        path: Path = options["file"]
        found = access_logs.upload(
            dealer_of(options["dealer"]),
            _chunks(path),
            name=path.name,
            server=options["server"],
            actor=None,
            now=timezone.now(),
        )
        log = found.log
        while log.state in OPEN:
            before = log.bytes_read
            log = access_logs.read_some(log, now=timezone.now())
            if log.state in OPEN and log.bytes_read == before:
                raise InvalidInput("file", "somebody else reads it just now; try again later")
            self.stderr.write(f"{log.bytes_read / CHUNK:,.0f} MB read, {log.lines:,} lines")
        return log, found.is_repeated


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except OSError as error:
        raise InvalidInput("file", f"{path} cannot be read: {error.strerror}") from error
