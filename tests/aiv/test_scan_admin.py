"""Operators steer scans from the admin too: through the services, audited, refused in words."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Market, Panel, Scan
from aiv.services.asking import scans
from dealershipai.accounts.models import AuditEvent, User
from tests import asked
from tests.asked import NOW

pytestmark = pytest.mark.django_db
LIST = reverse("admin:aiv_scan_changelist")


@pytest.fixture(autouse=True)
def _keys(settings: Any) -> None:
    asked.keyed(settings)


@pytest.fixture
def staff(client: Client, operator: User) -> Client:
    client.force_login(operator)
    return client


@pytest.fixture
def scan(panel: Panel, market: Market) -> Scan:
    gpt = asked.chatgpt(market)
    return scans.start(panel, [gpt], trials=2, organization=None, person=None, now=NOW)


def take(client: Client, action: str, *chosen: Scan) -> str:
    form = {"action": action, "_selected_action": [str(each.pk) for each in chosen]}
    page = client.post(LIST, form, follow=True)
    assert page.status_code == 200
    return page.content.decode()


def test_scans_are_paused_resumed_and_cancelled(staff: Client, scan: Scan, operator: User) -> None:
    for action, state in (("pause", "paused"), ("resume", "running"), ("cancel", "cancelled")):
        assert "1 scan(s)" in take(staff, action, scan)
        scan.refresh_from_db()
        assert scan.state == state
    steps = AuditEvent.objects.filter(actor=operator, action__startswith="scan.")
    assert steps.count() == 3


def test_failed_calls_are_tried_again(staff: Client, scan: Scan) -> None:
    asked.fail(scan, 2)
    assert "1 scan(s) with calls to be tried again" in take(staff, "retry_failed", scan)
    assert scan.probes.filter(state="planned").count() == 6


def test_one_that_ended_is_named_and_the_others_are_steered(
    staff: Client, scan: Scan, panel: Panel, market: Market
) -> None:
    ended = scans.start(
        panel,
        [market.market_assistants.get().assistant],
        trials=1,
        organization=None,
        person=None,
        now=NOW,
    )
    asked.finish(ended)
    said = take(staff, "pause", scan, ended)
    assert "This scan has ended" in said and "1 scan(s) paused." in said


def test_an_owner_finds_no_admin(client: Client, owner: User, scan: Scan) -> None:
    client.force_login(owner)
    form = {"action": "cancel", "_selected_action": [str(scan.pk)]}
    assert client.post(LIST, form).status_code in (302, 404)
    scan.refresh_from_db()
    assert scan.state == "running"
