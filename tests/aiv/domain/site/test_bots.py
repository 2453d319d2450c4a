"""Test the table of AI vendors' bots and of referrers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aiv.domain.site import referrers
from aiv.domain.site.bots import BOTS, BY_TOKEN, GATING, BotKind


def test_no_bot_is_listed_twice() -> None:
    assert len(BY_TOKEN) == len(BOTS)


def test_training_bots_cost_no_points() -> None:
    assert not any(bot.is_scored for bot in BOTS if bot.kind is BotKind.TRAINING)


def test_thirteen_search_bots_are_scored() -> None:
    assert sum(bot.kind is BotKind.SEARCH for bot in BOTS) == 13


def test_every_bot_that_gates_answers_is_listed() -> None:
    assert {bot.token for bot in BOTS if bot.gates_answers} == GATING


def test_every_bot_says_what_blocking_it_costs() -> None:
    assert all(bot.if_blocked.endswith(".") and "{" not in bot.if_blocked for bot in BOTS)


def test_hosts_are_written_as_they_are_looked_up() -> None:
    assert all(host == host.lower() and not host.startswith("www.") for host in referrers.HOSTS)


def test_host_and_tag_of_an_assistant_agree() -> None:
    both = referrers.HOSTS.keys() & referrers.TAGS.keys()
    assert all(referrers.HOSTS[name] == referrers.TAGS[name] for name in both)


@pytest.mark.field
def test_search_and_training_bots_of_the_public_list_are_known(field_data: Path) -> None:
    listed = json.loads((field_data / "ai_bots.json").read_text())["bots"]
    wanted = {row["token"].lower() for row in listed if row["cls"] in ("user", "training")}
    assert wanted - BY_TOKEN.keys() <= {"google-notebooklm"}
