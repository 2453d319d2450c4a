"""Time the reading of a large access log and the memory it takes.

Run with `python -m tests.benchmarks.access_log [MEGABYTES]`; 200 MB unless told otherwise.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Final

from aiv.domain.logs import log_counts
from aiv.domain.logs.log_counts import Counts, Watch

MEGABYTE: Final = 1024**2
PIECE: Final = MEGABYTE
START: Final = datetime(2026, 10, 1, tzinfo=UTC)
BROWSER: Final = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/141.0.0.0 Safari/537.36"
)
BOTS: Final = ("OAI-SearchBot", "GPTBot", "ClaudeBot", "PerplexityBot", "Googlebot", "bingbot")
BOT_SHARE: Final = 0.05
"""Of the requests; on a small store's site it may well be more."""


def written(file: IO[bytes], megabytes: int) -> int:
    """Write a log of so many megabytes, the same every time; give its number of lines."""
    chosen, size, number = random.Random(7), 0, 0
    while size < megabytes * MEGABYTE:
        block = b"".join(_line(chosen, number + at) for at in range(2000))
        size += file.write(block)
        number += 2000
    return number


def _line(chosen: random.Random, number: int) -> bytes:
    at = START + timedelta(seconds=number / 5)
    is_bot = chosen.random() < BOT_SHARE
    agent = f"Mozilla/5.0; compatible; {chosen.choice(BOTS)}/1.0" if is_bot else BROWSER
    path = f"/used/vehicle/{chosen.randrange(400)}" if chosen.random() < 0.4 else "/static/app.css"
    referrer = "https://chatgpt.com/" if chosen.random() < 0.002 else "https://www.harbor.example/"
    ip = f"20.171.{chosen.randrange(256)}.{chosen.randrange(256)}"
    return (
        f'{ip} - - [{at:%d/%b/%Y:%H:%M:%S} +0000] "GET {path} HTTP/1.1" 200 '
        f'{chosen.randrange(90_000)} "{referrer}" "{agent}"\n'
    ).encode()


def watch() -> Watch:
    """Give what is looked for: as many words as the product looks for."""
    others = (f"Invented-Bot-{number}" for number in range(40))
    return Watch(
        tokens={token.lower(): token for token in (*BOTS, *others)},
        hosts={"chatgpt.com": "chatgpt", "perplexity.ai": "perplexity"},
        tags={"chatgpt.com": "chatgpt"},
        searching=frozenset({"OAI-SearchBot", "PerplexityBot"}),
        classify=lambda path: "vdp" if "/vehicle/" in path else "other",
        standing=lambda token, ip: "verified",
        days=(START.date(), (START + timedelta(days=400)).date()),
    )


def pieces(path: Path) -> Iterator[bytes]:
    """Give whole lines, a megabyte at a time, as the product does."""
    with path.open("rb") as file:
        rest = b""
        while words := file.read(PIECE):
            rest += words
            cut = rest.rfind(b"\n") + 1
            yield rest[:cut]
            rest = rest[cut:]


def main(megabytes: int) -> None:
    """Write the log, read it, and print what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "access.log"
        with path.open("wb") as file:
            lines = written(file, megabytes)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        counts, seen = Counts(), watch()
        started = time.perf_counter()
        for piece in pieces(path):
            log_counts.take(piece, counts, seen)
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert counts.lines == lines
    print(f"{megabytes} MB, {lines:,} lines, {sum(c.hits for c in counts.bots.values()):,} of bots")
    print(f"{megabytes / seconds:,.0f} MB/s, {lines / seconds:,.0f} lines/s, {seconds:.1f} s")
    print(f"peak memory {peak / 1024:,.0f} MB, {(peak - before) / 1024:,.0f} MB of it by reading")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
