"""The named page says which part of all namings is a dealer's, and how often it comes first."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Assistant, Dealer, Market
from tests import answered
from tests.answered import Said
from tests.dashboard.reading import words, yesterday

pytestmark = pytest.mark.django_db
PAGE = reverse("dashboard:named", args=["harbor-point-toyota"])


@pytest.fixture
def measured(market: Market, dealers: list[Dealer], assistant: Assistant) -> None:
    """Name the dealer first in ten of forty answers, third in ten, and in passing before others.

    Each dealer's place in the text is that of its name.
    """
    own, first, second, *_ = dealers
    behind = Said(named=[(first, "option"), (second, "option"), (own, "recommended")])
    before = Said(named=[(own, "best"), (first, "option")])
    passing = Said(named=[(own, "passing"), (first, "option")])
    said = [(before, behind, passing, Said())[at % 4] for at in range(40)]
    answered.ask(answered.panel(market, 20), assistant, said, asked_at=yesterday())


def test_the_share_of_all_namings_stands_with_its_interval(
    as_owner: Client, measured: None
) -> None:
    page = words(as_owner.get(PAGE))
    assert "20 of 60 namings of dealers" in page
    assert "Share of voice 33 of 100" in page


def test_first_and_among_the_first_three_are_rates(as_owner: Client, measured: None) -> None:
    page = words(as_owner.get(PAGE))
    assert "Named first 25 of 100" in page
    assert "Named among the first 3 50 of 100" in page
    assert "Median place when named: 2, over 20 answers." in page


def test_a_dealer_never_named_has_no_median(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    said = [Said(named=[(dealers[1], "option")])] * 40
    answered.ask(answered.panel(market, 20), assistant, said, asked_at=yesterday())
    page = words(as_owner.get(PAGE))
    assert "Named first 0 of 100 at most" in page
    assert "Median place" not in page
    assert "Every question gives the same share: no interval exists." in page


def test_where_nobody_is_named_there_is_no_share(
    as_owner: Client, market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    answered.ask(answered.panel(market, 20), assistant, [Said()] * 40, asked_at=yesterday())
    page = words(as_owner.get(PAGE))
    assert "0 of 0 namings of dealers" in page
    assert "No dealer is named here." in page


def test_only_the_chosen_department_counts(as_owner: Client, measured: None) -> None:
    page = words(as_owner.get(PAGE, {"department": "new"}))
    assert "20 of 60 namings of dealers" in page
