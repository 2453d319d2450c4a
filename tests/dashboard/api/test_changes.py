"""The API's change of a week: the numbers of the page, for programs."""

from __future__ import annotations

import pytest
from django.test import Client

from aiv.models import Assistant, Dealer, Market
from tests.dashboard.changes.test_changes import LAST, ask

pytestmark = pytest.mark.django_db
URL = "/api/v1/dealers/harbor-point-toyota/changes"


def test_without_weeks_there_is_nothing_to_compare(as_owner: Client, market: Market) -> None:
    found = as_owner.get(URL).json()
    assert (found["week"], found["total"], found["parts"]) == (None, None, [])


def test_a_week_is_compared_with_the_one_before(
    as_owner: Client, market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ask(market, assistant, dealers[0], first=4, then=14)
    found = as_owner.get(URL, {"week": LAST.word}).json()
    assert (found["week"], found["week_before"]) == (LAST.word, LAST.before.word)
    assert found["total"]["delta"] == pytest.approx(10 / 24)
    assert found["tested"] == sum(part["p"] is not None for part in found["parts"])


def test_a_word_that_names_no_week_is_refused(as_owner: Client, market: Market) -> None:
    answer = as_owner.get(URL, {"week": "last"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["detail"] == "write it as 2026-W48"
