"""Measure P8: pages per CPU second of our crawler against scrapy on the same pages and facts.

Run by hand: .venv/bin/python -m tests.benchmarks.crawl [--peer PYTHON]
PYTHON is one of an environment that has scrapy beside what the product needs:
    uv venv /tmp/peer && uv pip install --python /tmp/peer scrapy -r requirements.txt
The site is served by a process of its own, so that its work counts for neither.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = 500
LATENCY_SECONDS = 0.02
IN_FLIGHT = 8
ROUNDS = 3
GOAL_RATIO, GOAL_MEGABYTES = 2.0, 80.0


def main() -> int:
    """Let both crawl in turns and print the figures beside their goals."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", help="a Python that has scrapy and the product's packages")
    peer = parser.parse_args().peer
    commands = {"own": [sys.executable, "-m", "tests.benchmarks.crawl", "own"]}
    if peer:
        commands["scrapy"] = [peer, "-m", "tests.benchmarks.crawl_peer"]
    with _served() as port:
        turns = [
            {name: _run([*command, str(port)]) for name, command in commands.items()}
            for _ in range(ROUNDS)
        ]
    middle = {name: _middle([turn[name] for turn in turns]) for name in commands}
    for name, found in middle.items():
        print(
            f"{name:7}{found['pages']:5.0f} pages{found['pages'] / found['wall']:7.1f} a second"
            f"{found['cpu'] / found['pages'] * 1000:7.2f} ms CPU a page{found['mb']:7.1f} MB"
        )
    is_small = middle["own"]["mb"] <= GOAL_MEGABYTES
    if not peer:
        print("NOT VERIFIED: the ratio to scrapy. Give --peer PYTHON; see the head of this file.")
        return 1
    ratio = _per_cpu(middle["own"]) / _per_cpu(middle["scrapy"])
    print(f"pages per CPU second, ours to scrapy's: {ratio:.2f}, goal {GOAL_RATIO}")
    return 0 if ratio >= GOAL_RATIO and is_small else 1


class Clock:
    """Count the time and work of a crawl; loading modules before it is no work on pages."""

    def __init__(self) -> None:
        self.begun = time.perf_counter()
        self.worked = _cpu_seconds()

    def report(self, pages: int) -> None:
        """Print what the crawl took as one line of JSON; memory is the most it ever held."""
        found = {
            "pages": pages,
            "wall": time.perf_counter() - self.begun,
            "cpu": _cpu_seconds() - self.worked,
            "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
        print(json.dumps(found), flush=True)


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _middle(turns: list[dict[str, float]]) -> dict[str, float]:
    return {key: statistics.median(turn[key] for turn in turns) for key in turns[0]}


def _per_cpu(found: dict[str, float]) -> float:
    return found["pages"] / found["cpu"]


def _run(command: list[str]) -> dict[str, float]:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextmanager
def _served() -> Iterator[int]:
    command = [sys.executable, "-m", "tests.benchmarks.crawl", "serve"]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    output: IO[str] | None = server.stdout
    assert output is not None
    try:
        yield int(output.readline())
    finally:
        server.terminate()
        server.wait(10)


def _serve() -> None:
    from tests.dealer_site import DealerSite, serve

    with serve(DealerSite(vehicles=PAGES), latency_seconds=LATENCY_SECONDS) as server:
        print(server.port, flush=True)
        sys.stdin.read()


def _own(port: int) -> None:
    from aiv.crawler.crawl import crawl
    from aiv.crawler.crawling import Done, Pace, Plan
    from aiv.crawler.fetching import SiteFetcher
    from tests.dealer_site import DealerSite, Server, SiteReader

    server = Server(site=DealerSite(), port=port)
    pace = Pace(interval_seconds=0, connections=IN_FLIGHT, total_seconds=300)
    plan = Plan(
        home_url=server.url(), identity="DealershipAI-Audit/1.0", page_limit=PAGES, seed=1,
        is_verified=True, started_at=datetime.now(UTC), pace=pace,
    )  # fmt: skip

    async def run() -> int:
        fetcher = SiteFetcher(identity=plan.identity, guard=server.guard(), connections=IN_FLIGHT)
        async with fetcher:
            crawled = await crawl(
                plan, fetcher=fetcher, reader=SiteReader(), journal=_Nowhere(), done=Done(),
                stop=lambda: False, now=lambda: datetime.now(UTC),
            )  # fmt: skip
        return len(crawled.facts.pages)

    clock = Clock()
    clock.report(asyncio.run(run()))


class _Nowhere:
    """A journal that keeps nothing, as the peer keeps nothing."""

    async def surroundings(self, surroundings: object) -> None:
        """Forget."""

    async def page(self, read: object, *, planned: int) -> None:
        """Forget."""


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        _serve()
    elif sys.argv[1:2] == ["own"]:
        _own(int(sys.argv[2]))
    else:
        sys.exit(main())
