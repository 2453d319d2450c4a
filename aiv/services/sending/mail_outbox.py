"""Send the mails of an outbox: claimed, tried, tried again later, and then given up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from smtplib import SMTPException
from typing import Final, Generic, TypeVar
from uuid import UUID

from django.core.mail import EmailMultiAlternatives
from django.db.models import Q

from aiv.models.base import LeasedRow
from aiv.services import leases
from aiv.services.leases import Queue

LOG = logging.getLogger(__name__)
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
INTERRUPTED: Final = "It was interrupted too often."
LOOKED_AT: Final = 20
EVERY: Final = Q()
Row = TypeVar("Row", bound=LeasedRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbox(Generic[Row]):
    """Mails of one kind: their queue, the states in which they end, and how one is written.

    `only` narrows which rows are mails at all.
    """

    queue: Queue[Row]
    sent: str
    failed: str
    message: Callable[[Row], EmailMultiAlternatives]
    only: Q = EVERY

    def claimed(self, now: datetime, *, most: int) -> list[Row]:
        """Take mails that are due, the ones that wait longest first."""
        rows = self.queue.due(now).filter(self.only, due_at__lte=now).order_by("due_at", "pk")
        due: list[UUID] = list(rows.values_list("pk", flat=True)[:LOOKED_AT])
        claims = (self.queue.claim_one(pk, now=now, **leases.one_more()) for pk in due)
        return list(islice((row for row in claims if row is not None), most))

    def send(self, row: Row, *, attempts: int, now: datetime) -> None:
        """Send a claimed mail, or keep why it did not go and try again later.

        What the server said is not kept: it may repeat the address.
        """
        if attempts > len(WAITS) + 1:
            self.queue.let_go(row, self.failed, failure=INTERRUPTED)
            return
        try:
            self.message(row).send()
        except (SMTPException, OSError) as error:
            self._note(row, type(error).__name__, attempts=attempts, now=now)
            return
        self.queue.let_go(row, self.sent, failure="", sent_at=now)

    def _note(self, row: Row, kind: str, *, attempts: int, now: datetime) -> None:
        failure = f"The mail server did not take it ({kind})."
        if attempts > len(WAITS):
            self.queue.let_go(row, self.failed, failure=failure)
            LOG.warning("a mail failed", extra={"mail": str(row.pk), "reason": kind})
        else:
            due_at = now + WAITS[attempts - 1]
            self.queue.let_go(row, self.queue.waiting, failure=failure, due_at=due_at)
