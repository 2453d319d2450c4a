"""Whoever can mend it is told by mail why a scheduled week is held back, once a reason."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail

from aiv.models import Market, Panel, ScanSchedule
from aiv.services.asking import budgets, scan_schedules, scheduled_weeks
from aiv.services.changes import week_notices
from dealershipai.accounts.models import AuditEvent, Organization, User
from tests import asked
from tests.aiv.services.asking.test_scan_schedules import BEGINS, HOUR, weekly

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(
    panel: Panel, market: Market, organization: Organization, operator: User, settings: Any
) -> ScanSchedule:
    """Give a week that lacks its organization's cap."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    asked.keyed(settings)
    asked.chatgpt(market)
    weekly(market, organization=organization)
    scan_schedules.run_due(BEGINS)
    return ScanSchedule.objects.get()


def test_an_organization_without_a_cap_is_not_asked(refused: ScanSchedule) -> None:
    assert refused.refusal == scheduled_weeks.NO_CAP
    assert not refused.scans.exists()
    event = AuditEvent.objects.get(action="scan_schedule.refused")
    assert event.changes["reason"] == scheduled_weeks.NO_CAP


def test_with_a_cap_the_week_is_asked_after_all(
    refused: ScanSchedule, organization: Organization
) -> None:
    budgets.set_cap(organization, 10**9, person=None)
    assert scan_schedules.run_due(BEGINS + HOUR) == 1
    assert ScanSchedule.objects.get().refusal == ""


def test_a_refusal_is_told_once(refused: ScanSchedule, operator: User, owner: User) -> None:
    assert [week_notices.send_due(BEGINS) for _ in range(2)] == [1, 0]
    (message,) = mail.outbox
    assert message.to == sorted([operator.email, owner.email])
    assert scheduled_weeks.NO_CAP in message.body


def test_another_reason_is_told_again(refused: ScanSchedule, organization: Organization) -> None:
    week_notices.send_due(BEGINS)
    budgets.set_cap(organization, 1, person=None)
    scan_schedules.run_due(BEGINS + HOUR)
    assert week_notices.send_due(BEGINS + HOUR) == 1
    assert "left of this month" in mail.outbox[-1].body


def test_what_is_switched_off_tells_nothing(refused: ScanSchedule) -> None:
    ScanSchedule.objects.update(is_on=False)
    assert week_notices.send_due(BEGINS) == 0


def test_a_mail_that_cannot_be_sent_is_sent_later(
    refused: ScanSchedule, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError("no mail server")

    with monkeypatch.context() as patch:
        patch.setattr(week_notices, "send_mail", refuse)
        with pytest.raises(OSError, match="no mail server"):
            week_notices.send_due(BEGINS)
    assert week_notices.send_due(BEGINS) == 1
