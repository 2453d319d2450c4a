"""`scan` quotes, asks and sums up, and stops where it says."""

from __future__ import annotations

import json
import os
import signal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from aiv.models import Assistant, Market, MarketAssistant, Panel, Scan
from aiv.services.asking import budgets
from tests import cast, scanned
from tests.standin import Latency, Script

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dealers")]


@pytest.fixture
def asked(market: Market, panel: Panel) -> Assistant:
    scanned.unhurried()
    return cast.assistant(market, model="gpt-6.1-sol")


def scan(*words: str) -> tuple[dict[str, Any], str]:
    out, err = StringIO(), StringIO()
    call_command("scan", "toyota-harbor-point", *words, stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue()


def test_it_asks_and_sums_up(asked: Assistant) -> None:
    with scanned.asked_of():
        told, words = scan("--yes", "--trials", "2")
    assert (told["calls"], told["answers"], told["lost"], told["failed"]) == (6, 6, 0, {})
    assert told["cost"] > 0 and told["seconds"] > 0
    assert "6 calls" in words


def test_what_brought_no_answer_is_lost_with_its_reason(asked: Assistant) -> None:
    with scanned.asked_of(openai="wrong-key-of-the-test"):
        told, _ = scan("--yes", "--trials", "1")
    assert told["lost"] == 3 and told["failed"] == {"authentication_error": 3}


def test_an_assistant_that_cannot_be_asked_is_left_out_and_named(
    asked: Assistant, market: Market
) -> None:
    cast.assistant(market, "claude-api", "claude", "anthropic", model="claude-haiku-5-5")
    MarketAssistant.objects.update(is_declared=True)
    with scanned.asked_of(anthropic=""):
        told, words = scan("--yes", "--trials", "1")
    assert told["answers"] == 3 and "left out: claude-api" in words


def test_a_named_assistant_that_cannot_be_asked_is_refused(
    asked: Assistant, market: Market
) -> None:
    with scanned.asked_of(openai=""), pytest.raises(CommandError, match="No key of OpenAI"):
        scan("--yes", "--assistants", asked.slug)


def test_a_cap_without_room_is_refused(asked: Assistant) -> None:
    budgets.set_cap(None, 1, person=None)
    with scanned.asked_of(), pytest.raises(CommandError, match="cap"):
        scan("--yes")
    assert not Scan.objects.exists()


def test_without_a_person_it_wants_to_be_told_yes(asked: Assistant) -> None:
    with scanned.asked_of(), pytest.raises(CommandError, match="--yes"):
        scan()


@pytest.mark.parametrize(
    ("slug", "words"), [("nowhere", "no market"), ("toyota-far-shore", "no panel")]
)
def test_what_is_not_there_is_named(slug: str, words: str, far_market: Market) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("scan", slug, "--yes")


def test_ctrl_c_pauses_and_it_goes_on_later(asked: Assistant) -> None:
    with scanned.asked_of(Script(latency=Latency(0.05, 0.01))) as standin:
        play = standin.player.play

        def once(request: Any) -> Any:
            standin.player.play = play
            os.kill(os.getpid(), signal.SIGINT)
            return play(request)

        standin.player.play = once
        with pytest.raises(SystemExit):
            scan("--yes", "--trials", "8", "--in-flight", "1")
        assert Scan.objects.get().state == "paused"
        told, _ = scan("--resume")
    assert (told["answers"], Scan.objects.get().state) == (24, "finished")
