"""Do the work that waits: scans, audits, inventories. Run as many of these as you like."""

from __future__ import annotations

import signal
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from aiv.services.asking.asking import ask_due
from aiv.tasks import Crew
from aiv.tasks.due import Rounds


class Command(BaseCommand):
    """Work until Ctrl-C or SIGTERM; with --once do what waits now and end."""

    help = "Do waiting work. The one process of `up` does it by itself; beside Redis run this."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to end once nothing waits."""
        parser.add_argument("--once", action="store_true", help="end when nothing waits any more")

    def handle(self, *, once: bool, **_options: object) -> None:
        """Work."""
        if once:
            rounds = Rounds()
            while rounds.do_some() + ask_due():
                pass
            return
        crew = Crew()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: crew.halt())
        self.stdout.write("Waiting for work. Ctrl-C ends it.")
        crew.run()
