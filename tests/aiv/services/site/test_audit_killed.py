"""Kill a real worker with signal 9 in the middle of an audit: the next goes on where it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from aiv.models import AuditedPage, AuditState, CheckResult, PageBody, SiteAudit
from aiv.services import leases
from aiv.services.site import audits
from tests import cast
from tests.servers.product import ROOT

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]
PAGES = 40


def worker(now: datetime, pause_seconds: float) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.servers.auditing", now.isoformat(), str(pause_seconds)],
        cwd=ROOT,
        env=_environment(),
        stdout=subprocess.PIPE,
        text=True,
    )


def _environment() -> dict[str, str]:
    settings = connection.settings_dict
    host, port = settings.get("HOST") or "", settings.get("PORT") or ""
    user, password = settings.get("USER") or "", settings.get("PASSWORD") or ""
    place = f"{user}:{password}@" if password else f"{user}@" if user else ""
    address = f"postgresql://{place}{host}:{port}/{settings['NAME']}"
    if host.startswith("/"):
        address = f"postgresql://{place}/{settings['NAME']}?host={host}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "dealershipai.settings",
        "DATABASE_URL": address,
        "SECRET_KEY": "a-key-of-the-test-that-is-long-enough-to-pass-every-check",
    }


def wait_for_pages(some: int) -> None:
    begun = time.monotonic()
    while AuditedPage.objects.count() < some:
        assert time.monotonic() - begun < 60
        time.sleep(0.02)


def test_a_killed_audit_is_finished_by_the_next_worker() -> None:
    now = timezone.now()
    market = cast.market()
    dealer = cast.dealer(cast.NAMES[0], market=market)
    audits.plan(dealer, page_limit=25, person=None, now=now)
    killed = worker(now, 0.1)
    wait_for_pages(5)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=30)
    kept = AuditedPage.objects.count()
    assert 5 <= kept < PAGES

    after = worker(now + leases.LEASE + timedelta(seconds=1), 0.0)
    printed, _ = after.communicate(timeout=60)
    assert printed == f"1 {PAGES - kept}"
    audit = SiteAudit.objects.get()
    assert (audit.state, audit.pages_done, audit.attempts) == (AuditState.FINISHED, PAGES, 2)
    assert (AuditedPage.objects.count(), PageBody.objects.count()) == (PAGES, PAGES)
    assert CheckResult.objects.count() == 1


def test_two_workers_at_once_run_an_audit_once() -> None:
    now = timezone.now()
    dealer = cast.dealer(cast.NAMES[0], market=cast.market())
    audits.plan(dealer, page_limit=25, person=None, now=now)
    both = [worker(now, 0.01) for _ in range(2)]
    printed = sorted(each.communicate(timeout=60)[0] for each in both)
    assert printed == ["0 0", f"1 {PAGES}"]
    assert SiteAudit.objects.get().attempts == 1
