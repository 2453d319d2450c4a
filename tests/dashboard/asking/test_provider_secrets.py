"""A provider that repeats the key in its words: it stands on no page, in no file and in no log."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import Answer, Assistant, Dealer, Panel, Probe, ProviderBreaker, Scan
from aiv.services.asking import provider_keys
from dealershipai.accounts.models import AuditEvent, User
from tests import scanned
from tests.standin import Script

pytestmark = pytest.mark.django_db
KEY = "sk-canary-7c1e55aa90b2d4"


@pytest.fixture
def refused(
    panel: Panel,
    assistant: Assistant,
    dealers: list[Dealer],
    operator: User,
    caplog: pytest.LogCaptureFixture,
) -> Scan:
    """Give a scan whose provider refused an entered key and said it back."""
    caplog.set_level(logging.DEBUG)
    made = scanned.scan(panel, [assistant])
    with scanned.asked_of(Script(faults={"echo-key": 1.0})):
        provider_keys.enter("openai", KEY, actor=operator, now=timezone.now())
        scanned.run()
        provider_keys.test("openai", now=timezone.now())
    assert scanned.states(made) == {"failed": 3}
    # It did say the key: what stands in its place is our redaction.
    assert "You sent" in Probe.objects.filter(scan=made)[0].failure
    return made


def test_no_page_and_no_file_shows_it(as_operator: Client, refused: Scan) -> None:
    names = ("scan", "scan_progress", "scan_calls", "scan_calls_csv")
    pages = [reverse(f"dashboard:{name}", args=[refused.pk]) for name in names]
    probe = refused.probes.first()
    assert probe is not None
    pages += [
        reverse("dashboard:providers"),
        f"/api/v1/scans/{refused.pk}",
        reverse("admin:aiv_probe_change", args=[probe.pk]),
        reverse("admin:aiv_scan_change", args=[refused.pk]),
        reverse("admin:aiv_providerbreaker_changelist"),
    ]
    for address in pages:
        page: Any = as_operator.get(address)
        assert page.status_code == 200, address
        assert b"canary" not in page.getvalue(), address


def test_no_log_and_no_row_holds_it(refused: Scan, caplog: pytest.LogCaptureFixture) -> None:
    assert "canary" not in caplog.text
    rows = [
        *Probe.objects.all(), *Answer.objects.all(), *AuditEvent.objects.all(),
        *ProviderBreaker.objects.all(), *Scan.objects.all(),
    ]  # fmt: skip
    assert "canary" not in serializers.serialize("json", rows)
