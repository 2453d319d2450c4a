"""Read the first page's lists: markets with their answers, what waits, one's own dealers."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aiv.models import Assistant, Claim, Correction, Dealer, Market, MarketState
from aiv.selectors.score import overview
from dealershipai.accounts.models import Organization
from tests import answered, cast
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db


def test_a_market_is_listed_with_its_dealers_and_answers(
    market: Market, dealers: list[Dealer], assistant: Assistant, far_market: Market
) -> None:
    answered.ask(answered.panel(market, 2), assistant, [Said(), Said(), Said()])
    lines = {line.market: line for line in overview.markets()}
    here, there = lines[market], lines[far_market]
    assert (here.dealers, here.answers, here.newest_at) == (5, 3, ASKED_AT)
    assert (there.dealers, there.answers, there.newest_at) == (0, 0, None)


def test_markets_cost_one_query(market: Market, far_market: Market) -> None:
    with CaptureQueriesContext(connection) as found:
        overview.markets()
    assert len(found) == 1


def test_what_waits_is_counted(
    market: Market, dealers: list[Dealer], assistant: Assistant, organization: Organization
) -> None:
    answer = answered.ask(answered.panel(market, 1), assistant, [Said()])[0]
    Correction.objects.create(answer=answer, dealer=dealers[0], kind="wrong")
    Correction.objects.create(answer=answer, dealer=dealers[1], kind="wrong", state="refused")
    Claim.objects.create(dealer=dealers[2], organization=organization)
    Market.objects.filter(pk=cast.market("a-market", "Elsewhere").pk).update(
        state=MarketState.PROPOSED
    )
    assert overview.waiting() == overview.Waiting(corrections=1, claims=1, markets=1)


def test_dealers_come_with_their_markets_in_two_queries(dealers: list[Dealer]) -> None:
    with CaptureQueriesContext(connection) as found:
        rows = overview.with_markets(Dealer.objects.all())
        assert [len(dealer.markets.all()) for dealer in rows] == [1] * 5
    assert len(found) == 2
