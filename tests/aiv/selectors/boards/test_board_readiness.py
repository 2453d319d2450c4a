"""Which boards can be made is found for all markets in a few queries, as for one by itself."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aiv.models import Assistant, Market, Scan
from aiv.selectors.boards import board_readiness
from aiv.selectors.boards.board_readiness import Readiness
from tests import answered, cast
from tests.answered import Said
from tests.ranked import DUE, WEEK

pytestmark = pytest.mark.django_db
ZONES = ("America/New_York", "America/Chicago", "Pacific/Honolulu")
LATER = DUE + timedelta(hours=6)


@pytest.fixture
def assistant(market: Market) -> Assistant:
    return cast.assistant(market)


def asked(assistant: Assistant, number: int) -> Market:
    """Make a market that was asked in the week; every third still is, another third never was."""
    market = cast.market(f"market-{number:02}", f"Town {number}")
    market.time_zone = ZONES[number % 2]
    market.save()
    begun = WEEK.begins_at(market.time_zone)
    panel = answered.panel(market, 1)
    if number % 3:
        answered.ask(panel, assistant, [Said()], asked_at=begun)
    if number % 3 == 2:
        later = begun + timedelta(days=2)
        Scan.objects.create(
            panel=panel, origin="asked", state="running", day=later.date(), started_at=later
        )
    return market


def test_all_at_once_says_what_one_by_one_says(assistant: Assistant) -> None:
    markets = [asked(assistant, number) for number in range(9)]
    alone = [m for m in markets if board_readiness.of(m, WEEK, now=LATER) is Readiness.READY]
    assert board_readiness.ready(LATER) == [(market, WEEK) for market in alone]
    assert len(alone) == 3


def test_each_market_is_asked_of_its_own_week(assistant: Assistant) -> None:
    found = Counter(
        board_readiness.of(asked(assistant, number), WEEK, now=LATER) for number in range(6)
    )
    assert found == {Readiness.READY: 2, Readiness.SCANNING: 2, Readiness.NOTHING_ASKED: 2}


def test_a_market_whose_monday_has_not_come_waits(assistant: Assistant) -> None:
    eastern, central = asked(assistant, 4), asked(assistant, 1)
    assert board_readiness.ready(DUE) == [(eastern, WEEK)]
    assert board_readiness.of(central, WEEK, now=DUE) is Readiness.NOT_DUE


def test_measured_markets_are_those_that_were_asked(assistant: Assistant) -> None:
    markets = [asked(assistant, number) for number in range(4)]
    assert board_readiness.measured(WEEK) == markets[1:3]


@pytest.mark.parametrize("number", [10, 30])
def test_ten_markets_and_thirty_cost_the_same(assistant: Assistant, number: int) -> None:
    for each in range(number):
        asked(assistant, each)
    with CaptureQueriesContext(
        connection,
    ) as made:
        board_readiness.ready(LATER)
    assert len(made) == 4
