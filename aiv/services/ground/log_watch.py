"""Say what a dealer's access logs are searched for, and judge the bots that are found."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from django.core.cache import cache

from aiv.domain.logs import bot_standing, log_counts
from aiv.domain.logs.bot_networks import Networks
from aiv.domain.logs.log_counts import Watch
from aiv.domain.site import bots, page_classes, referrers
from aiv.domain.site.bots import BotKind
from aiv.models import AccessLog, LogState
from aiv.outbound.names import Resolver
from aiv.services.site import bot_addresses

DAYS_BACK: Final = 400
LOOKUP_SECONDS: Final = 2.0
"""How long names of addresses are asked for in one slice; later bots are only claimed."""
NAME_KEPT_SECONDS: Final = 24 * 3600
MAX_JUDGED: Final = 50_000
FETCHING: Final = tuple(bot for bot in bots.BOTS if not bot.is_token_only)
TOKENS: Final[Mapping[str, str]] = {bot.token.lower(): bot.token for bot in FETCHING}
PURPOSES: Final[Mapping[str, str]] = {bot.token: bot.kind.value for bot in FETCHING}
ANSWERING: Final = frozenset(bot.token for bot in FETCHING if bot.is_scored)
SEARCHING: Final = frozenset(bot.token for bot in FETCHING if bot.kind is BotKind.SEARCH)


@dataclass(slots=True)
class _Judge:
    """Judge each bot at each address once; names are asked for while there is time."""

    networks: Mapping[str, Networks]
    resolver: Resolver
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    spent: float = 0.0

    def __call__(self, token: str, address: str) -> str:
        found = self.known.get((token, address))
        if found is None:
            found = self._judged(token, address)
            if len(self.known) < MAX_JUDGED:
                self.known[token, address] = found
        return found

    def _judged(self, token: str, address: str) -> str:
        listed = self.networks.get(token)
        is_listed = None if listed is None else address in listed
        has_names = token in bot_standing.NAMES and not is_listed
        name = self._name(address) if has_names else None
        return bot_standing.judge(token, is_listed=is_listed, name=name).value

    def _name(self, address: str) -> str | None:
        """Give the name of an address, asked for once a day; an empty one stands for none."""
        # A fact of the internet and of no tenant, so that no dealer's id stands in the key.
        key = f"bot-name:{address}"
        known: str | None = cache.get(key)
        if known is None:
            if self.spent > LOOKUP_SECONDS or self.resolver.is_silent:
                return None
            started = time.monotonic()
            known = self.resolver.confirmed(address) or ""
            self.spent += time.monotonic() - started
            if not self.resolver.is_silent:
                cache.set(key, known, NAME_KEPT_SECONDS)
        return known or None


@contextmanager
def of(log: AccessLog, *, now: datetime) -> Iterator[Watch]:
    """Give what one slice of a log is searched for, with vendors' lists as fresh as they can be."""
    bot_addresses.refresh(now=now)
    with Resolver() as resolver:
        yield Watch(
            tokens=TOKENS,
            hosts=referrers.HOSTS,
            tags=referrers.TAGS,
            searching=SEARCHING,
            classify=page_class,
            standing=_Judge(bot_addresses.by_token(now=now), resolver),
            days=((now - timedelta(days=DAYS_BACK)).date(), (now + timedelta(days=1)).date()),
            covered=_covered(log),
        )


def assistant_of_source(source: str) -> str | None:
    """Give the assistant that analytics means by a source such as "chatgpt.com / referral"."""
    named = source.lower().partition("/")[0].strip().removeprefix("www.")
    address = source if "://" in source else f"https://{named}"
    return referrers.TAGS.get(named) or log_counts.assistant_by_referrer(address, referrers.HOSTS)


@lru_cache(maxsize=4096)
def page_class(path: str) -> str:
    """Give the class of a page by its path alone."""
    address = f"https://site.example/{path.lstrip('/')}"
    return page_classes.classify(address, None).value if _is_address(address) else "other"


def _is_address(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def _covered(log: AccessLog) -> tuple[tuple[datetime, datetime], ...]:
    """Give the times that logs of the same server, uploaded earlier, told of already."""
    earlier = AccessLog.objects.filter(
        dealer_id=log.dealer_id,
        server__iexact=log.server,
        state=LogState.READ,
        first_at__isnull=False,
        last_at__isnull=False,
    ).exclude(pk=log.pk)
    return tuple(
        (first, last)
        for first, last in earlier.values_list("first_at", "last_at")
        if first is not None and last is not None
    )
