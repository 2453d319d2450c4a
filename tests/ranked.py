"""Give markets whose weeks have enough answers for a leaderboard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from aiv.domain.changes.weeks import Week
from aiv.models import Assistant, Dealer, Leaderboard, Market, Panel
from aiv.services.boards import leaderboards
from tests import answered
from tests.answered import Said

INTENTS: Final = 20
WEEK: Final = Week(date(2026, 11, 30))
DUE: Final = datetime(2026, 12, 7, 11, 0, tzinfo=UTC)
"""Monday at six in the morning in New York, after WEEK."""


def asked(
    panel: Panel,
    assistant: Assistant,
    dealers: Sequence[Dealer],
    *,
    week: Week = WEEK,
    first_trial: int = 1,
) -> None:
    """Ask two trials of every question in a week; the dealer at place i is named less the later."""
    said = [
        Said(named=[(d, "option") for at, d in enumerate(dealers) if turn % (at + 1) == 0])
        for turn in range(2 * INTENTS)
    ]
    noon = datetime.combine(week.monday + timedelta(days=2), datetime.min.time(), UTC)
    answered.ask(
        panel, assistant, said, asked_at=noon + timedelta(hours=12), first_trial=first_trial
    )


def produced(market: Market, *, week: Week = WEEK, now: datetime = DUE) -> Leaderboard:
    """Archive a week's board."""
    made = leaderboards.produce(market, week, now=now)
    assert made is not None
    return made
