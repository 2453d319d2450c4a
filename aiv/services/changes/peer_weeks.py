"""Set the dealers' weeks beside each other once a week is over everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias
from uuid import UUID

from django.db import transaction

from aiv.domain.changes import peer_changes
from aiv.domain.changes.peer_changes import FEWEST_PEERS, Moved
from aiv.domain.changes.weeks import week_of
from aiv.models import DealerWeek
from aiv.services.changes import model_events

LAST_ZONE: Final = timedelta(hours=12)
"""A week ends last in the zone that is twelve hours behind UTC."""
HISTORY: Final = timedelta(weeks=52)
BATCH: Final = 1000
Histories: TypeAlias = Mapping[tuple[UUID, UUID], tuple[float, ...]]
"""(dealer, market) -> its scores of earlier weeks."""


def run_due(now: datetime) -> int:
    """Set one week beside each other, the newest first, and say how many there were."""
    over = week_of(now - LAST_ZONE, "UTC").before
    waiting = DealerWeek.objects.filter(peers__isnull=True, z__isnull=False, week__lte=over.monday)
    week = waiting.order_by("-week").values_list("week", flat=True).first()
    if week is None:
        return 0
    compare(week, now=now)
    return 1


@transaction.atomic
def compare(week: date, *, now: datetime) -> None:
    """Set all dealers of a week beside those asked of the same assistants, and mark the week."""
    rows = DealerWeek.objects.filter(week=week, z__isnull=False).order_by("pk")
    by_engines: dict[str, list[DealerWeek]] = defaultdict(list)
    # Two who compare at once write the same figures, one after the other.
    for row in rows.select_for_update():
        by_engines[row.engines].append(row)
    for alike in by_engines.values():
        _keep(alike, _histories(alike) if len(alike) < FEWEST_PEERS else {})
    model_events.mark_network(week, by_engines, now=now)


def _keep(rows: Sequence[DealerWeek], histories: Histories) -> None:
    found = peer_changes.beside(
        [Moved(delta=row.delta, z=row.z, history=histories.get(_place(row), ())) for row in rows]
    )
    for row, each in zip(rows, found, strict=True):
        row.peers = each.peers
        row.adjusted_delta = each.adjusted_delta
        row.z_star = each.z_star
        row.adjusted_p = each.adjusted_p
    DealerWeek.objects.bulk_update(
        rows, ["peers", "adjusted_delta", "z_star", "adjusted_p"], batch_size=BATCH
    )


def _histories(rows: Iterable[DealerWeek]) -> Histories:
    """Give each dealer's own scores of the year before, in one query."""
    asked = {_place(row): row for row in rows}
    week = next(iter(asked.values())).week
    earlier = DealerWeek.objects.filter(
        dealer__in=[dealer for dealer, _ in asked],
        week__lt=week,
        week__gte=week - HISTORY,
        z__isnull=False,
    )
    found: dict[tuple[UUID, UUID], list[float]] = defaultdict(list)
    for dealer, market, engines, z in earlier.values_list("dealer", "market", "engines", "z"):
        row = asked.get((dealer, market))
        if row is not None and row.engines == engines and z is not None:
            found[dealer, market].append(z)
    return {place: tuple(scores) for place, scores in found.items()}


def _place(row: DealerWeek) -> tuple[UUID, UUID]:
    return row.dealer_id, row.market_id
