"""Choose what carries live messages: memory in one process, Redis Pub/Sub between several."""

from __future__ import annotations

from typing import Any

# More than the changes of the largest rescoring that one process can fall behind with.
CAPACITY = 10_000
CONNECT_SECONDS = 0.5


def from_url(redis_url: str) -> dict[str, Any]:
    """Give the channel layers of the installation."""
    if not redis_url:
        backend = "channels.layers.InMemoryChannelLayer"
        return {"default": {"BACKEND": backend, "CONFIG": {"capacity": CAPACITY}}}
    return {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [_host(redis_url)]},
        }
    }


def _host(redis_url: str) -> dict[str, Any]:
    # Imported here: an installation without Redis loads no Redis client.
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff

    # The client's own retries wait for seconds; ours are the next announcement and the sequence.
    return {
        "address": redis_url,
        "retry": Retry(NoBackoff(), 1),
        "socket_connect_timeout": CONNECT_SECONDS,
    }
