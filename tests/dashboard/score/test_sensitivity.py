"""The page of sensitivity: other weights, assistants, halves counted anew, ends of intervals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from aiv.domain import demo as script
from aiv.domain.demo import weeks
from aiv.models import Dealer, Market, Panel
from aiv.services.markets import demo
from dealershipai.accounts.models import User
from tests import cast, scored
from tests.dashboard.reading import costs, links, words

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:sensitivity", args=[SLUG])
HALVES = reverse("dashboard:sensitivity_halves", args=[SLUG])


@pytest.fixture
def measured(dealers: list[Dealer], market: Market, panel: Panel) -> Dealer:
    """Give a dealer with a headline score."""
    scored.score(dealers[0], market, panel, scored.COMPLETE)
    return dealers[0]


def test_without_a_score_there_is_nothing_to_vary(as_owner: Client, dealers: list[Dealer]) -> None:
    page = words(as_owner.get(PAGE))
    assert "AIV is not measured yet" in page
    assert "What the formula listens to" in page


def test_the_page_says_how_far_the_index_runs(as_owner: Client, measured: Dealer) -> None:
    page = words(as_owner.get(PAGE))
    assert "other choices below it runs from" in page
    assert "All pillars weigh the same" in page
    assert "Without ChatGPT" in page
    assert "AIV with one input at either end" in page


def test_halves_are_loaded_when_looked_at(as_owner: Client, measured: Dealer) -> None:
    assert f"{HALVES}?market=toyota-harbor-point" in links(as_owner.get(PAGE))


def test_halves_without_answers_say_so(as_owner: Client, measured: Dealer) -> None:
    page = words(as_owner.get(HALVES))
    assert "Half of the questions, every first of two half the answers measure too little" in page


def test_a_fragment_is_no_page(as_owner: Client, measured: Dealer) -> None:
    part = as_owner.get(HALVES, headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    assert b"<table" in part.content


def test_a_stranger_finds_nothing(client: Client, stranger: User, measured: Dealer) -> None:
    client.force_login(stranger)
    assert client.get(PAGE).status_code == 404
    assert client.get(HALVES).status_code == 404


@pytest.fixture(scope="module")
def played(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load four weeks of the demo once."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(weeks, "WEEKS", 4)
        demo.load(now=datetime(2026, 11, 25, 12, tzinfo=UTC), progress=lambda step: None)
        yield
        transaction.set_rollback(True)


@pytest.mark.one_database
def test_each_half_of_the_answers_gives_an_index(played: None, client: Client) -> None:
    client.force_login(cast.person("staff@installation.example", is_staff=True, is_superuser=True))
    address = reverse("dashboard:sensitivity_halves", args=[script.GROUP_STORES[0]])
    page = words(client.get(address))
    assert page.count("Half of the") == 4
    assert "Half of the trials, odd ones" in page


def test_the_cost_does_not_grow_with_the_market(
    as_owner: Client, measured: Dealer, market: Market
) -> None:
    def more() -> None:
        for at in range(20):
            cast.dealer(f"Further Toyota {at}", number=100 + at, market=market)

    few, many = costs(as_owner, PAGE, [lambda: None, more])
    assert few == many
