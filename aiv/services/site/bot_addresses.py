"""Keep the networks that vendors publish for their bots, with the day they were fetched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from aiv.domain import strict_json
from aiv.domain.errors import InvalidInput
from aiv.domain.logs import bot_networks, bot_standing
from aiv.domain.logs.bot_networks import Networks
from aiv.models import BotAddresses
from aiv.outbound.client import Client
from aiv.outbound.replies import Limits, Reply

IDENTITY: Final = "DealershipAI/1.0"
LIMITS: Final = Limits(total_seconds=8.0, max_bytes=2 * 1024 * 1024)
FRESH: Final = timedelta(days=7)
AGAIN_AFTER: Final = timedelta(hours=1)
"""How long a list that could not be fetched is left alone."""
BELIEVED: Final = timedelta(days=60)
"""An older list says nothing of a visitor: vendors add networks every few weeks."""


def refresh(*, now: datetime) -> int:
    """Fetch the lists that are missing or a week old; say how many were fetched."""
    due = _due(now)
    if not due:
        return 0
    replies = asyncio.run(_fetched(due))
    return sum(_keep(url, reply, now) for url, reply in replies.items())


def by_token(*, now: datetime) -> Mapping[str, Networks]:
    """Give the networks of each bot whose vendor's list is here and not too old."""
    rows = BotAddresses.objects.filter(fetched_at__gte=now - BELIEVED)
    known = {row.url: bot_networks.of(row.networks) for row in rows}
    return {token: known[url] for token, url in bot_standing.PUBLISHED.items() if url in known}


def _due(now: datetime) -> list[str]:
    rows = BotAddresses.objects.all()
    fresh = {row.url for row in rows if row.fetched_at and row.fetched_at > now - FRESH}
    tried = {row.url for row in rows if row.tried_at > now - AGAIN_AFTER}
    return [
        url for url in dict.fromkeys(bot_standing.PUBLISHED.values()) if url not in fresh | tried
    ]


async def _fetched(urls: Iterable[str]) -> dict[str, Reply]:
    async with Client(identity=IDENTITY, connections=8) as client:
        asked = {url: client.get(url, limits=LIMITS) for url in urls}
        return dict(zip(asked, await asyncio.gather(*asked.values()), strict=True))


def _keep(url: str, reply: Reply, now: datetime) -> bool:
    """Keep a list; one that could not be read leaves what stood before."""
    networks, failure = _read(reply)
    values: dict[str, object] = {"tried_at": now, "failure": failure}
    if networks:
        values |= {"networks": list(networks), "fetched_at": now}
    BotAddresses.objects.update_or_create(url=url, defaults=values)
    return bool(networks)


def _read(reply: Reply) -> tuple[tuple[str, ...], str]:
    if reply.trouble is not None or reply.status != 200:
        return (), str(reply.trouble or f"status {reply.status}")
    try:
        networks = bot_networks.published(strict_json.parse(reply.body, max_chars=LIMITS.max_bytes))
    except InvalidInput as fault:
        return (), fault.reason[:300]
    return networks, "" if networks else "the list names no networks"
