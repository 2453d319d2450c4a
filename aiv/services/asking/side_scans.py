"""Ask beside a market's week what tells a model's change, and what is said of claimed dealers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from django.db.models import Exists, OuterRef

from aiv.domain.asking.periods import Period
from aiv.models import Assistant, Dealer, Scan, ScanSchedule
from aiv.selectors.asking import scan_schedules as schedules
from aiv.services.asking import scans
from aiv.services.markets import panels

ONCE: Final = 1
"""Four weeks give four answers a question; facts and canaries need no more."""
Owner: TypeAlias = Assistant | Dealer


@dataclass(frozen=True, slots=True)
class Side:
    """Whose panel is to be asked, and for which week; markets that share it share the week."""

    owner: Owner
    monday: date


def missing(row: ScanSchedule, week: Period, able: Sequence[Assistant]) -> tuple[Side, ...]:
    """Give what was not asked yet and can be."""
    monday = week.start - timedelta(days=week.start.weekday())
    canaries = _canaries(monday, able) if row.asks_canary and able else ()
    dealers = _dealers(row, monday) if row.asks_facts and able else ()
    return tuple(Side(owner, monday) for owner in (*canaries, *dealers))


def start(side: Side, row: ScanSchedule, able: Sequence[Assistant], *, now: datetime) -> Scan:
    """Start one; what an assistant's own panel asks is asked of that assistant alone."""
    owner = side.owner
    if isinstance(owner, Assistant):
        panel, asked = panels.freeze_canary(owner, author=None), [owner]
    else:
        panel, asked = panels.freeze_facts(owner, author=None), list(able)
    return scans.start(
        panel,
        asked,
        trials=ONCE,
        organization=row.organization,
        person=None,
        now=now,
        spread=schedules.spread(row, now=now),
        period_start=side.monday,
    )


def _canaries(monday: date, able: Sequence[Assistant]) -> list[Assistant]:
    asked = Scan.objects.filter(panel__assistant__in=able, period_start=monday)
    done = set(asked.values_list("panel__assistant", flat=True))
    return [one for one in able if one.pk not in done]


def _dealers(row: ScanSchedule, monday: date) -> list[Dealer]:
    """Give the claimed dealers whose facts are missing; an organization pays for its own only."""
    asked = Scan.objects.filter(panel__dealer=OuterRef("pk"), period_start=monday)
    dealers = row.market.dealers.filter(~Exists(asked), organization__isnull=False, is_demo=False)
    if row.organization is not None:
        dealers = dealers.filter(organization=row.organization)
    return list(dealers)
