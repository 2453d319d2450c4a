"""The methodology page states the figures in force, read from the code that uses them."""

from __future__ import annotations

import pytest
from django.test import Client

from aiv.domain.score.anatomy import PART_KINDS
from aiv.domain.statistics import mention_rates, rates
from dashboard.pages.score import method
from tests.dashboard.reading import words

pytestmark = pytest.mark.django_db


def test_anyone_may_read_it(client: Client) -> None:
    assert client.get("/method/").status_code == 200


def test_minimum_sample_window_and_age_are_those_in_force(client: Client) -> None:
    page = words(client.get("/method/"))
    least = f"{mention_rates.MIN_INTENTS} questions, {mention_rates.MIN_ANSWERS} answers"
    assert f"A rate needs at least {least} and 70 of 100 calls answered" in page
    assert f"the last {mention_rates.WINDOW.days} days" in page
    assert f"older than {mention_rates.STALE_AFTER.days} days" in page
    assert f"towards {rates.PRIOR_RHO}" in page


def test_each_version_is_stated_once() -> None:
    versions = [row.version for row in method.build().versions]
    assert len(set(versions)) == len(versions) >= 6


def test_the_limits_are_stated(client: Client) -> None:
    assert "What the numbers cannot say" in words(client.get("/method/"))


def test_the_weights_of_aiv_are_those_in_force(client: Client) -> None:
    page = words(client.get("/method/"))
    for kind in PART_KINDS:
        assert f"{kind.label} {kind.weight:.2f}" if kind.weight else kind.label in page
