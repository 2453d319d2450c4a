"""Owners and operators take the file behind their scores; nobody else finds it."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import Assistant, Dealer, Market
from aiv.services.score import scores
from dealershipai.accounts.models import User
from tests import answered
from tests.dashboard.reading import naming, words, yesterday

pytestmark = pytest.mark.django_db
PAGE = reverse("dashboard:recompute", args=["harbor-point-toyota"])


@pytest.fixture
def scored(market: Market, dealers: list[Dealer], assistant: Assistant) -> Dealer:
    """Give a dealer with a score."""
    panel = answered.panel(market, 20)
    answered.ask(panel, assistant, naming(dealers[0], 10, of=40), asked_at=yesterday())
    scores.rescore(market, now=timezone.now())
    return dealers[0]


def test_the_page_says_what_the_file_holds(as_owner: Client, scored: Dealer) -> None:
    page = words(as_owner.get(PAGE))
    assert "Toyota, Harbor Point FL: AIV not measured" in page
    assert "python3 manage.py recompute harbor-point-toyota.zip" in page


def test_without_a_score_nothing_is_offered(as_owner: Client, dealers: list[Dealer]) -> None:
    assert "No score yet" in words(as_owner.get(PAGE))
    assert as_owner.post(PAGE).status_code == 409


def test_the_file_is_a_zip_with_a_manifest(as_owner: Client, scored: Dealer) -> None:
    sent = as_owner.post(PAGE)
    body = b"".join(sent)  # type: ignore[arg-type]
    assert sent["Content-Type"] == "application/zip"
    assert "manifest.json" in zipfile.ZipFile(io.BytesIO(body)).namelist()


@pytest.mark.parametrize("role", ["manager", "viewer", "stranger"])
def test_only_owners_take_it(
    client: Client, request: pytest.FixtureRequest, scored: Dealer, owner: User, role: str
) -> None:
    client.force_login(request.getfixturevalue(role))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE).status_code == 404


def test_an_operator_takes_it(as_operator: Client, scored: Dealer) -> None:
    assert as_operator.post(PAGE).status_code == 200
