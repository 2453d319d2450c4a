"""Programs read, set and pause a market's weekly scan, under the same checks as the page."""

from __future__ import annotations

from typing import Any

import pytest

from aiv.models import Market, ScanSchedule, SpendCap
from aiv.services.asking import budgets, scan_orders
from dealershipai.accounts.models import Organization, User
from tests.dashboard.api.conftest import Caller

ADDRESS = "markets/toyota-harbor-point/schedule"


@pytest.fixture
def operator_api(operator: User, market: Market) -> Caller:
    return Caller(operator)


@pytest.fixture
def capped(organization: Organization) -> Organization:
    budgets.set_cap(organization, 100_000_000, person=None)
    return organization


def schedule(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()["schedule"]
    return found


def test_where_none_was_set_there_is_none(api: Caller, market: Market) -> None:
    assert api.get(ADDRESS).json() == {"schedule": None}


def test_an_owner_sets_day_hour_and_trials(
    api: Caller, market: Market, capped: Organization
) -> None:
    found = schedule(api.post(ADDRESS, {"weekday": 2, "hour": 5, "trials": 4}))
    assert (found["weekday"], found["hour"], found["trials"]) == (2, 5, 4)
    assert (found["organization"], found["cap_usd"]) == (str(capped.pk), 100.0)
    assert found["next_at"].endswith("10:00:00Z") or found["next_at"].endswith("09:00:00Z")
    assert schedule(api.get(ADDRESS)) == found


def test_what_is_not_named_stays(api: Caller, market: Market, capped: Organization) -> None:
    api.post(ADDRESS, {"weekday": 2, "asks_facts": True})
    found = schedule(api.post(ADDRESS, {"hour": 9}))
    assert (found["weekday"], found["hour"], found["asks_facts"]) == (2, 9, True)


def test_it_is_paused_and_resumed(api: Caller, market: Market, capped: Organization) -> None:
    assert api.post(f"{ADDRESS}/pause", {}).status_code == 409
    api.post(ADDRESS, {})
    for _ in range(2):
        found = schedule(api.post(f"{ADDRESS}/pause", {}))
        assert (found["is_on"], found["next_at"]) == (False, None)
    assert schedule(api.post(f"{ADDRESS}/resume", {}))["is_on"]


def test_an_organization_without_a_cap_sets_nothing(api: Caller, market: Market) -> None:
    answer = api.post(ADDRESS, {"hour": 5})
    assert (answer.status_code, answer.json()["detail"]) == (409, scan_orders.NO_CAP)
    assert not ScanSchedule.objects.exists()


def test_a_cap_is_set_by_operators_alone(
    api: Caller, operator_api: Caller, capped: Organization
) -> None:
    refused = api.post(ADDRESS, {"cap_usd": 5})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "/cap_usd")
    assert SpendCap.objects.get().micros == 100_000_000
    found = schedule(operator_api.post(ADDRESS, {"cap_usd": 5.5}))
    assert (found["cap_usd"], found["left_usd"], found["organization"]) == (5.5, 5.5, None)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"weekday": 7}, "/weekday"), ({"hour": 24}, "/hour"), ({"trials": 0}, "/trials"),
        ({"spread_hours": 161}, "/spread_hours"), ({"day": 1}, "/day"),
        ({"organization": None}, "/organization"),
        ({"organization": "0" * 8 + "-0000-0000-0000-" + "0" * 12}, "/organization"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_name(
    api: Caller, market: Market, capped: Organization, body: dict[str, Any], pointer: str
) -> None:
    answer = api.post(ADDRESS, body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)


def test_who_does_not_pay_finds_nothing(
    api: Caller, operator_api: Caller, manager: User, stranger: User
) -> None:
    operator_api.post(ADDRESS, {})
    for caller in (api, Caller(manager), Caller(stranger)):
        assert caller.get(ADDRESS).status_code == 404
        assert caller.post(ADDRESS, {"hour": 3}).status_code == 404
        assert caller.post(f"{ADDRESS}/pause", {}).status_code == 404
    assert ScanSchedule.objects.get().is_on
