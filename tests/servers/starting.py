"""Start as many scans at the same moment as asked for, in threads of one process.

Usage: python -m tests.servers.starting STARTS ROOM: prints as JSON how many of the starts were
refused, and what stands in the tables after them, with a cap that has room for ROOM of them.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import django


def main(starts: int, room: int) -> int:
    """Load the invented market and let everybody start at once."""
    django.setup()
    from django.core.management import call_command

    from tests import asked, cast

    call_command("migrate", verbosity=0)
    market = cast.market()
    cast.panel(market)
    cast.dealer(cast.NAMES[0], market=market)
    asked.chatgpt(market)
    sys.stdout.write(json.dumps(at_once(starts, room)))
    return 0


def at_once(starts: int, room: int) -> dict[str, int]:
    """Start in threads with connections of their own; count what came of it."""
    from django.conf import settings
    from django.db import connections
    from django.db.models import Sum

    from aiv.domain.errors import Conflict
    from aiv.models import Assistant, MonthlySpending, Panel, Probe, Scan
    from aiv.services.asking import budgets, scans
    from tests import asked

    asked.keyed(settings)
    budgets.set_cap(None, room * 6 * 150_000 + 149_999, person=None)
    panel_key, assistant = Panel.objects.get().pk, Assistant.objects.get()
    barrier = Barrier(starts)

    def start(_: int) -> bool:
        panel = Panel.objects.select_related("market").get(pk=panel_key)
        connections.close_all()
        barrier.wait(60)
        try:
            scans.start(
                panel, [assistant], trials=2, organization=None, person=None,
                now=datetime(2026, 3, 4, tzinfo=UTC),
            )  # fmt: skip
        except Conflict:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(starts) as threads:
        started = list(threads.map(start, range(starts)))
    return {
        "started": sum(started),
        "refused": started.count(False),
        "scans": Scan.objects.count(),
        "probes": Probe.objects.count(),
        "held": Probe.objects.aggregate(all=Sum("reserved_micros"))["all"],
        "ledger": MonthlySpending.objects.get().reserved_micros,
    }


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
