"""Prove what a dealer's first page says, to whom, and in how many queries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from aiv.domain.sentences import rate_words
from aiv.models import Assistant, Dealer, Market, MarketAssistant, Panel, Probe
from dealershipai.accounts.models import User
from tests import answered, cast, ranked, scored
from tests.answered import Said

URL = "/dealers/harbor-point-toyota/"
RIVAL = "/dealers/pelican-cove-toyota/"
INDEX = "AIV, the visibility index"
NAMED = "Named by assistants"


@pytest.fixture
def asked(market: Market, assistant: Assistant, dealers: list[Dealer]) -> Panel:
    """Let one assistant answer 20 questions twice; the first dealer is named in every second."""
    panel = answered.panel(market, 20)
    names = [(dealers[0], "option")], [(dealers[1], "option")]
    said = [Said(named=names[at % 2]) for at in range(20)] * 2
    answered.ask(panel, assistant, said, asked_at=timezone.now() - timedelta(hours=3))
    return panel


def page(client: Client, person: User, url: str = URL) -> str:
    client.force_login(person)
    return " ".join(client.get(url).content.decode().split())


def test_a_headline_figure_stands_first(
    client: Client, owner: User, dealers: list[Dealer], asked: Panel
) -> None:
    scored.score(dealers[0], asked.market, asked, scored.COMPLETE)
    html = page(client, owner)
    assert html.index(INDEX) < html.index(NAMED)
    assert "Headline figure. Measured: 5 of 5 pillars" in html


def test_a_headline_figure_is_said_with_its_interval(
    client: Client, owner: User, dealers: list[Dealer], asked: Panel
) -> None:
    row = scored.score(dealers[0], asked.market, asked, scored.COMPLETE)
    assert row.aiv and row.aiv_lo and row.aiv_hi
    words = rate_words(row.aiv, row.aiv_lo, row.aiv_hi)
    html = page(client, owner)
    assert f">{words.value}</span> of 100" in html
    assert f"({words.interval})" in html


def test_a_partial_figure_says_that_it_is_not_comparable(
    client: Client, owner: User, dealers: list[Dealer], asked: Panel
) -> None:
    scored.score(dealers[0], asked.market, asked, scored.PARTIAL)
    html = page(client, owner)
    assert "Partial: not comparable with other dealers or other weeks." in html
    assert "index--partial" in html
    assert html.index(NAMED) < html.index(INDEX)


def test_an_unmeasured_index_gives_bounds_and_leads_with_the_mention_rate(
    client: Client, owner: User, dealers: list[Dealer], asked: Panel
) -> None:
    scored.score(dealers[0], asked.market, asked, scored.PANEL_ONLY)
    html = page(client, owner)
    assert html.index(NAMED) < html.index(INDEX)
    assert "<b>50 of 100</b> answers" in html
    assert "AIV lies within <b>0 to " in html
    assert "a missing modifier could be 0" in html


def test_what_is_missing_comes_with_the_reason_and_the_action(
    client: Client, owner: User, dealers: list[Dealer], asked: Panel
) -> None:
    scored.score(dealers[0], asked.market, asked, scored.PANEL_ONLY)
    html = page(client, owner)
    assert '/site/">Audit the site.</a></p>' in html
    assert "Measures: Structured data, Clear pages, Topical links, Fresh pages" in html
    assert html.count("The dealer&#x27;s own site was not audited yet.") == 1


def test_a_printed_page_says_what_it_rests_on_and_misses_no_part(
    client: Client, owner: User, dealers: list[Dealer], asked: Panel
) -> None:
    scored.score(dealers[0], asked.market, asked, scored.COMPLETE)
    html = page(client, owner)
    assert "Panel version 1, methods mention-rate-1, aiv-1, measured-1." in html
    assert 'hx-trigger="load, retry"' in html


def test_rivals_named_more_stand_on_the_page(client: Client, owner: User, asked: Panel) -> None:
    html = page(client, owner)
    assert "Who is named instead" in html
    assert "Pelican Cove Toyota" in html


def test_a_figure_opens_its_answers(client: Client, owner: User, asked: Panel) -> None:
    html = page(client, owner)
    assert 'href="/dealers/harbor-point-toyota/answers/?market=' in html
    assert "series=gpt-api" in html


def test_money_stands_with_its_assumption_and_who_declared_it(
    client: Client, owner: User, dealers: list[Dealer], asked: Panel
) -> None:
    scored.score(dealers[0], asked.market, asked, {**scored.COMPLETE, **scored.MONEY})
    html = page(client, owner)
    assert "maximum exposure, assumes every opportunity passes through an AI answer" in html
    assert "$2,400 gross per unit, declared by Olive Owner" in html


def test_no_dollar_stands_where_nothing_was_declared(
    client: Client, owner: User, dealers: list[Dealer], asked: Panel
) -> None:
    scored.score(dealers[0], asked.market, asked, scored.COMPLETE)
    html = page(client, owner)
    assert "$" not in html.split("<main", 1)[1]
    assert "Nobody declared the gross per unit." in html


def test_old_answers_are_called_old(
    client: Client, owner: User, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    panel = answered.panel(market, 20)
    long_ago = timezone.now() - timedelta(days=20)
    answered.ask(panel, assistant, [Said()] * 40, asked_at=long_ago)
    assert "These answers are old" in page(client, owner)


def test_nothing_asked_is_said_in_words(client: Client, owner: User) -> None:
    html = page(client, owner)
    assert "nothing was asked in this market yet" in html
    assert "Nothing was scored yet." in html


def test_a_dealer_without_a_market_says_so(client: Client, owner: User, market: Market) -> None:
    market.dealers.clear()
    assert "no open market" in page(client, owner)


def test_a_demo_market_is_labelled(
    client: Client, owner: User, market: Market, asked: Panel
) -> None:
    Market.objects.filter(pk=market.pk).update(is_demo=True)
    assert "demo-strip" in page(client, owner)


def test_a_rival_shows_facts_and_rates_only(
    client: Client, owner: User, dealers: list[Dealer], asked: Panel
) -> None:
    scored.score(dealers[1], asked.market, asked, {**scored.COMPLETE, **scored.MONEY})
    html = page(client, owner, RIVAL)
    assert "+12395550102" in html
    assert NAMED in html
    for hidden in (INDEX, "Take it apart", "$2,400", "data-dialog", "What is missing"):
        assert hidden not in html


def test_a_stranger_gets_404(client: Client, stranger: User, dealers: list[Dealer]) -> None:
    client.force_login(stranger)
    assert client.get(URL).status_code == 404


def test_nobody_is_sent_to_sign_in(client: Client, dealers: list[Dealer]) -> None:
    assert client.get(URL).headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(("role", "may"), [("owner", True), ("manager", True), ("viewer", False)])
def test_only_who_may_declare_is_asked_to(
    client: Client, organization: Any, role: str, may: bool
) -> None:
    html = page(client, cast.member(organization, role))
    assert ("/money/" in html) is may


def test_an_operator_sees_the_whole(client: Client, operator: User, dealers: list[Dealer]) -> None:
    assert INDEX in page(client, operator)


@pytest.mark.parametrize("rivals", [0, 20])
def test_twelve_queries_are_enough(
    client: Client,
    owner: User,
    dealers: list[Dealer],
    asked: Panel,
    rivals: int,
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(rivals):
        cast.dealer(f"Rival {number}", number=50 + number, market=asked.market)
    scored.score(dealers[0], asked.market, asked, scored.COMPLETE)
    client.force_login(owner)
    client.get(URL)  # the first page of a session also writes the session down
    with django_assert_max_num_queries(12):
        client.get(URL)


def test_lost_calls_and_an_assistant_that_left_cost_no_query_more(
    client: Client,
    owner: User,
    dealers: list[Dealer],
    asked: Panel,
    django_assert_max_num_queries: Any,
) -> None:
    asked.scans.update(origin="asked")
    lost = Probe.objects.filter(prompt__intent__slug="new-1")
    lost.update(state="failed", failure_kind="timeout", asked_at=timezone.now())
    MarketAssistant.objects.all().delete()
    client.force_login(owner)
    client.get(URL)
    with django_assert_max_num_queries(12):
        client.get(URL)


def test_the_place_on_the_newest_leaderboard_stands_on_the_page(
    client: Client, owner: User, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ranked.asked(answered.panel(market, ranked.INTENTS), assistant, dealers)
    ranked.produced(market)
    html = page(client, owner)
    assert f"Leaderboard, week of {ranked.WEEK.label}" in html
    assert "of 5</a>" in html


def test_the_names_have_moved_to_a_page_of_their_own(
    client: Client, owner: User, asked: Panel
) -> None:
    assert "By department" in page(client, owner, f"{URL}named/")


def test_the_first_actions_are_loaded_beside_the_figures(
    client: Client, owner: User, dealers: list[Dealer], asked: Panel
) -> None:
    assert f'hx-get="{URL}actions/first/"' in page(client, owner)
    assert "actions/first" not in page(client, owner, RIVAL)
