"""Say how often a person, a key and a dealer may be asked about, and refuse beyond that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpRequest
from django_ratelimit.core import get_usage
from rest_framework.exceptions import Throttled


@dataclass(frozen=True, slots=True)
class Limit:
    """Name what is counted and how many calls pass in how many seconds, per owner."""

    name: str
    calls: int
    seconds: int


READ: Final = Limit("read", calls=300, seconds=60)
CALCULATE: Final = Limit("calculate", calls=600, seconds=60)
# All members and keys of a dealer together, so that one rooftop cannot slow the others.
READ_OF_DEALER: Final = Limit("read-of-dealer", calls=600, seconds=60)
CALCULATE_OF_DEALER: Final = Limit("calculate-of-dealer", calls=1200, seconds=60)
# Each may cost money; the caps hold the sum, this holds the haste.
STEER: Final = Limit("steer-scans", calls=60, seconds=3600)
WRONG_KEYS: Final = Limit("wrong-keys", calls=30, seconds=300)


def take(request: HttpRequest, limit: Limit, *, owner: UUID | str) -> None:
    """Count one call of an owner; Throttled says for how long to wait."""
    _refuse(_usage(request, limit, str(owner), is_counted=True))


def take_of_network(request: HttpRequest, limit: Limit) -> None:
    """Count one call of the network a stranger comes from."""
    usage = get_usage(
        request,
        group=limit.name,
        key="ip",
        rate=(limit.calls, limit.seconds),
        increment=True,
    )
    _refuse(usage)


def _usage(
    request: HttpRequest, limit: Limit, owner: str, *, is_counted: bool
) -> dict[str, int] | None:
    # The group begins with the owner's id: no two owners can share a counter.
    found: dict[str, int] | None = get_usage(
        request,
        group=f"{owner}:{limit.name}",
        key=lambda _group, _request: owner,
        rate=(limit.calls, limit.seconds),
        increment=is_counted,
    )
    return found


def _refuse(usage: dict[str, int] | None) -> None:
    if usage is not None and usage["should_limit"]:
        raise Throttled(wait=max(1, usage["time_left"]))
