"""Count a market from stored mentions: by series, by panel version, never from texts again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aiv.models import Assistant, Dealer, Market, MarketAssistant, Mention
from aiv.selectors.evidence import mention_rates
from aiv.selectors.evidence.market_counts import NOTHING, MarketCounts, Series
from tests import answered, cast
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db


def only(market: Market) -> Series:
    (series,) = mention_rates.of_market(market).series
    return series


def naming(dealer: Dealer, times: int, *, of: int, role: str = "best") -> list[Said]:
    return [Said(named=[(dealer, role)] if at < times else ()) for at in range(of)]


def test_a_market_without_answers_counts_nothing(market: Market) -> None:
    assert mention_rates.of_market(market) == NOTHING


def test_answers_that_name_a_dealer_are_its_rate(
    market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    panel = answered.panel(market, 20)
    answered.ask(panel, assistant, naming(dealers[0], 10, of=40))
    rate = only(market).rate(dealers[0].pk)
    assert (rate.named, rate.answered, rate.intents) == (10, 40, 20)
    assert only(market).rate(dealers[1].pk).named == 0


@pytest.mark.parametrize("role", ["passing", "warned_against"])
def test_an_aside_never_counts_as_named(
    market: Market, dealers: list[Dealer], assistant: Assistant, role: str
) -> None:
    answered.ask(answered.panel(market, 3), assistant, naming(dealers[0], 3, of=3, role=role))
    assert only(market).rate(dealers[0].pk).named == 0


@pytest.mark.parametrize("role", ["best", "recommended", "option"])
def test_a_recommendation_counts(
    market: Market, dealers: list[Dealer], assistant: Assistant, role: str
) -> None:
    answered.ask(answered.panel(market, 3), assistant, naming(dealers[0], 2, of=3, role=role))
    assert only(market).rate(dealers[0].pk).named == 2


def test_a_link_alone_is_cited_and_not_named(
    market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    answered.ask(answered.panel(market, 3), assistant, [Said(cited=[dealers[0]])] * 3)
    assert only(market).rate(dealers[0].pk).named == 0
    assert only(market).citation_rate(dealers[0].pk).named == 3


@pytest.mark.parametrize("status", ["error", "refused", "blocked", "incomplete"])
def test_a_call_without_a_whole_answer_leaves_the_denominator(
    market: Market, dealers: list[Dealer], assistant: Assistant, status: str
) -> None:
    said = [Said(named=[(dealers[0], "best")], status=status), Said(), Said()]
    answered.ask(answered.panel(market, 3), assistant, said)
    rate = only(market).rate(dealers[0].pk)
    assert (rate.named, rate.answered, rate.failed, rate.not_shown) == (0, 2, 1, 0)


def test_a_search_without_an_overview_is_counted_apart(
    market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    said = [Said(status="no_answer"), Said(named=[(dealers[0], "best")])]
    answered.ask(answered.panel(market, 2), assistant, said)
    rate = only(market).rate(dealers[0].pk)
    assert (rate.named, rate.answered, rate.failed, rate.not_shown) == (1, 1, 0, 1)


class TestSeriesAreNeverBlended:
    @pytest.fixture
    def counts(self, market: Market, dealers: list[Dealer], assistant: Assistant) -> MarketCounts:
        panel = answered.panel(market, 4)
        answered.ask(panel, assistant, naming(dealers[0], 4, of=4))
        answered.ask(panel, assistant, naming(dealers[0], 1, of=4), surface="copied by hand")
        other = cast.assistant(market, "claude-api", "claude", "anthropic")
        answered.ask(panel, other, naming(dealers[0], 0, of=4))
        return mention_rates.of_market(market)

    def test_each_assistant_and_surface_has_its_own(
        self, counts: MarketCounts, dealers: list[Dealer]
    ) -> None:
        found = {series.key: series.rate(dealers[0].pk).named for series in counts.series}
        assert found == {"gpt-api": 4, "gpt-api~by-hand": 1, "claude-api": 0}

    def test_answers_copied_by_hand_are_declared_by_nobody(self, counts: MarketCounts) -> None:
        declared = {series.key: series.is_declared for series in counts.series}
        assert declared == {"gpt-api": True, "gpt-api~by-hand": False, "claude-api": True}

    def test_labels_say_the_surface(self, counts: MarketCounts) -> None:
        labels = [series.label for series in counts.series]
        assert labels[:2] == ["ChatGPT, copied by hand", "ChatGPT model through its API"]


def test_an_assistant_that_left_the_market_keeps_its_answers(
    market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    answered.ask(answered.panel(market, 2), assistant, naming(dealers[0], 1, of=2))
    MarketAssistant.objects.all().delete()
    assert only(market).rate(dealers[0].pk).named == 1
    assert not only(market).is_declared


class TestPanelsAndWindows:
    def test_another_panel_is_not_mixed_in(
        self, market: Market, dealers: list[Dealer], assistant: Assistant
    ) -> None:
        day = timedelta(days=1)
        older = answered.panel(market, 2, version=1, department="used")
        newer = answered.panel(market, 2, version=2)
        answered.ask(older, assistant, naming(dealers[0], 2, of=2), asked_at=ASKED_AT - day)
        answered.ask(newer, assistant, naming(dealers[0], 1, of=2))
        counts = mention_rates.of_market(market)
        assert counts.panel_version == 2
        assert counts.series[0].rate(dealers[0].pk).answered == 2

    def test_answers_before_the_window_are_left_out(
        self, market: Market, dealers: list[Dealer], assistant: Assistant
    ) -> None:
        panel = answered.panel(market, 2)
        before = ASKED_AT - mention_rates.rates.WINDOW
        answered.ask(panel, assistant, naming(dealers[0], 2, of=2), asked_at=before)
        answered.ask(panel, assistant, naming(dealers[0], 0, of=2))
        rate = only(market).rate(dealers[0].pk)
        assert (rate.named, rate.answered) == (0, 2)

    def test_a_branded_panel_is_no_part_of_the_market(
        self, market: Market, dealers: list[Dealer], assistant: Assistant
    ) -> None:
        answered.ask(answered.branded(dealers[0]), assistant, naming(dealers[0], 1, of=1))
        assert mention_rates.of_market(market) == NOTHING

    def test_departments_are_those_asked_about(
        self, market: Market, dealers: list[Dealer], assistant: Assistant
    ) -> None:
        answered.ask(cast.panel(market), assistant, naming(dealers[0], 1, of=3))
        series = only(market)
        assert set(mention_rates.of_market(market).departments) == {"new", "service", "finance"}
        assert [series.rate(dealers[0].pk, word).answered for word in ("new", "parts")] == [1, 0]


def test_a_correction_counts_once_beside_what_it_overrules(
    market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    answer = answered.ask(answered.panel(market, 2), assistant, naming(dealers[0], 1, of=2))[0]
    reading = answer.mentions.get()
    Mention.objects.create(
        answer=answer, dealer=dealers[0], origin="corrected", role="option", quote="x", start=0,
        end=1, method_version="correction-1", is_counted=True,
    )  # fmt: skip
    assert reading.is_counted
    assert only(market).rate(dealers[0].pk).named == 1


@pytest.mark.parametrize("times", [1, 3])
def test_a_market_costs_the_same_few_queries_however_much_was_asked(
    market: Market, dealers: list[Dealer], assistant: Assistant, times: int
) -> None:
    answered.ask(answered.panel(market, 10), assistant, naming(dealers[0], 5, of=10 * times))
    with CaptureQueriesContext(
        connection,
    ) as found:
        mention_rates.of_market(market)
    assert len(found) == 6


@pytest.mark.parametrize(("state", "version"), [("running", 1), ("finished", 2)])
def test_a_new_version_counts_once_it_was_asked_whole(
    market: Market, dealers: list[Dealer], assistant: Assistant, state: str, version: int
) -> None:
    answered.ask(answered.panel(market, 10), assistant, naming(dealers[0], 5, of=10))
    newer = answered.panel(market, 10, version=2)
    answered.ask(newer, assistant, naming(dealers[0], 1, of=2))
    newer.scans.update(origin="asked", state=state)
    assert mention_rates.of_market(market).panel_version == version


def test_the_only_version_counts_from_its_first_answer(
    market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    panel = answered.panel(market, 10)
    answered.ask(panel, assistant, naming(dealers[0], 1, of=2))
    panel.scans.update(origin="asked", state="running")
    assert mention_rates.of_market(market).panel_version == 1
