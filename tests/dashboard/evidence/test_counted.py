"""A figure leads to exactly the answers that it counts, over versions, models and failures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.domain.changes.weeks import week_of
from aiv.models import Answer, Assistant, Citation, Dealer, Evidence, Intent, Market, Panel
from aiv.selectors.evidence import mention_rates
from aiv.services.changes import weeks
from aiv.services.score import scores
from tests import answered
from tests.answered import Said
from tests.dashboard.reading import links, shown, words, yesterday

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
NAMED, CHANGES, ANSWERS = (
    reverse(f"dashboard:{name}", args=[SLUG]) for name in ("named", "changes", "evidence")
)
LAST = week_of(timezone.now(), "America/New_York").before
DAY = timedelta(days=1)


@pytest.fixture
def two_versions(market: Market, dealers: list[Dealer], assistant: Assistant) -> None:
    """Ask two versions in one window: two questions are new, some calls fail, two models answer."""
    named = [Said(named=[(dealers[0], "option")], model_served="model-1")] * 20
    answered.ask(answered.version(market, 1), assistant, named, asked_at=yesterday() - DAY)
    second = answered.version(market, 2, reworded=2)
    said = [Said(model_served=f"model-{1 + (at >= 20)}") for at in range(40)]
    answered.ask(second, assistant, said, asked_at=yesterday() - timedelta(hours=1))
    unknown = [Said(status="error")] * 5 + [Said()] * 15
    answered.ask(second, assistant, unknown, asked_at=yesterday(), first_trial=3)


def test_a_rate_leads_to_as_many_answers_as_it_counts(
    as_owner: Client, market: Market, dealers: list[Dealer], two_versions: None
) -> None:
    found = links(as_owner.get(NAMED))
    for series, counted in zip(mention_rates.of_market(market).series, (35, 38), strict=True):
        link = f"{ANSWERS}?market={market.slug}&series={series.key}&counted=now"
        assert link in found
        assert shown(as_owner, link) == series.rate(dealers[0].pk).answered == counted


def test_an_input_of_a_score_leads_to_what_it_counted_then(
    as_owner: Client,
    market: Market,
    assistant: Assistant,
    dealers: list[Dealer],
    two_versions: None,
) -> None:
    scores.rescore_dealer(dealers[0], now=timezone.now())
    row = Evidence.objects.get(score_input__name="platform_scores.chatgpt")
    second = Panel.objects.get(version=2)
    answered.ask(second, assistant, [Said()] * 20, asked_at=yesterday(), first_trial=9)
    assert shown(as_owner, f"{ANSWERS}?counted={row.score_input_id}") == row.answers == 35


def test_the_local_rate_leads_to_local_answers_alone(
    as_owner: Client, dealers: list[Dealer], two_versions: None
) -> None:
    Intent.objects.filter(position__gte=15).update(is_local=False)
    scores.rescore_dealer(dealers[0], now=timezone.now())
    row = Evidence.objects.get(score_input__name="geo_local_rate")
    assert shown(as_owner, f"{ANSWERS}?counted={row.score_input_id}") == row.answers == 25


def test_sources_lead_to_the_answers_that_cite_any(
    as_owner: Client, dealers: list[Dealer], two_versions: None
) -> None:
    citing = Answer.objects.filter(status="completed", model_served="model-2")[:5]
    Citation.objects.bulk_create(
        Citation(answer=row, ordinal=n, url="https://news.example/a", domain="news.example")
        for row in citing
        for n in range(2)
    )
    scores.rescore_dealer(dealers[0], now=timezone.now())
    row = Evidence.objects.filter(score_input__name="authority_depth_index").first()
    assert row is not None and row.score_input.n_obs is not None
    link = f"{ANSWERS}?market={row.score_input.market.slug}&counted={row.score_input_id}"
    assert shown(as_owner, link) == row.score_input.n_obs > 0
    page = as_owner.get(reverse("dashboard:aiv", args=[SLUG]))
    assert link in links(page)
    assert f"{row.score_input.n_obs} answers" in words(page)


def test_both_weeks_of_a_change_lead_to_what_was_compared(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    first, second = answered.version(market, 1), answered.version(market, 2, reworded=2)
    begun, then = (week.begins_at(market.time_zone) + DAY for week in (LAST.before, LAST))
    answered.ask(first, assistant, [Said()] * 40, asked_at=begun)
    answered.ask(first, assistant, [Said()] * 10, asked_at=then, first_trial=3)
    answered.ask(second, assistant, [Said()] * 35 + [Said(status="refused")] * 5, asked_at=then)
    weeks.count(market, now=timezone.now())
    page = as_owner.get(CHANGES)
    assert "named in 0 of 40 answers, then in 0 of 41" in words(page)
    sizes = [shown(as_owner, link) for link in links(page) if "counted=" in link]
    assert sizes[:2] == [40, 41]


def test_what_a_rivals_input_counted_is_not_told(
    as_owner: Client, dealers: list[Dealer], two_versions: None
) -> None:
    scores.rescore_dealer(dealers[1], now=timezone.now())
    row = Evidence.objects.filter(score_input__dealer=dealers[1]).first()
    assert row is not None
    path = reverse("dashboard:evidence", args=[dealers[1].slug])
    assert "the figure counts" not in words(as_owner.get(f"{path}?counted={row.score_input_id}"))
