"""When another model serves an assistant, its answers are another series, and only it feeds AIV."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aiv.models import Answer, Assistant, Dealer, Evidence, Market, ScoreInput
from aiv.selectors.evidence import evidence, mention_rates
from aiv.selectors.evidence.market_counts import Series
from aiv.selectors.markets import panel_inputs
from aiv.services.score import scores
from tests import answered
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db
LATER = ASKED_AT + timedelta(days=2)


@pytest.fixture
def drifted(market: Market, dealers: list[Dealer], assistant: Assistant) -> Market:
    """Give 20 answers of an old model that name the dealer, and 40 of a new one that do not."""
    panel = answered.panel(market, 20)
    named = [(dealers[0], "best")]
    old = [Said(named=named, cited=[dealers[0]], model_served="model-1-old")] * 20
    answered.ask(panel, assistant, old)
    new = [Said(model_served="model-1-new")] * 40
    answered.ask(panel, assistant, new, asked_at=LATER, first_trial=2)
    return market


def series(market: Market) -> tuple[Series, ...]:
    return mention_rates.of_market(market).series


def test_each_served_model_has_its_own_rate(drifted: Market, dealers: list[Dealer]) -> None:
    new, old = series(drifted)
    assert (new.served, old.served) == ("model-1-new", "model-1-old")
    rates = [one.rate(dealers[0].pk) for one in (new, old)]
    assert [(rate.named, rate.answered) for rate in rates] == [(0, 40), (20, 20)]
    assert old.citation_rate(dealers[0].pk).named == 20


def test_the_newest_served_model_alone_is_declared(drifted: Market) -> None:
    assert [one.is_declared for one in series(drifted)] == [True, False]
    assert {one.key for one in series(drifted)} == {
        "gpt-api~as~model-1-new",
        "gpt-api~as~model-1-old",
    }
    assert series(drifted)[1].label == "ChatGPT model through its API, served by model-1-old"


def test_one_served_model_keeps_the_series_it_had(
    market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    answered.ask(answered.panel(market, 3), assistant, [Said(model_served="model-1-old"), Said()])
    (only,) = series(market)
    assert (only.key, only.served, only.is_declared) == ("gpt-api", "", True)


def test_answers_of_an_unknown_model_stay_with_the_newest(
    drifted: Market, assistant: Assistant
) -> None:
    panel = Answer.objects.all()[0].panel
    answered.ask(panel, assistant, [Said()] * 5, asked_at=ASKED_AT, first_trial=9)
    new, _ = series(drifted)
    assert sum(tally.answered for tally in new.tallies) == 45


def test_only_the_newest_feeds_the_index(drifted: Market, dealers: list[Dealer]) -> None:
    (fed,) = panel_inputs.of_market(drifted).of(dealers[0]).series
    assert (fed.model, fed.named) == ("model-1-new", {})
    scores.rescore(drifted, now=LATER)
    row = ScoreInput.objects.get(dealer=dealers[0], name="platform_scores.chatgpt")
    assert (row.value, row.n_obs, row.source) == (0.0, 40, ["model-1-new"])


def test_the_evidence_of_a_figure_names_the_model(drifted: Market, dealers: list[Dealer]) -> None:
    scores.rescore(drifted, now=LATER)
    rows = Evidence.objects.filter(score_input__name="platform_scores.chatgpt")
    assert {(row.model_served, row.answers) for row in rows} == {("model-1-new", 40)}


@pytest.mark.parametrize(
    ("key", "count"), [("gpt-api", 60), ("gpt-api~as~model-1-old", 20), ("gpt-api~as~none", 0)]
)
def test_the_answers_of_one_model_can_be_read(
    drifted: Market, dealers: list[Dealer], key: str, count: int
) -> None:
    page = evidence.page(
        Answer.objects.all(),
        dealer=dealers[0],
        filters=evidence.Filters(series=key),
        time_zone="UTC",
        number=1,
    )
    assert page.paginator.count == count


def test_each_served_model_can_be_picked(drifted: Market) -> None:
    assert list(evidence.choices(Answer.objects.all()).series) == [
        "gpt-api",
        "gpt-api~as~model-1-new",
        "gpt-api~as~model-1-old",
    ]
