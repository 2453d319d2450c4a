"""One answer whole: its words with marks, what was found, its links, how it came about."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Answer, Assistant, Citation, Correction, Dealer, Market, Source
from tests import answered
from tests.answered import Said
from tests.dashboard.reading import costs, links, words, yesterday

pytestmark = pytest.mark.django_db
PASSPORT = (
    "Prompt", "Model asked", "Model served", "Search", "Place", "Asked", "Trial",
    "Panel version 1", "Outcome Completed", "Cost", "Read by normaliser-test",
)  # fmt: skip


@pytest.fixture
def answer(market: Market, dealers: list[Dealer], assistant: Assistant) -> Answer:
    text = f"{dealers[0].name} is best; {dealers[1].name} is near. Not {dealers[2].name}."
    roles = ("best", "option", "warned_against")
    said = Said(named=list(zip(dealers, roles, strict=False)), text=text)
    panel = answered.panel(market, 1)
    return answered.ask(panel, assistant, [said], asked_at=yesterday())[0]


def page_of(answer: Answer) -> str:
    return reverse("dashboard:answer", args=[answer.pk])


def cite(answer: Answer, url: str, title: str = "A page", **fields: Any) -> Citation:
    return Citation.objects.create(
        answer=answer, ordinal=answer.citations.count(), url=url, url_canonical=url,
        domain="harborpointtoyota.example", title=title, **fields,
    )  # fmt: skip


def test_the_words_are_verbatim_with_names_marked_by_whose_they_are(
    as_owner: Client, answer: Answer
) -> None:
    page = as_owner.get(page_of(answer)).content.decode()
    assert 'class="mark mark--named" title="Harbor Point Toyota: best pick"' in page
    assert 'class="mark mark--rival" title="Pelican Cove Toyota: an option"' in page
    assert 'class="mark mark--warned_against"' in page
    assert answer.text in words(as_owner.get(page_of(answer))).replace(" .", ".")


def test_the_perspective_is_the_dealer_of_the_address(as_owner: Client, answer: Answer) -> None:
    page = as_owner.get(f"{page_of(answer)}?dealer=pelican-cove-toyota").content.decode()
    assert 'class="mark mark--rival" title="Harbor Point Toyota: best pick"' in page


def test_a_way_leads_back_to_the_answers_about_its_dealer(as_owner: Client, answer: Answer) -> None:
    page = as_owner.get(f"{page_of(answer)}?dealer=pelican-cove-toyota")
    assert "All answers about Pelican Cove Toyota" in words(page)
    back = reverse("dashboard:evidence", args=["pelican-cove-toyota"])
    assert f"{back}?market={answer.market.slug}" in page.content.decode()


def test_an_aside_says_that_it_does_not_count(as_owner: Client, answer: Answer) -> None:
    page = words(as_owner.get(page_of(answer)))
    assert "Marlin Toyota Warned against does not count as named" in page


def test_the_passport_says_how_the_answer_came_about(as_owner: Client, answer: Answer) -> None:
    page = words(as_owner.get(page_of(answer)))
    assert [term for term in PASSPORT if term not in page] == []
    assert "not reported" in page.lower()


def test_a_link_leads_outside_without_telling_where_from(as_owner: Client, answer: Answer) -> None:
    cite(answer, "https://www.harborpointtoyota.example/new")
    page = as_owner.get(page_of(answer)).content.decode()
    assert 'rel="noopener noreferrer nofollow"' in page
    assert "Dealer&#x27;s own site" in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///x", "//[x"]
)
def test_only_web_addresses_become_links(as_owner: Client, answer: Answer, url: str) -> None:
    cite(answer, url)
    Source.objects.create(answer=answer, rank=1, kind="cited", url=url, url_canonical=url)
    response = as_owner.get(page_of(answer))
    assert url not in links(response)
    assert url in words(response)


@pytest.mark.parametrize(
    ("status", "said"),
    [("error", "No words came: failed."), ("no_answer", "No words came: nothing shown.")],
)
def test_an_answer_without_words_says_why(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant,
    status: str, said: str,
) -> None:  # fmt: skip
    panel = answered.panel(market, 1)
    (made,) = answered.ask(panel, assistant, [Said(status=status)], asked_at=yesterday())
    page = words(as_owner.get(page_of(made)))
    assert said in page
    assert "None of the market's dealers is named here." in page


def test_both_readings_stay_after_a_correction(
    as_owner: Client, answer: Answer, dealers: list[Dealer], owner: Any
) -> None:
    correction = Correction.objects.create(
        answer=answer, dealer=dealers[1], kind="wrong", state="accepted", proposed_by=owner
    )
    answer.mentions.filter(dealer=dealers[1]).update(is_counted=False, overruled_by=correction)
    page = words(as_owner.get(page_of(answer)))
    assert "overruled: this dealer is not named here" in page
    assert "(accepted)" in page


def test_a_demo_answer_says_demo(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    Market.objects.filter(pk=market.pk).update(is_demo=True)
    panel = answered.panel(market, 1)
    (made,) = answered.ask(panel, assistant, [Said(is_demo=True)], asked_at=yesterday())
    assert "DEMO" in words(as_owner.get(page_of(made)))


def test_ten_and_thirty_links_cost_the_same(as_owner: Client, answer: Answer) -> None:
    def more(count: int) -> None:
        for _ in range(count):
            cite(answer, "https://blog.example/")

    counted = costs(as_owner, page_of(answer), [lambda: more(10), lambda: more(20)])
    assert counted[0] == counted[1] <= 15
