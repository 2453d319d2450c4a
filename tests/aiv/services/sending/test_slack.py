"""Posts are planned once, sent by one worker, tried again, and say why they failed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from aiv.domain.boards import slack_blocks
from aiv.models import Market, SlackHook, SlackPost
from aiv.outbound.replies import Trouble
from aiv.services.sending import slack, slack_hooks
from dealershipai.accounts.models import User
from tests.aiv.services.slacks import HOOK, NOW, ScriptedSlack, replied

pytestmark = pytest.mark.django_db
SAID = slack_blocks.message("The week's board", slack_blocks.sections(["Rank 2"]))


@pytest.fixture
def hook(market: Market, operator: User, settings: Any) -> SlackHook:
    settings.PROVIDER_KEY_SECRETS = ["a secret for tests"]
    return slack_hooks.enter(market, HOOK, actor=operator, now=NOW)


@pytest.fixture
def post(hook: SlackHook) -> SlackPost:
    return slack.plan(hook, key="board:1", message=SAID, now=NOW)


def state(post: SlackPost) -> tuple[str, int, str]:
    post.refresh_from_db()
    return post.state, post.attempts, post.failure


def test_a_post_is_planned_once_a_key(hook: SlackHook, post: SlackPost) -> None:
    assert slack.plan(hook, key="board:1", message=SAID, now=NOW) == post
    assert SlackPost.objects.count() == 1


def test_a_post_is_sent_once(post: SlackPost) -> None:
    there = ScriptedSlack()
    assert [slack.send_due(NOW, send=there) for _ in range(2)] == [1, 0]
    assert state(post) == ("sent", 1, "")
    assert post.sent_at == NOW
    assert there.messages == [(HOOK, SAID.body())]


def test_one_call_sends_no_more_than_it_was_asked_for(hook: SlackHook, post: SlackPost) -> None:
    slack.plan(hook, key="board:2", message=SAID, now=NOW)
    assert slack.send_due(NOW, most=1, send=ScriptedSlack()) == 1
    assert sorted(SlackPost.objects.values_list("state", flat=True)) == ["sent", "waiting"]


@pytest.mark.parametrize("reply", [replied(500), replied(None, trouble=Trouble.TOO_SLOW)])
def test_what_may_pass_is_tried_again_later(post: SlackPost, reply: Any) -> None:
    there = ScriptedSlack([reply, replied()])
    slack.send_due(NOW, send=there)
    assert state(post)[:2] == ("waiting", 1)
    assert "Slack" in post.failure
    assert slack.send_due(NOW + timedelta(seconds=59), send=there) == 0
    assert slack.send_due(NOW + timedelta(seconds=60), send=there) == 1
    assert state(post) == ("sent", 2, "")


def test_slack_is_waited_for_as_long_as_it_asks(post: SlackPost) -> None:
    slack.send_due(NOW, send=ScriptedSlack([replied(429, wait="900")]))
    post.refresh_from_db()
    assert post.due_at == NOW + timedelta(seconds=900)


@pytest.mark.parametrize("wait", ["99999999999", "-5", "tomorrow", "²"])
def test_a_wait_that_makes_no_sense_is_not_taken(post: SlackPost, wait: str) -> None:
    slack.send_due(NOW, send=ScriptedSlack([replied(429, wait=wait)]))
    post.refresh_from_db()
    assert post.due_at == NOW + timedelta(minutes=1)


@pytest.mark.parametrize("status", [400, 403, 404, 410])
def test_what_will_not_change_is_not_tried_again(post: SlackPost, status: int) -> None:
    slack.send_due(NOW, send=ScriptedSlack([replied(status)]))
    assert state(post)[:2] == ("failed", 1)
    assert str(status) in post.failure


def test_after_six_attempts_it_stands_as_failed(post: SlackPost) -> None:
    there, at = ScriptedSlack([replied(503)]), NOW
    for _ in range(10):
        slack.send_due(at, send=there)
        at += timedelta(hours=6)
    assert state(post)[:2] == ("failed", 6)
    assert len(there.messages) == 6


def test_a_person_sends_a_failed_post_again(post: SlackPost, operator: User) -> None:
    slack.send_due(NOW, send=ScriptedSlack([replied(404)]))
    assert slack.send_again(post, actor=operator, now=NOW)
    assert not slack.send_again(post, actor=operator, now=NOW)
    slack.send_due(NOW, send=ScriptedSlack())
    assert state(post) == ("sent", 1, "")


def test_a_post_whose_sender_died_is_sent_by_the_next(post: SlackPost) -> None:
    class Died(Exception):
        pass

    def dies(_url: str, _content: bytes) -> Any:
        raise Died

    with pytest.raises(Died):
        slack.send_due(NOW, send=dies)
    assert slack.send_due(NOW + timedelta(seconds=120), send=ScriptedSlack()) == 0
    assert slack.send_due(NOW + timedelta(seconds=121), send=ScriptedSlack()) == 1
    assert state(post)[0] == "sent"


def test_whoever_lost_the_lease_writes_nothing(post: SlackPost) -> None:
    def late(_url: str, _content: bytes) -> Any:
        slack.send_due(NOW + timedelta(minutes=3), send=ScriptedSlack())
        return replied(500)

    slack.send_due(NOW, send=late)
    assert state(post) == ("sent", 2, "")


def test_a_removed_webhook_gets_nothing_more(
    post: SlackPost, market: Market, operator: User
) -> None:
    slack_hooks.forget(market, actor=operator, now=NOW)
    there = ScriptedSlack()
    slack.send_due(NOW, send=there)
    assert state(post)[0] == "failed"
    assert there.messages == []


def test_a_post_that_ends_its_sender_again_and_again_is_given_up(post: SlackPost) -> None:
    def dies(_url: str, _content: bytes) -> Any:
        raise RuntimeError

    at = NOW
    for _ in range(6):
        with pytest.raises(RuntimeError):
            slack.send_due(at, send=dies)
        at += timedelta(minutes=3)
    slack.send_due(at, send=dies)
    assert state(post)[0] == "failed"
    assert "interrupted too often" in post.failure
