"""Fan a Redis channel out to bare sockets: the limit that live updates are measured against.

Usage: python -m tests.benchmarks.raw_fanout REDIS_URL PORT
"""

from __future__ import annotations

import asyncio
import sys

from redis.asyncio import Redis

CHANNEL = "raw-fanout"


class Bare(asyncio.Protocol):
    """One socket that is only written to."""

    open: set[asyncio.Transport] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep it."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.open.add(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self.open.discard(self.transport)


async def main(redis_url: str, port: int) -> None:
    """Write every message of the channel to every socket."""
    async with Redis.from_url(redis_url).pubsub() as subscription:
        await subscription.subscribe(CHANNEL)
        await asyncio.get_running_loop().create_server(Bare, "127.0.0.1", port)
        async for message in subscription.listen():
            if message["type"] == "message":
                for transport in tuple(Bare.open):
                    transport.write(message["data"])


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
