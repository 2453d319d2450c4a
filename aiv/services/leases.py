"""Claim, hold and let go the rows that are work: a state, a lease and a token for every queue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Generic, TypeVar
from uuid import UUID, uuid4

from django.db.models import F, Q, QuerySet

from aiv.domain.errors import Conflict
from aiv.models.base import LeasedRow

LEASE: Final = timedelta(minutes=2)
MAX_ATTEMPTS: Final = 3
INTERRUPTED: Final = f"It was interrupted {MAX_ATTEMPTS} times; an operator should look."
NO_LEASE: Final[dict[str, None]] = {"lease_until": None, "lease_token": None}

Row = TypeVar("Row", bound=LeasedRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue(Generic[Row]):
    """How rows of one kind wait and are worked on, the one that waits longest first.

    `related` is read with a claimed row; `lost` is what a worker is told that lost its row.
    """

    model: type[Row]
    waiting: str
    running: str
    since: str
    lost: str
    related: tuple[str, ...] = ()

    def claim(self, now: datetime, **started: Any) -> Row | None:
        """Take the row that waits longest, or whose worker fell silent; None without one."""
        due = self.due(now).order_by(self.since).values_list("pk", flat=True)
        return next(filter(None, (self.claim_one(pk, now=now, **started) for pk in due)), None)

    def claim_one(self, pk: UUID, *, now: datetime, **started: Any) -> Row | None:
        """Take one row unless somebody else was faster; `started` is written with the lease."""
        token = uuid4()
        lease = {"state": self.running, "lease_token": token, "lease_until": now + LEASE}
        if not self.due(now).filter(pk=pk).update(**lease, **started):
            return None
        row = self._rows().select_related(*self.related).get(pk=pk)
        return row if row.lease_token == token else None

    def hold(self, row: Row, *, now: datetime, **progress: Any) -> None:
        """Say that the worker is alive; raises Conflict when its row ended or was taken over.

        Called first in a transaction, it keeps whoever was frozen from writing into another's work.
        """
        if not self.held(row).update(lease_until=now + LEASE, **progress):
            raise Conflict(self.lost)

    def let_go(self, row: Row, state: str, **outcome: Any) -> bool:
        """Leave a held row in a state; give False when another worker has it."""
        return bool(self.held(row).update(state=state, **NO_LEASE, **outcome))

    def due(self, now: datetime) -> QuerySet[Row]:
        """Give what waits, and what runs without a sign of life."""
        return self._rows().filter(Q(state=self.waiting) | self._silent(now))

    def given_up(self, now: datetime) -> QuerySet[Row]:
        """Give what fell silent too often: something in it ends its worker."""
        silent = self._rows().filter(self._silent(now), Q(attempts__gte=MAX_ATTEMPTS))
        return silent.select_related(*self.related)

    def held(self, row: Row) -> QuerySet[Row]:
        """Give the row as long as this worker has it."""
        mine = Q(state=self.running, lease_token=row.lease_token)
        return self._rows().filter(mine, pk=row.pk)

    def _silent(self, now: datetime) -> Q:
        return Q(state=self.running, lease_until__lt=now)

    def _rows(self) -> QuerySet[Row]:
        return self.model._default_manager.all()


def one_more() -> dict[str, Any]:
    """Give what counts an attempt in a claim."""
    return {"attempts": F("attempts") + 1}
