"""Do the part of the scan benchmark that needs the database: seed, ask, follow.

Usage: python -m tests.benchmarks.scan_rows seed|follow INTENTS ASSISTANTS TRIALS, or ask|bare
IN_FLIGHT. `bare` makes calls and nothing else: how fast this machine is in this minute.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
import time
from typing import TYPE_CHECKING, Any

import django
import httpx2

if TYPE_CHECKING:
    from aiv.models import Scan

BARE_CALLS = 600


def main(kind: str, numbers: list[int]) -> None:
    """Do one of the four."""
    if kind == "bare":
        asyncio.run(_bare(numbers[0]))
        return
    django.setup()
    if kind == "seed":
        _migrate()
        _start(*numbers)
    elif kind == "follow":
        _follow(numbers)
    else:
        _ask(numbers[0])


async def _bare(in_flight: int) -> None:
    """Post and read with so many calls out, and print the processor time of one."""
    question = {
        "model": "gpt-6.1-sol",
        "input": "Which dealer is best?",
        "tools": [{"type": "web_search"}],
    }
    slots, answers = asyncio.Semaphore(in_flight), list[Any]()
    headers = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
    limits = httpx2.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
    async with httpx2.AsyncClient(headers=headers, limits=limits, timeout=60) as client:

        async def call() -> None:
            async with slots:
                url = f"{os.environ['OPENAI_BASE_URL']}/v1/responses"
                answers.append((await client.post(url, json=question)).json())

        used = time.process_time()
        async with asyncio.TaskGroup() as group:
            for _ in range(BARE_CALLS):
                group.create_task(call())
    assert sum("output" in each for each in answers) > 0.9 * BARE_CALLS
    print(json.dumps({"ms": 1000 * (time.process_time() - used) / BARE_CALLS}))


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _start(intents: int, assistants: int, trials: int) -> Scan:
    from django.utils import timezone

    from aiv.models import Assistant, Market
    from aiv.services.asking import scans
    from aiv.services.markets import markets, panels
    from tests import scanned
    from tests.standin import truth

    document: dict[str, Any] = truth.document()
    document["intents"] = document["intents"][:intents]
    markets.load(document, actor=None)
    scanned.unhurried()
    market = Market.objects.get(slug=truth.MARKET_SLUG)
    panel = panels.current(market)
    assert panel is not None
    # An overview that is not shown is a finding; here every call shall bring words.
    asked = Assistant.objects.filter(market_assistants__market=market).exclude(
        platform="ai_overview"
    )
    return scans.start(
        panel, list(asked.order_by("slug")[:assistants]), trials=trials, organization=None,
        person=None, now=timezone.now(),
    )  # fmt: skip


def _ask(in_flight: int) -> None:
    from aiv.models import Scan
    from aiv.services.asking import probe_runs, probes

    made = Scan.objects.get()
    begun, used = time.perf_counter(), time.process_time()
    limits = probe_runs.Limits(in_flight=in_flight)
    while probes.under_way().exists():
        if not probe_runs.run_batch(limits=limits):
            time.sleep(0.1)
    _say(made, time.perf_counter() - begun, time.process_time() - used)


def _follow(numbers: list[int]) -> None:
    _migrate()
    print("ready", flush=True)
    sys.stdin.readline()
    made = _start(*numbers)
    begun = time.perf_counter()
    while made.finished_at is None:
        time.sleep(0.05)
        made.refresh_from_db()
    _say(made, time.perf_counter() - begun, 0.0)


def _say(made: Scan, wall_s: float, cpu_s: float) -> None:
    from django.utils import timezone

    from aiv.selectors.asking import scan_summaries

    found = scan_summaries.of_scan(made.pk, now=timezone.now())
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "wall_s": wall_s,
                "cpu_s": cpu_s,
                "memory_mb": memory_mb,
                "answers": found.answers,
                "lost": found.lost,
            }
        ),
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1], [int(each) for each in sys.argv[2:]])
