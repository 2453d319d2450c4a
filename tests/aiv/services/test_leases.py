"""A row of a queue has one worker at a time, and goes on when its worker fell silent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aiv.domain.errors import Conflict
from aiv.models import AccessLog, Dealer
from aiv.services import leases
from aiv.services.ground import access_logs
from aiv.services.inventory import inventory_imports
from aiv.services.leases import Queue
from aiv.services.site import audits

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)
QUEUE = access_logs.QUEUE
LATER = NOW + leases.LEASE + timedelta(seconds=1)


@pytest.fixture
def log(db: None) -> AccessLog:
    dealer = Dealer.objects.create(slug="bayside", name="Bayside Toyota")
    return AccessLog.objects.create(dealer=dealer, name="a.log", digest="a", size=1)


def test_a_claimed_row_is_nobody_elses(log: AccessLog) -> None:
    assert QUEUE.claim(NOW) == log
    assert QUEUE.claim(NOW) is None
    assert QUEUE.claim_one(log.pk, now=NOW) is None


def test_a_silent_row_is_taken_over_and_its_first_worker_is_told(log: AccessLog) -> None:
    frozen, taken_over = QUEUE.claim(NOW), QUEUE.claim(LATER)
    assert frozen and taken_over
    with pytest.raises(Conflict, match=QUEUE.lost):
        QUEUE.hold(frozen, now=LATER)
    assert not QUEUE.let_go(frozen, "read")
    QUEUE.hold(taken_over, now=LATER, lines=3)
    assert AccessLog.objects.get().lines == 3


def test_a_held_row_is_not_silent(log: AccessLog) -> None:
    claimed = QUEUE.claim(NOW)
    assert claimed
    QUEUE.hold(claimed, now=LATER - timedelta(seconds=2))
    assert QUEUE.claim(LATER) is None


def test_a_row_that_is_let_go_has_no_lease(log: AccessLog) -> None:
    claimed = QUEUE.claim(NOW)
    assert claimed
    assert QUEUE.let_go(claimed, "waiting", bytes_read=7)
    log.refresh_from_db()
    assert (log.state, log.lease_token, log.lease_until, log.bytes_read) == (
        "waiting", None, None, 7
    )  # fmt: skip


def test_the_row_that_waits_longest_comes_first(log: AccessLog) -> None:
    older = AccessLog.objects.create(
        dealer=log.dealer, name="b.log", digest="b", size=1, uploaded_at=NOW - timedelta(days=900)
    )
    assert QUEUE.claim(NOW) == older


@pytest.mark.parametrize("queue", [access_logs.QUEUE, audits.QUEUE, inventory_imports.QUEUE])
def test_every_queue_reads_what_it_needs_with_the_row(queue: Queue[Any]) -> None:
    assert list(queue.due(NOW).select_related(*queue.related).order_by(queue.since)) == []
