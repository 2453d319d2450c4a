"""List the answers behind a number: filtered as the number counts them, a page at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aiv.models import Answer, Assistant, Dealer, Market
from aiv.selectors.evidence import evidence
from aiv.selectors.evidence.evidence import PAGE_SIZE, Filters
from tests import answered, cast
from tests.answered import Said

pytestmark = pytest.mark.django_db


def kept(dealer: Dealer, market: Market, number: int = 1, **filters: Any) -> Any:
    return evidence.page(
        Answer.objects.filter(market=market),
        dealer=dealer,
        filters=Filters(**filters),
        time_zone=market.time_zone,
        number=number,
    )


@pytest.fixture
def answers(market: Market, dealers: list[Dealer], assistant: Assistant) -> list[Answer]:
    """Give six answers: named, in passing, cited only, silent, failed, and one by hand."""
    panel = answered.panel(market, 6)
    said = [
        Said(named=[(dealers[0], "best"), (dealers[1], "option")], cited=[dealers[0]]),
        Said(named=[(dealers[0], "passing")]),
        Said(cited=[dealers[0]]),
        Said(named=[(dealers[1], "best")]),
        Said(status="error"),
    ]
    copied = answered.ask(panel, assistant, [Said()], surface="copied by hand")
    return [*answered.ask(panel, assistant, said), *copied]


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({}, {0, 1, 2, 3, 4, 5}),
        ({"named": "yes"}, {0}),
        ({"named": "no"}, {1, 2, 3, 5}),
        ({"cited": "yes"}, {0, 2}),
        ({"cited": "no"}, {1, 3, 5}),
        ({"status": "error"}, {4}),
        ({"series": "gpt-api"}, {0, 1, 2, 3, 4}),
        ({"series": "gpt-api~by-hand"}, {5}),
        ({"intent": "new-1"}, {1}),
        ({"department": "new"}, {0, 1, 2, 3, 4, 5}),
        ({"department": "service"}, set()),
        ({"named": "yes", "cited": "no"}, set()),
    ],
)
def test_a_filter_keeps_what_its_number_counts(
    answers: list[Answer],
    market: Market,
    dealers: list[Dealer],
    filters: dict[str, str],
    places: set[int],
) -> None:
    assert set(kept(dealers[0], market, **filters)) == {answers[place] for place in places}


def test_filters_know_when_they_keep_everything() -> None:
    assert Filters().is_empty
    assert not Filters(named="yes").is_empty


@pytest.mark.parametrize(("hour", "day"), [(3, date(2026, 11, 19)), (5, date(2026, 11, 20))])
def test_a_day_is_a_day_of_the_market(
    market: Market, dealers: list[Dealer], assistant: Assistant, hour: int, day: date
) -> None:
    """At 03:00 UTC it is still the evening before in New York."""
    asked_at = datetime(2026, 11, 20, hour, tzinfo=UTC)
    answered.ask(answered.panel(market, 1), assistant, [Said()], asked_at=asked_at)
    assert len(kept(dealers[0], market, first_day=day, last_day=day)) == 1
    assert not len(kept(dealers[0], market, last_day=date(2026, 11, 18)))


@pytest.fixture
def many(market: Market, dealers: list[Dealer], assistant: Assistant) -> None:
    answered.ask(answered.panel(market, 10), assistant, [Said()] * (PAGE_SIZE + 5))


@pytest.mark.parametrize(("number", "rows"), [(1, PAGE_SIZE), (2, 5), (99, 5), (0, 5), (-1, 5)])
def test_a_page_past_the_end_is_the_last_one(
    many: None, market: Market, dealers: list[Dealer], number: int, rows: int
) -> None:
    assert len(kept(dealers[0], market, number)) == rows


def test_no_answer_stands_on_two_pages(many: None, market: Market, dealers: list[Dealer]) -> None:
    first, second = set(kept(dealers[0], market, 1)), set(kept(dealers[0], market, 2))
    assert not first & second


@pytest.mark.parametrize("rows", [3, 24])
def test_a_page_costs_four_queries_however_long(
    market: Market, dealers: list[Dealer], assistant: Assistant, rows: int
) -> None:
    said = [Said(named=[(dealers[0], "best"), (dealers[1], "option")])] * rows
    answered.ask(answered.panel(market, 3), assistant, said)
    with CaptureQueriesContext(connection) as found:
        for answer in kept(dealers[0], market):
            assert [m.dealer.name for m in answer.all_mentions]
            assert answer.probe.prompt.text
    assert len(found) == 4


def test_the_list_leaves_raw_bodies_where_they_are(
    answers: list[Answer], market: Market, dealers: list[Dealer]
) -> None:
    assert "raw_body" in kept(dealers[0], market)[0].get_deferred_fields()


def test_choices_are_what_occurs(answers: list[Answer], market: Market) -> None:
    cast.assistant(market, "claude-api", "claude", "anthropic")
    found = evidence.choices(Answer.objects.all())
    assert set(found.series) == {"gpt-api", "gpt-api~by-hand"}
    assert found.intents["new-1"] == "new 1"
