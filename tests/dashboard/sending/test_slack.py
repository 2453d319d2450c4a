"""Webhooks are entered by owners and operators, tested, forgotten; failures stand there."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aiv.domain.boards import slack_blocks
from aiv.models import Market, SlackHook, SlackPost
from aiv.services.sending import slack, slack_hooks
from dealershipai.accounts.models import Organization, User
from tests.aiv.services.slacks import HOOK, NOW, ScriptedSlack, replied
from tests.dashboard.reading import costs, words

pytestmark = pytest.mark.django_db
PAGE = reverse("dashboard:organization_slack")
STAFF = reverse("dashboard:market_slack", args=["toyota-harbor-point"])


@pytest.fixture(autouse=True)
def secrets_(settings: Any) -> None:
    settings.PROVIDER_KEY_SECRETS = ["a secret for tests"]


@pytest.fixture
def hook(organization: Organization, owner: User) -> SlackHook:
    return slack_hooks.enter(organization, HOOK, actor=owner, now=NOW)


def failed(hook: SlackHook, key: str = "board:1") -> SlackPost:
    said = slack_blocks.message(f"The board {key}", [])
    post = slack.plan(hook, key=key, message=said, now=NOW)
    slack.send_due(NOW, send=ScriptedSlack([replied(404)]))
    return post


def test_an_owner_enters_a_webhook_and_never_sees_it_again(
    as_owner: Client, organization: Organization
) -> None:
    answer = as_owner.post(PAGE, {"url": HOOK}, follow=True)
    assert "A webhook is entered" in words(answer)
    assert "canary" not in answer.content.decode()
    assert slack_hooks.hook_of(organization) is not None


def test_a_wrong_address_says_what_to_copy(as_owner: Client, organization: Organization) -> None:
    answer = as_owner.post(PAGE, {"url": "https://elsewhere.example/canary-hook"})
    assert "copy the whole address from Slack" in words(answer)
    assert "canary-hook" not in answer.content.decode()
    assert not SlackHook.objects.exists()


def test_a_test_message_says_how_it_went(
    as_owner: Client, hook: SlackHook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_hooks, "sent", ScriptedSlack([replied(410)]))
    answer = as_owner.post(reverse("dashboard:organization_slack_test"), follow=True)
    assert "Does not work" in words(answer)
    assert "status 410" in words(answer)


def test_disconnecting_asks_once(as_owner: Client, hook: SlackHook) -> None:
    forget = reverse("dashboard:organization_slack_forget")
    assert "The webhook's address is destroyed" in words(as_owner.get(forget))
    assert slack_hooks.hook_of(hook.organization) is not None
    as_owner.post(forget)
    assert slack_hooks.hook_of(hook.organization) is None


def test_a_failed_post_stands_there_and_is_sent_again(as_owner: Client, hook: SlackHook) -> None:
    post = failed(hook)
    assert "Slack does not know this webhook any more" in words(as_owner.get(PAGE))
    as_owner.post(reverse("dashboard:slack_again", args=[post.pk]))
    post.refresh_from_db()
    assert post.state == "waiting"


@pytest.mark.parametrize("role", ["manager", "viewer"])
def test_only_an_owner_connects(client: Client, hook: SlackHook, request: Any, role: str) -> None:
    client.force_login(request.getfixturevalue(role))
    post = failed(hook)
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"url": HOOK}).status_code == 404
    assert client.post(reverse("dashboard:slack_again", args=[post.pk])).status_code == 404


def test_an_owner_does_not_reach_a_markets_webhook(
    as_owner: Client, market: Market, operator: User
) -> None:
    post = failed(slack_hooks.enter(market, HOOK, actor=operator, now=NOW))
    assert as_owner.get(STAFF).status_code == 404
    assert as_owner.post(reverse("dashboard:slack_again", args=[post.pk])).status_code == 404


def test_an_operator_enters_a_markets_webhook(as_operator: Client, market: Market) -> None:
    answer = as_operator.post(STAFF, {"url": HOOK}, follow=True)
    assert "It takes this market's leaderboard" in words(answer)
    assert slack_hooks.hook_of(market) is not None


def test_ten_and_thirty_posts_cost_the_same(as_owner: Client, hook: SlackHook) -> None:
    numbers = iter(range(100))

    def more(count: int) -> None:
        for _ in range(count):
            failed(hook, f"board:{next(numbers)}")

    counted = costs(as_owner, PAGE, [lambda: more(10), lambda: more(20)])
    assert counted[0] == counted[1]


def test_another_organizations_posts_are_not_found(
    client: Client, hook: SlackHook, stranger: User
) -> None:
    client.force_login(stranger)
    post = failed(hook)
    assert client.post(reverse("dashboard:slack_again", args=[post.pk])).status_code == 404
    assert "The board" not in words(client.get(PAGE))
