"""Ask the stand-in's truth through the whole pipeline again and again: how often is it held?

Usage: .venv/bin/python -m tests.benchmarks.scan_truth [REPETITIONS [FIRST]]
Each repetition is a scan of 40 questions, 3 trials and every platform the stand-in plays, with a
seed of its own, numbered from FIRST (0). Of the intervals at 95 % between 93 and 99 of 100 shall
hold the true rate.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from aiv.models import Market
    from aiv.selectors.evidence.market_counts import Series

REPETITIONS = 200
TRIALS = 3
GOAL = (0.93, 0.99)


def main(repetitions: int, first: int = 0) -> int:
    """Undo each repetition, so that no answer of another one is counted."""
    begun, hits = time.monotonic(), []
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        from django.db import transaction

        for number in range(repetitions):
            with transaction.atomic():
                hits += covered(f"seed-{first + number}")
                transaction.set_rollback(True)
            if not (number + 1) % 10:
                held = sum(hits) / len(hits)
                print(f"  {number + 1} of {repetitions}: {held:.2%} held", flush=True)
    share = sum(hits) / len(hits)
    seconds = time.monotonic() - begun
    print(
        f"{repetitions} scans from seed {first}, {len(hits)} intervals, "
        f"{share:.2%} hold the true rate (goal {GOAL[0]:.0%} to {GOAL[1]:.0%}), {seconds:.0f} s"
    )
    return 0 if GOAL[0] <= share <= GOAL[1] else 1


def covered(seed: str) -> list[bool]:
    """Scan once and hold each interval of each dealer against the truth."""
    from django.utils import timezone

    from aiv.models import Assistant, Market
    from aiv.selectors.evidence import mention_rates
    from aiv.services.asking import scans
    from aiv.services.markets import markets, panels
    from tests import scanned
    from tests.standin import Script, truth

    markets.load(truth.document(), actor=None)
    scanned.unhurried()
    market = Market.objects.get(slug=truth.MARKET_SLUG)
    panel = panels.current(market)
    assert panel is not None
    asked = Assistant.objects.filter(market_assistants__market=market).order_by("slug")
    with scanned.asked_of(Script(seed=seed)):
        scans.start(
            panel, list(asked), trials=TRIALS, organization=None, person=None, now=timezone.now()
        )
        while scanned.run(limits=scanned.Limits(in_flight=40, deadline_s=20.0)):
            pass
    counts = mention_rates.of_market(market)
    return [hit for series in counts.series for hit in _hits(market, series)]


def _hits(market: Market, series: Series) -> Iterator[bool]:
    from tests.standin import truth
    from tests.standin.script import RATES

    platform = truth.PLAYED_BY.get(series.platform, series.platform)
    kept = [tally for tally in series.tallies if tally.answered]
    for dealer in market.dealers.all():
        rate = series.rate(dealer.pk).rate
        true = [
            truth.true_rate(RATES, dealer.slug, department=tally.department, platform=platform)
            for tally in kept
        ]
        if rate is not None:
            weights = [tally.weight for tally in kept]
            mean = sum(w * r for w, r in zip(weights, true, strict=True)) / sum(weights)
            yield rate.lo <= mean <= rate.hi


def _prepare(folder: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "dealershipai.settings"
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'truth.sqlite3'}"
    os.environ["LOG_LEVEL"] = "ERROR"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    sys.exit(main(*([int(word) for word in sys.argv[1:]] or [REPETITIONS])))
