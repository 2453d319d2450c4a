"""Keys are entered, used, tested, forgotten and sealed anew; nobody reads one again."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.core.management.base import CommandError

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import ProviderKey
from aiv.providers.key_tests import KeyVerdict
from aiv.services.asking import provider_keys
from dealershipai.accounts.models import AuditEvent, User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CANARY = "sk-canary-5f3a9b2c7d"


@pytest.fixture(autouse=True)
def secrets_(settings: Any) -> None:
    settings.PROVIDER_KEY_SECRETS = ["a secret for tests"]
    settings.PROVIDER_KEYS = {"openai": "", "xai": "from-the-environment"}


def enter(operator: User, key: str = CANARY) -> ProviderKey:
    return provider_keys.enter("openai", key, actor=operator, now=NOW)


def test_without_an_entered_key_the_environments_is_used() -> None:
    assert provider_keys.key_for("xai") == "from-the-environment"
    assert provider_keys.key_for("openai") is None


def test_an_entered_key_is_used(operator: User) -> None:
    enter(operator, f"  {CANARY}\n")
    assert provider_keys.key_for("openai") == CANARY


def test_a_second_key_takes_the_place_of_the_first(operator: User) -> None:
    first = enter(operator)
    enter(operator, "sk-the-second-key")
    assert provider_keys.key_for("openai") == "sk-the-second-key"
    first.refresh_from_db()
    assert (first.sealed, first.forgotten_at) == ("", NOW)


def test_a_forgotten_key_is_gone(operator: User) -> None:
    enter(operator)
    provider_keys.forget("openai", actor=operator, now=NOW)
    provider_keys.forget("openai", actor=operator, now=NOW)
    assert provider_keys.key_for("openai") is None
    events = AuditEvent.objects.filter(action__startswith="provider_key.")
    assert sorted(events.values_list("action", flat=True)) == [
        "provider_key.entered",
        "provider_key.forgotten",
    ]


def test_no_row_and_no_audit_event_holds_the_key(operator: User) -> None:
    row = enter(operator)
    stored = serializers.serialize("json", [row, *AuditEvent.objects.all()])
    assert "canary" not in stored and CANARY[3:15] not in stored
    assert row.last_four == CANARY[-4:]


@pytest.mark.parametrize(
    "key", ["", "short", "sk with blanks in it", "sk-\x00123456", "ключ" * 4, "x" * 501]
)
def test_what_cannot_be_a_key_is_refused_without_repeating_it(operator: User, key: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        enter(operator, key)
    assert refused.value.field == "key"
    assert not key or key not in refused.value.reason


def test_an_unknown_provider_is_named(operator: User) -> None:
    with pytest.raises(InvalidInput, match="provider"):
        provider_keys.enter("nobody", CANARY, actor=operator, now=NOW)


def test_a_lost_secret_leaves_no_key_and_no_fault(operator: User, settings: Any) -> None:
    enter(operator)
    settings.PROVIDER_KEY_SECRETS = ["another"]
    assert provider_keys.key_for("openai") is None


def test_a_verdict_is_kept_with_its_time(operator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    async def verdict(provider: str, **given: Any) -> KeyVerdict:
        return KeyVerdict(is_ok=given["key"] == CANARY, words="The key is accepted.")

    monkeypatch.setattr(provider_keys.key_tests, "test_key", verdict)
    row = enter(operator)
    assert provider_keys.test("openai", now=NOW).is_ok is True
    row.refresh_from_db()
    assert (row.tested_at, row.is_accepted, row.verdict) == (NOW, True, "The key is accepted.")


def test_without_a_key_there_is_nothing_to_test() -> None:
    with pytest.raises(Conflict, match="Enter one first"):
        provider_keys.test("openai", now=NOW)


def test_rotation_seals_anew_and_loses_nothing(operator: User, settings: Any) -> None:
    enter(operator)
    settings.PROVIDER_KEY_SECRETS = ["the newer", "a secret for tests"]
    out = StringIO()
    call_command("rotate_provider_keys", stdout=out)
    assert json.loads(out.getvalue()) == {
        "sealed_anew": 1,
        "lost": [],
        "webhooks_sealed_anew": 0,
    }
    settings.PROVIDER_KEY_SECRETS = ["the newer"]
    assert provider_keys.key_for("openai") == CANARY


def test_rotation_names_what_it_cannot_open(operator: User, settings: Any) -> None:
    enter(operator)
    settings.PROVIDER_KEY_SECRETS = ["another"]
    with pytest.raises(CommandError, match="openai"):
        call_command("rotate_provider_keys", stdout=StringIO())
    assert ProviderKey.objects.get(forgotten_at=None).sealed
