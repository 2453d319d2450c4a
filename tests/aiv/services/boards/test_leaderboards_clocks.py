"""Whatever clocks and calendars do in a week, its board holds all of it, made once, on time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from aiv.domain.changes.weeks import Week
from aiv.models import Assistant, Dealer, Leaderboard, Market
from aiv.services.boards import leaderboards
from tests import answered, ranked
from tests.answered import Said

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
FORWARD = (Week(date(2026, 3, 2)), datetime(2026, 3, 9, 10, tzinfo=UTC))
BACK = (Week(date(2026, 10, 26)), datetime(2026, 11, 2, 11, tzinfo=UTC))

# A week that holds 29 February, and the 53rd week of a year, which ends in the next one.
LEAP = (Week(date(2028, 2, 28)), datetime(2028, 3, 6, 11, tzinfo=UTC))
YEAR = (Week(date(2026, 12, 28)), datetime(2027, 1, 4, 11, tzinfo=UTC))
ODD = {"forward": FORWARD, "back": BACK, "leap day": LEAP, "end of a year": YEAR}


@pytest.mark.parametrize(("week", "due"), ODD.values(), ids=ODD)
def test_a_week_of_other_length_is_counted_whole_and_once(
    market: Market, assistant: Assistant, dealers: list[Dealer], week: Week, due: datetime
) -> None:
    panel = answered.panel(market, ranked.INTENTS)
    ranked.asked(panel, assistant, dealers, week=week)
    ends = week.ends_at(market.time_zone)
    for trial, at in ((3, ends - MINUTE), (4, ends), (5, week.begins_at(market.time_zone))):
        answered.ask(panel, assistant, [Said()], asked_at=at, first_trial=trial)
    made = [leaderboards.run_due(due + step * MINUTE) for step in range(-2, 70)]
    assert made == [0, 0, 1, *[0] * 69]
    board = Leaderboard.objects.get()
    assert (board.week, board.due_at, board.answers) == (week.word, due, 42)
