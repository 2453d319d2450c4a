"""A scan whose cap has no room left stands still, says so, and goes on when there is room."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from aiv.domain.errors import Conflict
from aiv.models import Dealer, Market, MonthlySpending, Panel, Scan
from aiv.services.asking import budgets, scan_months, scans
from aiv.services.asking.lookout import CAP_REACHED, Lookout
from dealershipai.accounts.models import AuditEvent, Organization
from tests import asked
from tests.asked import NOW

pytestmark = pytest.mark.django_db
NEXT_MONTH = datetime(2026, 4, 1, 9, tzinfo=UTC)


@pytest.fixture
def scan(panel: Panel, market: Market, organization: Organization, settings: Any) -> Scan:
    asked.keyed(settings)
    budgets.set_cap(organization, 10**9, person=None)
    return scans.start(
        panel, [asked.chatgpt(market)], trials=1, organization=organization, person=None, now=NOW
    )


@pytest.fixture
def stopped(scan: Scan, organization: Organization) -> Scan:
    budgets.set_cap(organization, 1, person=None)
    Lookout().look(NOW)
    scan.refresh_from_db()
    return scan


def held(organization: Organization) -> dict[str, int]:
    lines = MonthlySpending.objects.filter(organization=organization)
    return {str(line.month): line.reserved_micros for line in lines}


def test_a_cap_that_is_reached_pauses_the_scan_in_words(stopped: Scan) -> None:
    assert (stopped.state, stopped.reason) == ("paused", CAP_REACHED)
    assert Lookout().look(NOW).scans == frozenset()


def test_it_is_written_down_and_told_once(scan: Scan, organization: Organization) -> None:
    before = Dealer.objects.latest("live_seq").live_seq
    budgets.set_cap(organization, 1, person=None)
    for _ in range(2):
        Lookout().look(NOW)
    event = AuditEvent.objects.get(action="scan.stopped_at_cap")
    assert (event.changes["month"], event.organization_id) == ("2026-03-01", organization.pk)
    assert Dealer.objects.latest("live_seq").live_seq == before + 1


def test_it_goes_on_under_a_higher_cap(stopped: Scan, organization: Organization) -> None:
    budgets.set_cap(organization, 10**9, person=None)
    scans.resume(stopped, person=None, now=NOW)
    assert Lookout().look(NOW).scans == {stopped.pk}


def test_in_another_month_its_money_moves_along(stopped: Scan, organization: Organization) -> None:
    budgets.set_cap(organization, 10**9, person=None)
    scans.resume(stopped, person=None, now=NEXT_MONTH)
    assert held(organization) == {"2026-03-01": 0, "2026-04-01": asked.held(stopped)}
    assert Lookout().look(NEXT_MONTH).scans == {stopped.pk}


def test_another_month_without_room_refuses(stopped: Scan, organization: Organization) -> None:
    with pytest.raises(Conflict, match="April 2026"):
        scans.resume(stopped, person=None, now=NEXT_MONTH)
    stopped.refresh_from_db()
    assert (stopped.state, stopped.spend_month.month) == ("paused", 3)
    assert held(organization) == {"2026-03-01": asked.held(stopped)}


def test_while_calls_are_out_the_month_stays(stopped: Scan, organization: Organization) -> None:
    budgets.set_cap(organization, 10**9, person=None)
    stopped.probes.update(state="asked", lease_until=NOW, lease_token=stopped.pk)
    with pytest.raises(Conflict, match="still out"):
        scans.resume(stopped, person=None, now=NEXT_MONTH)
    assert scan_months.STILL_OUT
