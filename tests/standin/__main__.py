"""Run the stand-in as a program: `python -m tests.standin --port 8765`; Ctrl-C ends it."""

from __future__ import annotations

import argparse
import asyncio
import json
from contextlib import suppress

from tests.standin import Latency, Script, Standin, truth


def main() -> None:
    """Print one JSON line with the base addresses, then serve until interrupted."""
    words = argparse.ArgumentParser(prog="python -m tests.standin", description=__doc__)
    words.add_argument("--port", type=int, default=0, help="0 takes a free one")
    words.add_argument("--seed", default="standin-1")
    words.add_argument("--median", type=float, default=0.0, help="seconds to an answer")
    words.add_argument("--sigma", type=float, default=0.5)
    words.add_argument("--fault", action="append", default=[], metavar="NAME=SHARE")
    words.add_argument("--retry-after", type=float, default=1.0, metavar="SECONDS")
    words.add_argument("--per-minute", action="append", default=[], metavar="PROVIDER=N")
    words.add_argument("--market", action="store_true", help="print its market and end")
    given = words.parse_args()
    if given.market:
        print(json.dumps(truth.document()))
        return
    script = Script(
        seed=given.seed,
        latency=Latency(given.median, given.sigma),
        faults={name: float(share) for name, share in _pairs(given.fault)},
        retry_after_s=given.retry_after,
        per_minute={name: int(limit) for name, limit in _pairs(given.per_minute)},
    )
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(Standin(script), given.port))


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    return [(name, value) for name, _, value in (word.partition("=") for word in words)]


async def _serve(standin: Standin, port: int) -> None:
    server = await standin.listen(port)
    print(json.dumps({"port": standin.port, "endpoints": standin.endpoints}), flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    main()
