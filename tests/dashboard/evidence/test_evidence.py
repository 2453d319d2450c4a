"""The answers behind a number: what each row says, filters that keep, pages that step."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Answer, Assistant, Dealer, Market
from tests import answered
from tests.answered import Said
from tests.dashboard.reading import costs, links, naming, words, yesterday

pytestmark = pytest.mark.django_db
PAGE = reverse("dashboard:evidence", args=["harbor-point-toyota"])


@pytest.fixture
def ask(market: Market, dealers: list[Dealer], assistant: Assistant) -> Any:
    """Give what lets the assistant answer; each call is a further trial of the same panel."""
    panel = answered.panel(market, 10)
    trial = iter(range(1, 1000, 10))

    def ask(*said: Said, **call: Any) -> list[Answer]:
        return answered.ask(
            panel, assistant, said, asked_at=yesterday(), first_trial=next(trial), **call
        )

    return ask


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        (lambda own, rival: Said(named=[(own, "best")]), "Best pick"),
        (lambda own, rival: Said(named=[(own, "passing")]), "In passing"),
        (lambda own, rival: Said(named=[(own, "warned_against")]), "Warned against"),
        (lambda own, rival: Said(named=[(rival, "best")]), "Not named"),
        (lambda own, rival: Said(cited=[own]), "Own site cited"),
    ],
)
def test_a_row_says_how_the_dealer_is_named(
    as_owner: Client, ask: Any, dealers: list[Dealer], said: Any, tag: str
) -> None:
    ask(said(dealers[0], dealers[1]))
    assert tag in words(as_owner.get(PAGE))


def test_a_failed_call_is_never_shown_as_not_named(as_owner: Client, ask: Any) -> None:
    ask(Said(status="error"), Said(status="refused"), Said(status="no_answer"))
    page = words(as_owner.get(PAGE))
    assert "Not named" not in page
    assert "Failed" in page
    assert "Nothing shown" in page


def test_a_row_quotes_the_words_around_the_name(
    as_owner: Client, ask: Any, dealers: list[Dealer]
) -> None:
    text = f"First a long way round. {dealers[0].name} is where I would go."
    ask(Said(named=[(dealers[0], "best")], text=text))
    page = as_owner.get(PAGE).content.decode()
    assert f">{dealers[0].name}</mark> is where I would go." in page


def test_a_row_says_who_else_is_named(as_owner: Client, ask: Any, dealers: list[Dealer]) -> None:
    ask(Said(named=[(dealers[0], "best"), (dealers[1], "option"), (dealers[2], "passing")]))
    assert f"Also named: {dealers[1].name} ChatGPT" in words(as_owner.get(PAGE))


def test_a_row_leads_to_its_answer(as_owner: Client, ask: Any) -> None:
    (answer,) = ask(Said())
    (link,) = [link for link in links(as_owner.get(PAGE)) if str(answer.pk) in link]
    assert as_owner.get(link).status_code == 200


def test_a_copied_answer_is_called_what_it_is(as_owner: Client, ask: Any) -> None:
    ask(Said(), surface="copied by hand")
    assert "ChatGPT, copied by hand ·" in words(as_owner.get(PAGE))


def test_a_filter_keeps_what_fits_and_stays_chosen(
    as_owner: Client, ask: Any, dealers: list[Dealer]
) -> None:
    ask(*naming(dealers[0], 2, of=5))
    response = as_owner.get(f"{PAGE}?named=yes")
    assert "2 answers in" in words(response)
    assert '<option value="yes" selected>' in response.content.decode()


def test_a_filter_that_keeps_nothing_offers_a_way_back(as_owner: Client, ask: Any) -> None:
    ask(Said())
    response = as_owner.get(f"{PAGE}?named=yes")
    assert "No answer passes these filters" in words(response)
    assert any(link.startswith(f"{PAGE}?market=") for link in links(response))


@pytest.mark.parametrize(
    "query", ["?first_day=yesterday", "?series=nobody", "?page=x", "?page=99999999", "?named=1"]
)
def test_a_wrong_word_filters_nothing(as_owner: Client, ask: Any, query: str) -> None:
    ask(Said(), Said())
    assert "2 answers in" in words(as_owner.get(PAGE + query))


def test_steps_keep_the_filters(as_owner: Client, ask: Any, dealers: list[Dealer]) -> None:
    ask(*naming(dealers[0], 30, of=30))
    response = as_owner.get(f"{PAGE}?named=yes")
    assert "1 to 25 of 30 answers" in words(response)
    (following,) = [link for link in links(response) if "page=2" in link]
    assert "named=yes" in following
    assert "26 to 30 of 30 answers" in words(as_owner.get(following))


def test_a_fragment_is_the_list_alone(as_owner: Client, ask: Any) -> None:
    ask(Said())
    fragment = as_owner.get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "1 answer in" in fragment


def test_a_restored_page_is_whole(as_owner: Client, ask: Any) -> None:
    ask(Said())
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in as_owner.get(PAGE, headers=headers).content.decode()


def test_ten_and_twenty_four_rows_cost_the_same(
    as_owner: Client, ask: Any, dealers: list[Dealer]
) -> None:
    said = Said(named=[(dealers[0], "best"), (dealers[1], "option")])
    counted = costs(as_owner, PAGE, [lambda: ask(*[said] * 10), lambda: ask(*[said] * 14)])
    assert counted[0] == counted[1] <= 15
