"""A provider's hostile body costs little memory: a process of its own asks over a real socket."""

from __future__ import annotations

import asyncio
import sys

import pytest

from aiv.providers import asking
from aiv.providers.wire import Wire
from tests import spending, standin
from tests.aiv.providers import asked
from tests.standin import Script

FIFTY_MB = 50 * 1024 * 1024


@spending.measurable
@pytest.mark.parametrize("fault", ["huge", "bomb"])
@pytest.mark.parametrize("provider", ["openai", "anthropic", "gemini"])
async def test_a_hostile_body_costs_less_than_thirty_megabytes(provider: str, fault: str) -> None:
    with standin.start(Script(huge_bytes=FIFTY_MB)) as running:
        given, grown_mb = await spending.apart(__name__, str(running.port), provider, fault)
    assert given == "too_large_error"
    assert grown_mb < spending.MOST_MB


async def said(port: int, provider: str, fault: str) -> None:
    surface = dict(asked.SURFACES[::-1])[provider]
    async with Wire(endpoints=standin.endpoints(port)) as client:

        async def ask(words: str) -> str | None:
            reply = await asking.ask(
                asked.spec(provider, surface), asked.question(f"Which is best? {words}".strip()),
                key=asked.key(provider), client=client, deadline_s=20.0,
            )  # fmt: skip
            return reply.answer.error.type if reply.answer.error else None

        await spending.grown(lambda: ask(""), lambda: ask(f"#{fault}"))


if __name__ == "__main__":
    asyncio.run(said(int(sys.argv[1]), sys.argv[2], sys.argv[3]))
