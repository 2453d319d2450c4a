"""Read how fast each provider may be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.models import ProviderPace


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The calls a minute and at a time; an operator's own limits, else careful beginnings."""

    per_minute: int
    in_flight: int

    def seconds(self, calls: int, *, each_s: float) -> float:
        """Give how long so many calls take, if all else is idle."""
        return max(calls * 60 / self.per_minute, each_s * -(-calls // self.in_flight))


def of_all() -> Mapping[str, Pace]:
    """Give the pace of every provider we know, in one query."""
    rows = {row.provider: row for row in ProviderPace.objects.all()}
    return {
        name: Pace(
            per_minute=(row.per_minute if row else None) or facts.per_minute,
            in_flight=(row.in_flight if row else None) or facts.in_flight,
        )
        for name, facts in PROVIDERS.items()
        for row in [rows.get(name)]
    }
