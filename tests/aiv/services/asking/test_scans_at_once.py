"""A hundred people start at the same moment and there is money for three: three scans start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import connection

from aiv.models import Assistant, Market, Panel, Scan
from aiv.services.asking import provider_terms, scan_schedules, scans
from dealershipai.accounts.models import AuditEvent, User
from tests import asked
from tests.aiv.services.asking.test_scan_schedules import BEGINS, weekly
from tests.aiv.services.test_deciding_at_once import at_once, twice
from tests.asked import NOW
from tests.servers import starting

pytestmark = pytest.mark.servers
ROOT: Final = Path(__file__).parents[4]
PEOPLE, ROOM = 100, 3
MOST: Final = 6 * 150_000
THREE: Final = {
    "started": ROOM, "refused": PEOPLE - ROOM, "scans": ROOM,
    "probes": 6 * ROOM, "held": ROOM * MOST, "ledger": ROOM * MOST,
}  # fmt: skip
committed = pytest.mark.django_db(transaction=True)


@pytest.fixture
def on_postgresql(db: None, settings: Any) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL lets two writers run side by side")
    asked.keyed(settings)


@pytest.fixture
def gpt(market: Market) -> Assistant:
    return asked.chatgpt(market)


@pytest.fixture
def scan(transactional_db: None, on_postgresql: None, panel: Panel, gpt: Assistant) -> Scan:
    return scans.start(panel, [gpt], trials=2, organization=None, person=None, now=NOW)


def test_on_sqlite(tmp_path: Path) -> None:
    env = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'starts.sqlite3'}",
           "DJANGO_SETTINGS_MODULE": "tests.settings"}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "tests.servers.starting", str(PEOPLE), str(ROOM)],
        cwd=ROOT, env=env, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout) == THREE


@committed
def test_on_postgresql(on_postgresql: None, panel: Panel, gpt: Assistant) -> None:
    assert starting.at_once(PEOPLE, ROOM) == THREE


@committed
def test_two_schedulers_ask_one_week_once(
    on_postgresql: None, panel: Panel, gpt: Assistant, market: Market
) -> None:
    weekly(market, asks_canary=True)
    at_once(*(partial(scan_schedules.run_due, BEGINS) for _ in range(4)))
    assert sorted(Scan.objects.values_list("panel__kind", flat=True)) == ["canary", "market"]
    market.scan_schedule.refresh_from_db()
    assert market.scan_schedule.refusal == ""
    assert asked.ledger() == sum(asked.held(each) for each in Scan.objects.all())


@committed
def test_a_double_click_starts_one(on_postgresql: None, panel: Panel, gpt: Assistant) -> None:
    start = partial(
        scans.start, panel, [gpt], trials=2, organization=None, person=None, now=NOW, token=uuid4()
    )
    assert at_once(*[start] * 6) == [True] * 6
    assert (Scan.objects.count(), asked.ledger()) == (1, MOST)


@committed
def test_two_who_cancel_give_the_money_back_once(scan: Scan, operator: User) -> None:
    rows = twice(scan)
    assert at_once(*(partial(scans.cancel, row, person=operator, now=NOW) for row in rows))
    assert (asked.ledger(), asked.held(scan)) == (0, 0)
    assert AuditEvent.objects.filter(action="scan.cancelled").count() == 1


@committed
def test_two_who_try_again_hold_the_money_once(scan: Scan, operator: User) -> None:
    asked.fail(scan, 4)
    rows = twice(scan)
    at_once(*(partial(scans.retry_failed, row, person=operator, now=NOW) for row in rows))
    assert asked.ledger() == asked.held(scan) == MOST


@committed
def test_cancelling_while_trying_again_leaves_no_money_behind(scan: Scan, operator: User) -> None:
    asked.fail(scan, 4)
    one, two = twice(scan)
    at_once(
        partial(scans.cancel, one, person=operator, now=NOW),
        partial(scans.retry_failed, two, person=operator, now=NOW),
    )
    scans.skip_leftovers(NOW)
    assert asked.ledger() == asked.held(scan) == 0


@committed
def test_terms_accepted_twice_at_once_are_accepted_once(
    on_postgresql: None, operator: User
) -> None:
    accept = partial(provider_terms.accept, "gemini", person=operator, now=NOW)
    assert at_once(accept, accept) == [True, True]
