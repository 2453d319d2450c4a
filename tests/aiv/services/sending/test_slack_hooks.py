"""Webhooks are entered, tested, replaced and forgotten; nobody reads an address again."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.core.management.base import CommandError

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Market, SlackHook
from aiv.outbound import Guard, client
from aiv.outbound.replies import Trouble
from aiv.services.sending import slack_hooks
from dealershipai.accounts.models import AuditEvent, Organization, User
from tests.aiv.services.slacks import HOOK, NOW, ScriptedSlack, replied

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def secrets_(settings: Any) -> None:
    settings.PROVIDER_KEY_SECRETS = ["a secret for tests"]


def test_an_entered_address_is_used(market: Market, operator: User) -> None:
    hook = slack_hooks.enter(market, f" {HOOK}\n", actor=operator, now=NOW)
    assert slack_hooks.address_of(hook) == HOOK
    assert slack_hooks.hook_of(market) == hook


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://hooks.slack.com/services/T/B/x",
        "https://hooks.slack.com.evil.example/services/T/B/x",
        "https://hooks.slack.com@evil.example/services/T/B/x",
        "https://user:word@hooks.slack.com/services/T/B/x",
        "https://hooks.slack.com:8443/services/T/B/x",
        "https://127.0.0.1/services/T/B/x",
        "https://hooks.slack.com/",
        "https://hooks.slack.com/services/T/B/x?to=other",
        "https://hooks.slack.com/services/T B/x",
        "https://[broken/services/T/B/x",
        "file:///etc/passwd",
        HOOK + "x" * 300,
    ],
)
def test_an_address_that_is_not_slacks_is_refused(market: Market, operator: User, url: str) -> None:
    with pytest.raises(InvalidInput, match="url"):
        slack_hooks.enter(market, url, actor=operator, now=NOW)
    assert not SlackHook.objects.exists()


def test_the_address_stands_nowhere_readable(organization: Organization, owner: User) -> None:
    slack_hooks.enter(organization, HOOK, actor=owner, now=NOW)
    rows = [*SlackHook.objects.all(), *AuditEvent.objects.all()]
    assert "canary" not in serializers.serialize("json", rows)
    assert "canary" not in repr(rows)


def test_a_second_address_takes_the_place_of_the_first(
    organization: Organization, owner: User
) -> None:
    first = slack_hooks.enter(organization, HOOK, actor=owner, now=NOW)
    second = slack_hooks.enter(organization, HOOK + "-2", actor=owner, now=NOW)
    first.refresh_from_db()
    assert (first.sealed, first.forgotten_at) == ("", NOW)
    assert slack_hooks.hook_of(organization) == second


def test_a_forgotten_address_is_gone(organization: Organization, owner: User) -> None:
    slack_hooks.enter(organization, HOOK, actor=owner, now=NOW)
    slack_hooks.forget(organization, actor=owner, now=NOW)
    slack_hooks.forget(organization, actor=owner, now=NOW)
    assert slack_hooks.hook_of(organization) is None
    words = AuditEvent.objects.filter(action__startswith="slack.").values_list("action", flat=True)
    assert sorted(words) == ["slack.connected", "slack.disconnected"]


def test_a_test_message_says_whose_posts_come(market: Market, operator: User) -> None:
    slack_hooks.enter(market, HOOK, actor=operator, now=NOW)
    slack = ScriptedSlack()
    hook = slack_hooks.test(market, now=NOW, send=slack)
    assert (hook.is_accepted, hook.verdict) == (True, "Slack took the test message.")
    ((url, body),) = slack.messages
    assert url == HOOK
    assert market.name in body["blocks"][0]["text"]["text"]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (replied(404), "does not know this webhook any more"),
        (replied(500), "status 500"),
        (replied(None, trouble=Trouble.REFUSED), "not a public address"),
    ],
)
def test_a_failed_test_says_why(market: Market, operator: User, reply: Any, words: str) -> None:
    slack_hooks.enter(market, HOOK, actor=operator, now=NOW)
    hook = slack_hooks.test(market, now=NOW, send=ScriptedSlack([reply]))
    assert hook.is_accepted is False
    assert words in hook.verdict
    assert "canary" not in hook.verdict


def test_without_a_webhook_there_is_nothing_to_test(market: Market) -> None:
    with pytest.raises(Conflict, match="Enter one first"):
        slack_hooks.test(market, now=NOW)


def test_an_address_whose_secret_is_gone_says_so(
    market: Market, operator: User, settings: Any
) -> None:
    slack_hooks.enter(market, HOOK, actor=operator, now=NOW)
    settings.PROVIDER_KEY_SECRETS = ["another secret"]
    slack = ScriptedSlack()
    hook = slack_hooks.test(market, now=NOW, send=slack)
    assert "PROVIDER_KEY_SECRETS" in hook.verdict
    assert slack.messages == []


def test_rotation_seals_addresses_anew(market: Market, operator: User, settings: Any) -> None:
    slack_hooks.enter(market, HOOK, actor=operator, now=NOW)
    settings.PROVIDER_KEY_SECRETS = ["a newer secret", "a secret for tests"]
    call_command("rotate_provider_keys", stdout=StringIO())
    settings.PROVIDER_KEY_SECRETS = ["a newer secret"]
    assert slack_hooks.address_of(SlackHook.objects.get()) == HOOK


def test_rotation_names_what_it_cannot_open(market: Market, operator: User, settings: Any) -> None:
    slack_hooks.enter(market, HOOK, actor=operator, now=NOW)
    settings.PROVIDER_KEY_SECRETS = ["another secret"]
    with pytest.raises(CommandError, match="Slack of Toyota"):
        call_command("rotate_provider_keys", stdout=StringIO())


def test_a_webhook_that_leads_inside_is_not_asked() -> None:
    """The guard refuses it even if a row held such an address."""
    reply = client.send(
        "https://127.0.0.1/services/T/B/x",
        identity="test",
        content=b"{}",
        headers={},
        limits=slack_hooks.LIMITS,
        guard=Guard(),
    )
    assert reply.trouble is Trouble.REFUSED
