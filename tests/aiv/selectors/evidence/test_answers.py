"""Read one answer whole: readings, links by class, proposals, in a fixed number of queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aiv.models import Answer, Assistant, Citation, Correction, Dealer, Market, Source
from aiv.selectors.evidence import answers
from aiv.selectors.evidence.answers import AnswerView
from tests import answered
from tests.answered import Said

pytestmark = pytest.mark.django_db
HOSTS = ("harborpointtoyota.example", "shop.pelicancovetoyota.example", "cars.com", "blog.example")


@pytest.fixture
def answer(market: Market, dealers: list[Dealer], assistant: Assistant) -> Answer:
    said = Said(named=[(dealers[0], "best"), (dealers[1], "passing")])
    made = answered.ask(answered.panel(market, 1), assistant, [said])[0]
    for at, host in enumerate(HOSTS):
        page = {"url": f"https://{host}/", "url_canonical": "", "domain": host}
        Citation.objects.create(answer=made, ordinal=at, **page)
        Source.objects.create(answer=made, rank=at, kind="cited", **page)
    return made


def view(answer: Answer, *own: Dealer) -> AnswerView:
    return answers.view(answer.pk, own=own)


def test_a_link_is_classed_with_the_readers_eyes(answer: Answer, dealers: list[Dealer]) -> None:
    mine = [row.source_class.value for row in view(answer, dealers[0]).citations]
    rivals = [row.source_class.value for row in view(answer, dealers[1]).sources]
    assert mine == ["own", "rival", "marketplace", "other"]
    assert rivals == ["rival", "own", "marketplace", "other"]


def test_a_reader_without_a_dealer_sees_rivals_only(answer: Answer) -> None:
    assert [row.source_class.value for row in view(answer).citations][:2] == ["rival", "rival"]


def test_all_readings_and_proposals_come_along(answer: Answer, dealers: list[Dealer]) -> None:
    Correction.objects.create(answer=answer, dealer=dealers[0], kind="wrong")
    found = view(answer, dealers[0])
    assert [mention.role for mention in found.mentions] == ["best", "passing"]
    assert [correction.kind for correction in found.corrections] == ["wrong"]


def test_an_answer_of_a_branded_panel_knows_its_dealers_site(
    dealers: list[Dealer], assistant: Assistant
) -> None:
    made = answered.ask(answered.branded(dealers[0]), assistant, [Said()])[0]
    page = {"url": f"https://{HOSTS[0]}/", "url_canonical": "", "domain": HOSTS[0]}
    Citation.objects.create(answer=made, ordinal=0, **page)
    assert view(made, dealers[0]).citations[0].source_class == "own"


@pytest.mark.parametrize("more", [0, 20])
def test_an_answer_costs_the_same_queries_however_much_was_found(
    answer: Answer, dealers: list[Dealer], more: int
) -> None:
    for at in range(more):
        page = {"url": "https://x.example/", "url_canonical": "", "domain": "x.example"}
        Citation.objects.create(answer=answer, ordinal=100 + at, **page)
    with CaptureQueriesContext(connection) as found:
        view(answer, dealers[0])
    assert len(found) == 6
