"""Leave a provider alone after failures in a row, and try it again with a single call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.db.models import F, Q

from aiv.models import ProviderBreaker
from aiv.services.asking import provider_keys

THRESHOLD: Final = 6
FIRST_REST: Final = timedelta(seconds=5)
LONGEST_REST: Final = timedelta(minutes=5)
# As long as one call may take: until then nobody else tries.
TRIAL: Final = timedelta(minutes=3)


def states() -> Mapping[str, ProviderBreaker]:
    """Give the record of each provider under its present key."""
    rows = ProviderBreaker.objects.filter(failures__gt=0)
    return {row.provider: row for row in rows if row.key_mark == _mark(row.provider)}


def is_shut(breaker: ProviderBreaker, *, now: datetime) -> bool:
    """Say whether nobody may ask the provider now."""
    return breaker.open_until is not None and breaker.open_until > now


def may_try(breaker: ProviderBreaker, *, now: datetime) -> bool:
    """Let exactly one worker ask a provider whose rest is over, with one call."""
    rested = ProviderBreaker.objects.filter(pk=breaker.pk, open_until__lte=now)
    return bool(rested.update(open_until=now + TRIAL))


def fail(provider: str, *, times: int, reason: str, wait: timedelta, now: datetime) -> bool:
    """Count failures in a row; say whether they were enough to shut it for a rest that doubles."""
    row, _ = ProviderBreaker.objects.get_or_create(provider=provider, key_mark=_mark(provider))
    mine = ProviderBreaker.objects.filter(pk=row.pk)
    mine.update(failures=F("failures") + times)
    # Calls that were under way when it was shut are no new reason to shut it for longer.
    ready = mine.filter(failures__gte=THRESHOLD).filter(
        Q(open_until=None)
        | Q(open_until__lte=now)
        | Q(trips__gt=0, open_until__gt=now + FIRST_REST)
    )
    row.refresh_from_db()
    rest = max(min(FIRST_REST * 2**row.trips, LONGEST_REST), wait)
    return bool(ready.update(trips=F("trips") + 1, open_until=now + rest, reason=reason[:300]))


def succeed(provider: str) -> None:
    """Close the breaker: an answer came."""
    ProviderBreaker.objects.filter(
        provider=provider, key_mark=_mark(provider), failures__gt=0
    ).update(failures=0, trips=0, open_until=None, reason="")


def _mark(provider: str) -> str:
    return provider_keys.mark_of(provider_keys.key_for(provider))
