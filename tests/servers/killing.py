"""Kill workers in the middle of a scan, one after the other, and count what was lost or doubled.

Usage: python -m tests.servers.killing KILLS: makes the tables in the database of DATABASE_URL.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import django

from tests.servers.asking import POINTS
from tests.servers.product import ROOT

LEASE_S = 1.5
IN_FLIGHT = 8
SIGKILLED = -9
LONGEST_S = 120
Point = tuple[str, int]
"""Where a worker dies, and at which of its visits there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survived:
    """What came of a scan whose workers were killed."""

    kills: int
    calls: int
    answers: int
    lost: int
    doubled: int
    sent: int
    sent_again: int
    unknown: int
    held_micros: int
    unaccounted_micros: int
    state: str
    seconds: float


def points(kills: int) -> list[Point]:
    """Give so many points at which to die; the last ones are reached when all else is done."""
    *early, scored, ended = POINTS
    first = [(early[n % len(early)], 1 + n // len(early) % 2) for n in range(kills - 2)]
    return [*first, (scored, 1), (ended, 1)]


def survive(deaths: Sequence[Point], environment: dict[str, str], *, trials: int = 1) -> Survived:
    """Start a scan, kill a worker at each point, and let another one finish it."""
    from tests import standin

    begun = time.monotonic()
    made = planned(trials)
    with standin.start(standin.Script(latency=standin.Latency(0.05, 0.5))) as running:
        told = {**environment, **variables(running.endpoints)}
        died = sum(_died(told, point, number) for point, number in deaths)
        subprocess.run(worker(), cwd=ROOT, env=told, check=True, timeout=LONGEST_S)
        sent = sum(running.tally.calls.values())
    return counted(made, kills=died, sent=sent, seconds=time.monotonic() - begun)


def planned(trials: int, assistants: int = 2) -> Any:
    """Load the stand-in's market and start a scan of it."""
    from django.utils import timezone

    from aiv.models import Assistant, Market
    from aiv.services.asking import scans
    from aiv.services.markets import markets, panels
    from tests import scanned
    from tests.standin import truth

    markets.load(truth.document(), actor=None)
    scanned.unhurried()
    market = Market.objects.get(slug=truth.MARKET_SLUG)
    panel = panels.current(market)
    assert panel is not None
    asked = list(
        Assistant.objects.filter(
            market_assistants__market=market, provider__in=("openai", "anthropic", "xai")
        ).order_by("slug")[:assistants]
    )
    with scanned.pointed_at({}):
        return scans.start(
            panel, asked, trials=trials, organization=None, person=None, now=timezone.now()
        )


def variables(endpoints: dict[str, str]) -> dict[str, str]:
    """Give the keys and addresses under which a worker asks the stand-in."""
    from aiv.domain.asking.provider_catalogue import PROVIDERS
    from tests import scanned

    keys = {facts.key_name: scanned.KEY for facts in PROVIDERS.values()}
    return keys | {f"{name.upper()}_BASE_URL": url for name, url in endpoints.items()}


def worker(*words: str, lease_s: float = LEASE_S) -> list[str]:
    """Give the command line of a worker."""
    return [sys.executable, "-m", "tests.servers.asking", str(lease_s), str(IN_FLIGHT), *words]


def counted(made: Any, *, kills: int, sent: int, seconds: float) -> Survived:
    """Count what stands in the tables."""
    from django.db.models import Count, Sum

    from aiv.models import Answer, MonthlySpending

    made.refresh_from_db()
    sums = made.probes.aggregate(
        calls=Count("pk"), cost=Sum("cost_micros"), unknown=Sum("unknown_outcomes"),
        held=Sum("reserved_micros"),
    )  # fmt: skip
    answers = Answer.objects.filter(probe__scan=made)
    line = MonthlySpending.objects.get(organization=None)
    answered = answers.values("probe").distinct().count()
    return Survived(
        kills=kills,
        calls=sums["calls"],
        answers=answers.count(),
        lost=sums["calls"] - answered,
        doubled=answers.count() - answered,
        sent=sent,
        sent_again=sent - sums["calls"],
        unknown=sums["unknown"],
        held_micros=line.reserved_micros + sums["held"],
        unaccounted_micros=line.spent_micros - sums["cost"],
        state=made.state,
        seconds=round(seconds, 1),
    )


def _died(environment: dict[str, str], point: str, number: int) -> bool:
    """Run a worker into its trap; give whether it died there or found nothing left to do."""
    done = subprocess.run(
        worker(point, str(number)), cwd=ROOT, env=environment, check=False, timeout=LONGEST_S
    )
    assert done.returncode in (0, SIGKILLED), (point, number, done.returncode)
    return done.returncode == SIGKILLED


def main(kills: int) -> int:
    """Make the tables, kill and print what was counted."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(asdict(survive(points(kills), dict(os.environ), trials=6))))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
