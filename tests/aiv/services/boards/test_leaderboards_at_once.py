"""Several schedulers at the same moment make one board of a week, and send one post."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from aiv.domain.boards import slack_blocks
from aiv.models import Leaderboard, LeaderboardRow, SlackHook, SlackPost
from aiv.services.boards import leaderboards
from aiv.services.sending import slack, slack_hooks
from tests import answered, cast, ranked
from tests.aiv.services.slacks import HOOK, ScriptedSlack
from tests.ranked import DUE, WEEK

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]
AT_ONCE = 4


@pytest.fixture(autouse=True)
def _on_postgresql(settings: Any) -> None:
    settings.PROVIDER_KEY_SECRETS = ["a secret for tests"]
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL lets two writers run side by side")


def at_once(act: Callable[[], int]) -> list[int]:
    """Do the same on several connections at the same moment."""
    start = Barrier(AT_ONCE)

    def do(_: int) -> int:
        start.wait(10)
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(do, range(AT_ONCE)))


@pytest.fixture
def hook() -> SlackHook:
    market = cast.market()
    dealers = [cast.dealer(name, number=n, market=market) for n, name in enumerate(cast.NAMES)]
    ranked.asked(answered.panel(market, ranked.INTENTS), cast.assistant(market), dealers)
    return slack_hooks.enter(market, HOOK, actor=cast.person("o@o.example"), now=DUE)


def test_schedulers_at_once_make_one_board(hook: SlackHook) -> None:
    assert sorted(at_once(lambda: leaderboards.run_due(DUE))) == [0, 0, 0, 1]
    assert Leaderboard.objects.get().week == WEEK.word
    assert LeaderboardRow.objects.count() == len(cast.NAMES)
    assert SlackPost.objects.count() == 1


def test_a_board_is_made_once_even_when_all_of_them_counted(
    hook: SlackHook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody has looked and found no board before anybody writes."""
    counted = Barrier(AT_ONCE)
    plan = leaderboards._made

    def waits(*words: Any, **more: Any) -> Leaderboard:
        made = plan(*words, **more)
        counted.wait(10)
        return made

    monkeypatch.setattr(leaderboards, "_made", waits)
    market = hook.market
    assert market is not None
    done = at_once(lambda: int(leaderboards.produce(market, WEEK, now=DUE) is not None))
    assert sorted(done) == [0, 0, 0, 1]
    assert Leaderboard.objects.count() == 1
    assert SlackPost.objects.count() == 1


def test_senders_at_once_post_once(hook: SlackHook) -> None:
    slack.plan(hook, key="board", message=slack_blocks.message("Title", []), now=DUE)
    there = ScriptedSlack()
    assert sum(at_once(lambda: slack.send_due(DUE, send=there))) == 1
    assert len(there.messages) == 1
