"""Check that an operator can make a market by hand, and twice the same is once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aiv.domain.errors import FaultyDocument
from aiv.domain.markets.dealer_record import DealerRecord
from aiv.domain.markets.market_lines import AssistantLine, CentroidLine
from aiv.models import Assistant, Dealer, Market, MarketState
from aiv.services.markets import market_setup, panels
from aiv.services.markets.proposed_markets import MarketChoice
from dealershipai.accounts.models import AuditEvent, User

pytestmark = pytest.mark.django_db
CHOICE = MarketChoice(
    make="Honda",
    city="Far Shore",
    region="FL",
    country="US",
    time_zone="America/New_York",
)
POINT = CentroidLine(zip="00000", lat=26.1, lng=-81.8)
RECORD = DealerRecord(name="Lighthouse Honda", city="Far Shore", region="FL", makes=("Honda",))
ASKED = AssistantLine(
    slug="",
    platform="claude",
    provider="anthropic",
    model="model-2",
    surface="messages",
    access="official_api",
    settings={},
)


@pytest.fixture
def made(operator: User, assistant: Assistant) -> Market:
    return market_setup.create(CHOICE, [POINT], [assistant], actor=operator)


def test_a_market_is_open_with_panel_point_and_assistant(made: Market) -> None:
    assert (made.slug, made.state) == ("honda-far-shore-fl", MarketState.OPEN)
    assert panels.current(made).intents.count() == 40  # type: ignore[union-attr]
    assert made.centroids.get().lat == POINT.lat
    assert made.market_assistants.get().is_declared


def test_the_same_place_twice_names_the_market_that_stands(made: Market, operator: User) -> None:
    with pytest.raises(FaultyDocument, match="honda-far-shore-fl already"):
        market_setup.create(replace(CHOICE, city="FAR SHORE"), [], [], actor=operator)


@pytest.mark.parametrize(
    ("field", "value"), [("country", "ZZ"), ("time_zone", "Mars/Base"), ("city", "")]
)
def test_a_wrong_place_is_named(operator: User, field: str, value: str) -> None:
    with pytest.raises(FaultyDocument) as faulty:
        market_setup.create(replace(CHOICE, **{field: value}), [], [], actor=operator)
    assert f"market.{field}" in [fault.place for fault in faulty.value.faults]
    assert not Market.objects.filter(make="Honda").exists()


def test_a_point_beyond_the_earth_is_named(operator: User) -> None:
    with pytest.raises(FaultyDocument, match="centroids"):
        market_setup.create(CHOICE, [replace(POINT, lat=91.0)], [], actor=operator)


def test_a_dealer_added_twice_stands_once(made: Market, operator: User) -> None:
    first = market_setup.add_dealer(made, RECORD, actor=operator)
    assert market_setup.add_dealer(made, RECORD, actor=operator) == first
    assert list(made.dealers.all()) == [first]
    assert AuditEvent.objects.filter(action="market.dealer_added").count() == 1


def test_a_known_dealer_joins_with_its_record(
    made: Market, operator: User, dealers: list[Dealer]
) -> None:
    typed = replace(RECORD, name=dealers[0].name.upper(), city="Harbor Point")
    assert market_setup.add_dealer(made, typed, actor=operator) == dealers[0]
    assert Dealer.objects.get(pk=dealers[0].pk).name == dealers[0].name


def test_an_assistant_gets_a_slug_and_feeds_its_platform(made: Market, operator: User) -> None:
    row = market_setup.add_assistant(made, ASKED, actor=operator)
    assert row.slug == "claude-model-2-messages"
    assert made.market_assistants.get(assistant=row).is_declared


def test_the_assistant_that_feeds_aiv_stays(
    made: Market, operator: User, assistant: Assistant
) -> None:
    asked = replace(ASKED, platform="chatgpt", provider="openai", surface="responses")
    row = market_setup.add_assistant(made, asked, actor=operator)
    assert made.market_assistants.get(assistant=assistant).is_declared
    assert not made.market_assistants.get(assistant=row).is_declared


def test_the_same_assistant_twice_is_one(made: Market, operator: User) -> None:
    first = market_setup.add_assistant(made, ASKED, actor=operator)
    assert market_setup.add_assistant(made, ASKED, actor=operator) == first
    assert AuditEvent.objects.filter(action="market.assistant_added").count() == 1


def test_an_assistant_of_another_market_is_the_same_row(
    made: Market, market: Market, operator: User
) -> None:
    first = market_setup.add_assistant(market, ASKED, actor=operator)
    assert market_setup.add_assistant(made, ASKED, actor=operator) == first
