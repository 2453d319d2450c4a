"""Operators are told of a model's end by mail, once as it comes nearer and once when it came."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail

from aiv.models import Assistant, ModelNotice
from aiv.services.asking import ending_notices
from dealershipai.accounts.models import User

pytestmark = pytest.mark.django_db
SOON = datetime(2026, 11, 1, tzinfo=UTC)
NEAR = datetime(2026, 11, 28, tzinfo=UTC)
ENDED = datetime(2026, 12, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def ending(assistant: Assistant, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Assistant.objects.filter(pk=assistant.pk).update(provider="openai", model="gpt-5")


def test_each_period_is_told_once(operator: User) -> None:
    moments = (SOON, SOON, NEAR, NEAR, ENDED, ENDED)
    assert [ending_notices.send_due(now) for now in moments] == [1, 0, 1, 0, 1, 0]
    assert {message.subject for message in mail.outbox} == {"Model gpt-5 ends on 11 Dec 2026"}
    assert all(message.to == [operator.email] for message in mail.outbox)


def test_before_that_nothing_is_told(operator: User) -> None:
    assert ending_notices.send_due(datetime(2026, 10, 1, tzinfo=UTC)) == 0


def test_while_there_is_no_operator_nothing_is_noted(owner: User) -> None:
    assert ending_notices.send_due(NEAR) == 0
    assert ModelNotice.objects.count() == 0


def test_several_models_are_one_mail(operator: User, assistant: Assistant, market: Any) -> None:
    other = Assistant.objects.create(
        slug="mini", platform="chatgpt", provider="openai", model="gpt-5-mini",
        surface="responses", access="official_api",
    )  # fmt: skip
    market.market_assistants.create(assistant=other, platform="chatgpt")
    assert ending_notices.send_due(NEAR) == 2
    (message,) = mail.outbox
    assert message.subject == "Model gpt-5 ends on 11 Dec 2026 and 1 more"
    assert "gpt-5-mini of openai: 11 Dec 2026" in message.body


def test_a_mail_that_cannot_be_sent_is_sent_later(
    operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError("no mail server")

    with monkeypatch.context() as patch:
        patch.setattr(ending_notices, "send_mail", refuse)
        with pytest.raises(OSError, match="no mail server"):
            ending_notices.send_due(NEAR)
    assert ending_notices.send_due(NEAR) == 1
