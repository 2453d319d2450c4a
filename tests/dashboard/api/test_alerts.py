"""Programs read the alerts of an own dealer with the figures of their tests."""

from __future__ import annotations

import pytest
from django.test import Client

from aiv.models import Dealer, Market
from dealershipai.accounts.models import User
from tests import alerted

pytestmark = pytest.mark.django_db
URL = "/api/v1/dealers/harbor-point-toyota/alerts"


def test_figures_and_the_second_draw_are_there(
    client: Client, owner: User, market: Market, dealers: list[Dealer]
) -> None:
    alerted.alert(
        dealers[0], market, figures={"delta": -0.3, "p": 0.004, "peers": 40},
        second={"delta": -0.2, "lo": -0.3, "hi": -0.1, "p": 0.01, "answers": 240},
    )  # fmt: skip
    client.force_login(owner)
    (row,) = client.get(URL).json()["results"]
    assert (row["kind"], row["state"], row["week"]) == ("drop", "confirmed", "2026-W48")
    assert (row["figures"]["delta"], row["figures"]["own_weeks"]) == (-0.3, None)
    assert row["second_draw"]["answers"] == 240


def test_fifty_come_at_a_time(
    client: Client, owner: User, market: Market, dealers: list[Dealer]
) -> None:
    for number in range(51):
        alerted.alert(dealers[0], market, number)
    client.force_login(owner)
    first = client.get(URL).json()
    second = client.get(first["next"]).json()
    assert (len(first["results"]), len(second["results"]), second["next"]) == (50, 1, None)


def test_a_stranger_and_a_rival_find_nothing(
    client: Client, stranger: User, owner: User, dealers: list[Dealer]
) -> None:
    client.force_login(stranger)
    assert client.get(URL).status_code == 404
    client.force_login(owner)
    assert client.get("/api/v1/dealers/pelican-cove-toyota/alerts").status_code == 404
