"""Name every kind of waiting work, and do a little of each."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import OperationalError
from prometheus_client import Counter

from aiv.services.actions import action_reviews
from aiv.services.alerts import alert_conditions, alert_draws, alert_mails, alert_weeks
from aiv.services.asking import confirmations, ending_notices, scan_schedules, scans
from aiv.services.boards import installation_boards, leaderboards
from aiv.services.changes import model_events, peer_weeks, week_notices, weeks
from aiv.services.chat import lead_mails, shopper_chats, shopper_questions, widget_tickets
from aiv.services.evidence import stated_facts
from aiv.services.ground import access_logs, reviews
from aiv.services.inventory import inventory_feeds
from aiv.services.markets import panel_edits
from aiv.services.score import rescoring
from aiv.services.sending import slack
from aiv.services.site import audit_pages, audit_worker

LOG = logging.getLogger(__name__)
DONE = Counter("dai_work_done", "Pieces of waiting work that were done", ["work"])
FAILED = Counter("dai_work_failed", "Rounds of waiting work that ended in a fault", ["work"])
AT_ONCE: Final = timedelta()
MINUTELY: Final = timedelta(minutes=1)
OFTEN: Final = timedelta(minutes=5)
HOURLY: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work: `run` claims and does at most one piece and says how many it did.

    What only tidies up is asked for every so often: a round with nothing to do must not write.
    """

    name: str
    run: Callable[[datetime], int]
    every: timedelta = AT_ONCE


ALL: Final = (
    Work("audits", lambda now: audit_worker.run_due(most=1)),
    Work("inventories", lambda now: inventory_feeds.run_due(most=1)),
    Work("access logs", lambda now: int(access_logs.read_due(now=now) is not None)),
    Work("leaderboards", lambda now: leaderboards.run_due(now), every=MINUTELY),
    Work("installation's leaderboard", installation_boards.run_due, every=MINUTELY),
    Work("Slack posts", lambda now: slack.send_due(now)),
    Work("stated facts", stated_facts.run_due, every=MINUTELY),
    Work("scheduled scans", scan_schedules.run_due, every=MINUTELY),
    Work("weeks held back", week_notices.send_due, every=OFTEN),
    Work("changes asked again", confirmations.run_due, every=HOURLY),
    Work("leftovers of cancelled scans", scans.skip_leftovers, every=MINUTELY),
    Work("aged scores", lambda now: rescoring.run_due(now=now), every=OFTEN),
    Work("ending models", ending_notices.send_due, every=HOURLY),
    Work("actions", action_reviews.run_due, every=MINUTELY),
    Work("old HTML", audit_pages.forget_bodies, every=HOURLY),
    Work("weeks not counted yet", weeks.catch_up, every=HOURLY),
    Work("weeks of all dealers", peer_weeks.run_due, every=MINUTELY),
    Work("changes of panels", panel_edits.run_due, every=HOURLY),
    Work("marks of assistants", model_events.mark_assistants, every=HOURLY),
    Work("alerts of weeks", alert_weeks.run_due, every=MINUTELY),
    Work("alerts that wait", alert_draws.run_due, every=MINUTELY),
    Work("alerts of what lasts", alert_conditions.run_due, every=OFTEN),
    Work("mails of alerts", lambda now: alert_mails.send_due(now)),
    Work("totals of Google Places", lambda now: reviews.forget_expired(now=now), every=HOURLY),
    Work("leads", lambda now: lead_mails.send_due(now)),
    Work("chats nobody writes in", shopper_chats.end_idle, every=MINUTELY),
    Work("old chats", shopper_chats.forget_old, every=HOURLY),
    Work("questions of shoppers", shopper_questions.run_due, every=HOURLY),
    Work("old tickets", widget_tickets.forget_old, every=HOURLY),
)


class Rounds:
    """Do a piece of each kind of work a round, each as often as it wants to be done."""

    def __init__(
        self,
        work: Sequence[Work] = ALL,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._work = work
        self._clock = clock
        self._done_at: dict[str, datetime] = {}

    def do_some(self) -> int:
        """Give how many pieces were done; one that fails keeps none waiting."""
        return sum(self._done(each) for each in self._work if self._is_due(each))

    def _is_due(self, work: Work) -> bool:
        last = self._done_at.get(work.name)
        return last is None or self._clock() - last >= work.every

    def _done(self, work: Work) -> int:
        self._done_at[work.name] = self._clock()
        try:
            done = work.run(self._clock())
        except OperationalError as error:
            # Once a round and kind: a stack each would bury the one line that matters.
            LOG.warning("work waits for the database", extra={"error": type(error).__name__})
        except Exception:
            # The row keeps its lease or its state, so that the piece is tried again.
            LOG.exception("waiting work failed", extra={"work": work.name})
        else:
            DONE.labels(work.name).inc(done)
            return done
        FAILED.labels(work.name).inc()
        return 0
