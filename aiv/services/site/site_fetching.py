"""Ask one address of a dealer's site, guarded, for whoever waits for the answer."""

from __future__ import annotations

from typing import Final

from asgiref.sync import async_to_sync
from django.conf import settings

from aiv.crawler.crawling import TOKEN
from aiv.outbound.client import Client
from aiv.outbound.replies import Limits, Reply

LIMITS: Final = Limits(total_seconds=15.0, max_bytes=512 * 1024, keeps_partial=True)
"""A token stands in the first lines of a page; whoever waits has a browser open."""


def user_agent() -> str:
    """Give the name under which we ask, with the address where it is explained."""
    return f"{TOKEN}/1.0 (+{settings.APP_URL}/bot)"


def read(url: str) -> Reply:
    """Give what the address answers, or why it answers nothing."""
    return async_to_sync(_read)(url)


async def _read(url: str) -> Reply:
    async with Client(identity=user_agent()) as client:
        return await client.get(url, limits=LIMITS)
