"""Say how often strangers may ask for tickets, open sockets and write."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final

from django.http import HttpRequest
from django_ratelimit.core import get_usage


@dataclass(frozen=True, slots=True)
class Limit:
    """Name what is counted and how many pass in how many seconds."""

    name: str
    calls: int
    seconds: int


# django-ratelimit counts an IPv6 network of /64 as one address.
TICKETS_OF_ADDRESS: Final = Limit("widget-tickets", calls=30, seconds=60)
TICKETS_OF_KEY: Final = Limit("widget-tickets-of-key", calls=600, seconds=60)
SOCKETS_OF_ADDRESS: Final = Limit("widget-sockets", calls=60, seconds=60)
LEADS_OF_ADDRESS: Final = Limit("widget-leads", calls=10, seconds=3600)


def wait_of_address(request: HttpRequest, limit: Limit) -> int:
    """Count a call of a network; give the seconds to wait, 0 when it may pass."""
    return _wait(get_usage(request, group=limit.name, key="ip", rate=_rate(limit), increment=True))


def wait_of_owner(request: HttpRequest, limit: Limit, owner: str) -> int:
    """Count a call of a widget; give the seconds to wait, 0 when it may pass."""
    usage = get_usage(
        request,
        group=f"{owner}:{limit.name}",
        key=lambda _group, _request: owner,
        rate=_rate(limit),
        increment=True,
    )
    return _wait(usage)


def _rate(limit: Limit) -> tuple[int, int]:
    return limit.calls, limit.seconds


def _wait(usage: dict[str, int] | None) -> int:
    if usage is None or not usage["should_limit"]:
        return 0
    return max(1, usage["time_left"])


@dataclass(slots=True)
class Pace:
    """Count the frames of one socket in a moving window."""

    most: int
    seconds: float
    _times: list[float] = field(default_factory=list)

    def is_passed(self) -> bool:
        """Count one frame and say whether there were too many."""
        now = time.monotonic()
        self._times = [at for at in self._times if now - at < self.seconds]
        self._times.append(now)
        return len(self._times) > self.most
