"""`rescore` scores markets or replays what is stored, one JSON line a score."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from aiv.models import Assistant, Dealer, Market, Score
from tests import answered
from tests.answered import Said

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(market: Market, dealers: list[Dealer], assistant: Assistant) -> Market:
    """Give a market of five dealers with answers and no score yet."""
    answered.ask(answered.panel(market, 20), assistant, [Said(named=[(dealers[0], "best")])] * 40)
    return market


def printed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_it_scores_every_dealer(asked: Market, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("rescore")
    rows = printed(capsys)
    assert {row["dealer"] for row in rows} == {dealer.slug for dealer in asked.dealers.all()}
    assert {(row["market"], row["status"], row["aiv"]) for row in rows} == {
        (asked.slug, "NOT_MEASURED", None)
    }


def test_only_the_named_markets_are_scored(asked: Market, far_market: Market) -> None:
    call_command("rescore", far_market.slug)
    assert not Score.objects.exists()


def test_a_market_that_is_not_there_is_named(asked: Market) -> None:
    with pytest.raises(CommandError, match="no market nowhere"):
        call_command("rescore", asked.slug, "nowhere")
    assert not Score.objects.exists()


def test_a_check_writes_nothing(asked: Market, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("rescore", "--check")
    assert printed(capsys) == []
    assert not Score.objects.exists()


def test_a_check_passes_what_replays(asked: Market, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("rescore")
    printed(capsys)
    call_command("rescore", "--check")
    assert [row["differences"] for row in printed(capsys)] == [[]] * 5


def test_a_check_names_what_differs_and_fails(
    asked: Market, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("rescore")
    printed(capsys)
    score = Score.objects.all()[0]
    score.snapshot["result"]["bounds"]["upper"] = 0.5
    score.save()
    with pytest.raises(CommandError, match="differs"):
        call_command("rescore", asked.slug, "--check")
    differing = [row["differences"] for row in printed(capsys) if row["differences"]]
    assert differing == [["bounds.upper"]]
