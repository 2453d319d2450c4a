"""Name every kind of waiting work, and do a little of each."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from prometheus_client import Counter

from aiv.services import access_logs, audit_worker, inventory_feeds, reviews

LOG = logging.getLogger(__name__)
DONE = Counter("dai_work_done", "Pieces of waiting work that were done", ["work"])
FAILED = Counter("dai_work_failed", "Rounds of waiting work that ended in a fault", ["work"])


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work: `run` claims and does at most one piece and says how many it did."""

    name: str
    run: Callable[[datetime], int]


ALL: Final = (
    Work("audits", lambda now: audit_worker.run_due(now, most=1)),
    Work("inventories", lambda now: inventory_feeds.run_due(most=1)),
    Work("access logs", lambda now: int(access_logs.read_due(now=now) is not None)),
    Work("totals of Google Places", lambda now: reviews.forget_expired(now=now)),
)


def do_some(work: Sequence[Work] = ALL) -> int:
    """Do a piece of each kind and give how many were done; one that fails keeps none waiting."""
    return sum(_done(each) for each in work)


def _done(work: Work) -> int:
    try:
        done = work.run(datetime.now(UTC))
    except Exception:
        FAILED.labels(work.name).inc()
        # The row keeps its lease or its state, so that the piece is tried again.
        LOG.exception("waiting work failed", extra={"work": work.name})
        return 0
    DONE.labels(work.name).inc(done)
    return done
