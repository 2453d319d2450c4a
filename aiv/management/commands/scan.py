"""Ask the assistants of a market now, with a quote before and a summary after."""

from __future__ import annotations

import json
import signal
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from django.core.management.base import BaseCommand, CommandError

from aiv.domain.errors import DealershipError
from aiv.management import scan_bar
from aiv.models import Assistant, Market, Panel, Scan, ScanState
from aiv.models.scan import OPEN_SCANS
from aiv.selectors import by_slug
from aiv.selectors.asking import scan_summaries
from aiv.services.asking import scan_quotes, scans
from aiv.services.asking.asking import ask_due
from aiv.services.asking.scan_quotes import Quote, QuoteLine
from aiv.services.markets import panels

REST_SECONDS: Final = 0.5
INTERRUPTED: Final = 130
PAUSED: Final = "Paused. Go on on its page, or with: python3 manage.py scan {market} --resume"


class Command(BaseCommand):
    """Print the quote, ask, show how far it is, and end with one JSON object."""

    help = "Ask the assistants of a market every question of its panel, and print what came of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what is asked of whom and how often."""
        parser.add_argument("market", metavar="MARKET", help="slug of the market")
        parser.add_argument("--assistants", nargs="+", metavar="SLUG", help="default: all it may")
        parser.add_argument("--trials", type=int, default=3, metavar="N")
        parser.add_argument("--in-flight", type=int, metavar="N", help="calls out at a time")
        parser.add_argument("--yes", action="store_true", help="do not ask before it costs money")
        parser.add_argument("--watch", action="store_true", help="tell progress to a file too")
        parser.add_argument("--resume", action="store_true", help="go on with the paused scan")

    def handle(
        self,
        *,
        market: str,
        assistants: Sequence[str] | None,
        trials: int,
        in_flight: int | None,
        yes: bool,
        watch: bool,
        resume: bool,
        **_options: object,
    ) -> None:
        """Start the scan, or go on with it, and ask until it is done."""
        found = by_slug.market(market)
        if found is None:
            raise CommandError(f"There is no market {market}.")
        try:
            scan = _resumed(found) if resume else self._started(found, assistants, trials, yes)
        except DealershipError as fault:
            raise CommandError(str(fault)) from fault
        interrupted = _Interrupted()
        with scan_bar.shown(scan.pk, is_wanted=watch or sys.stderr.isatty()):
            _ask(scan, interrupted.is_set, in_flight)
        self._end(scan, found, is_interrupted=interrupted.is_set())

    def _started(
        self, market: Market, slugs: Sequence[str] | None, trials: int, is_agreed: bool
    ) -> Scan:
        now = datetime.now(UTC)
        panel = panels.current(market)
        if panel is None:
            raise CommandError(f"{market} has no panel; load one first.")
        chosen = self._chosen(panel, _of_market(market), slugs, trials, now)
        quote = scan_quotes.quote(panel, chosen, trials=trials, organization=None, now=now)
        self._print(quote)
        if quote.refusal:
            raise CommandError(quote.refusal)
        if not is_agreed:
            _agree()
        return scans.start(panel, chosen, trials=trials, organization=None, person=None, now=now)

    def _chosen(
        self,
        panel: Panel,
        known: dict[str, Assistant],
        slugs: Sequence[str] | None,
        trials: int,
        now: datetime,
    ) -> list[Assistant]:
        """Give the named assistants, else all that can be asked; say why the others cannot."""
        if slugs is not None:
            if missing := [slug for slug in slugs if slug not in known]:
                raise CommandError(f"The market asks no assistant {', '.join(missing)}.")
            return [known[slug] for slug in dict.fromkeys(slugs)]
        problems = scan_quotes.problems(known.values(), now=now)
        for assistant in known.values():
            if assistant.pk in problems:
                self.stderr.write(f"  left out: {assistant}: {problems[assistant.pk]}")
        return [each for each in known.values() if each.pk not in problems]

    def _print(self, quote: Quote) -> None:
        for line in quote.lines:
            self.stderr.write(_words(line))
        low, high = _dollars(quote.low_micros), _dollars(quote.high_micros)
        self.stderr.write(f"{quote.calls} calls, {low} to {high}.")

    def _end(self, scan: Scan, market: Market, *, is_interrupted: bool) -> None:
        now = datetime.now(UTC)
        scan.refresh_from_db()
        if is_interrupted and scan.state in OPEN_SCANS:
            scans.pause(scan, person=None, now=now)
            self.stderr.write(PAUSED.format(market=market.slug))
        elif scan.state == ScanState.PAUSED:
            self.stderr.write(scan.reason)
        self.stdout.write(json.dumps(scan_summaries.of_scan(scan.pk, now=now).as_json()))
        if scan.state != ScanState.FINISHED:
            sys.exit(INTERRUPTED if is_interrupted else 1)


class _Interrupted:
    """Remember the first Ctrl-C, so that what is out comes back; the second one ends at once."""

    def __init__(self) -> None:
        self._is_set = False
        self._before = signal.signal(signal.SIGINT, self._note)

    def is_set(self) -> bool:
        return self._is_set

    def _note(self, *_: object) -> None:
        self._is_set = True
        signal.signal(signal.SIGINT, self._before)


def _ask(scan: Scan, is_stopping: Callable[[], bool], in_flight: int | None) -> None:
    while not is_stopping():
        ask_due(stop=is_stopping, in_flight=in_flight, only=scan.pk)
        scan.refresh_from_db()
        if scan.state not in OPEN_SCANS or scan.state == ScanState.PAUSED:
            return
        # What waits for its next attempt, or is with another worker, is looked after again.
        time.sleep(REST_SECONDS)


def _resumed(market: Market) -> Scan:
    scan = by_slug.paused_scan(market)
    if scan is None:
        raise CommandError(f"No scan of {market} is paused.")
    scans.resume(scan, person=None, now=datetime.now(UTC))
    return scan


def _of_market(market: Market) -> dict[str, Assistant]:
    return {each.slug: each for each in by_slug.assistants_of(market)}


def _agree() -> None:
    if not sys.stdin.isatty():
        raise CommandError("Nobody is here to agree; say --yes.")
    if input("Ask them now? [y/N] ").strip().lower() not in ("y", "yes"):
        raise CommandError("Nothing was asked.")


def _words(line: QuoteLine) -> str:
    cost = f"{_dollars(line.low_micros)} to {_dollars(line.high_micros)}"
    return f"  {line.assistant}: {line.calls} calls, {line.problem or cost}"


def _dollars(micros: int | None) -> str:
    return "unknown" if micros is None else f"{micros / 1e6:,.2f} USD"
