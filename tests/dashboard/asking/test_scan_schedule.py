"""The weekly scan of a market: set in its own time zone, switched, and refused in words."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Market, Panel, ScanSchedule, SpendCap
from dealershipai.accounts.models import Organization, User
from tests import cast
from tests.dashboard.reading import words

pytestmark = pytest.mark.django_db
SLUG = ["toyota-harbor-point"]
PAGE = reverse("dashboard:scan_schedule", args=SLUG)
SWITCH = reverse("dashboard:scan_schedule_switch", args=SLUG)
SCANS = reverse("dashboard:market_scans", args=SLUG)


def chosen(**given: Any) -> dict[str, Any]:
    form = {"weekday": 0, "hour": 6, "trials": 3, "spread_hours": 24, "asks_canary": "on",
            "payer": "installation"}  # fmt: skip
    return {**form, **given}


def test_without_one_the_page_says_so(as_operator: Client, market: Market) -> None:
    assert "Nothing is asked here by itself." in words(as_operator.get(SCANS))
    said = words(as_operator.get(PAGE))
    assert "Choose a day and an hour" in said and "America/New_York" in said


def test_an_operator_sets_it_in_the_markets_zone(as_operator: Client, market: Market) -> None:
    said = words(as_operator.post(PAGE, chosen(), follow=True))
    assert "Monday from 06:00" in said and "America/New_York" in said
    assert "06:00 there" in said and "UTC" in said
    row = ScanSchedule.objects.get()
    assert (row.weekday, row.hour, row.organization, row.is_on) == (0, 6, None, True)
    assert (row.asks_canary, row.is_adaptive) == (True, False)
    assert "Asked every Monday from 06:00" in words(as_operator.get(SCANS))


def test_the_demo_is_asked_by_nobody(as_operator: Client, market: Market) -> None:
    Market.objects.update(is_demo=True)
    assert "Set the weekly scan of a market of your own." in words(as_operator.get(PAGE))
    as_operator.post(PAGE, chosen())
    assert not ScanSchedule.objects.exists()


def test_it_is_switched_off_and_on(as_operator: Client, market: Market) -> None:
    as_operator.post(PAGE, chosen())
    said = words(as_operator.post(SWITCH, {"on": "no"}, follow=True))
    assert "Switched off." in said and "never, while it is off" in said
    assert "Switched on." in words(as_operator.post(SWITCH, {"on": "yes"}, follow=True))


def test_switching_what_was_never_set_says_what_to_do(as_operator: Client, market: Market) -> None:
    said = words(as_operator.post(SWITCH, {"on": "yes"}, follow=True))
    assert "set its day and hour first" in said


def test_a_refusal_is_shown(as_operator: Client, market: Market) -> None:
    as_operator.post(PAGE, chosen())
    ScanSchedule.objects.update(refusal="No key of OpenAI can be used; enter one first.")
    for address in (PAGE, SCANS):
        assert "No key of OpenAI can be used" in words(as_operator.get(address))


@pytest.mark.parametrize(
    "wrong", [{"weekday": 7}, {"hour": 24}, {"trials": 0}, {"trials": 21}, {"spread_hours": 161}]
)
def test_what_cannot_be_is_refused(
    as_operator: Client, market: Market, wrong: dict[str, int]
) -> None:
    as_operator.post(PAGE, chosen(**wrong))
    assert not ScanSchedule.objects.exists()


def test_an_owner_sets_it_within_their_cap(
    as_owner: Client, organization: Organization, panel: Panel
) -> None:
    form = chosen(payer=organization.pk)
    assert "Ask an operator of this installation" in words(as_owner.post(PAGE, form))
    SpendCap.objects.create(organization=organization, micros=1)
    as_owner.post(PAGE, form)
    assert ScanSchedule.objects.get().organization == organization


def test_what_another_pays_is_not_theirs(
    as_owner: Client, as_operator: Client, market: Market, organization: Organization
) -> None:
    as_operator.post(PAGE, chosen())
    assert as_owner.get(PAGE).status_code == 404
    assert as_owner.post(PAGE, chosen(payer=organization.pk)).status_code == 404
    assert as_owner.post(SWITCH, {"on": "no"}).status_code == 404
    said = words(as_owner.get(SCANS))
    assert "Asked every Monday" in said and "Change the weekly scan" not in said


def test_an_operator_keeps_who_pays(
    as_operator: Client, market: Market, organization: Organization
) -> None:
    SpendCap.objects.create(organization=organization, micros=1)
    ScanSchedule.objects.create(market=market, organization=organization)
    as_operator.post(PAGE, chosen(payer=organization.pk))
    assert ScanSchedule.objects.get().organization == organization
    elsewhere = cast.organization("Elsewhere Group")
    as_operator.post(PAGE, chosen(payer=elsewhere.pk))
    assert ScanSchedule.objects.get().organization == organization


def test_a_manager_finds_no_form(client: Client, manager: User) -> None:
    client.force_login(manager)
    assert client.get(PAGE).status_code == 404


def test_an_owner_cannot_let_the_installation_pay(
    client: Client, owner: User, market: Market, organization: Organization
) -> None:
    SpendCap.objects.create(organization=organization, micros=10**9)
    client.force_login(owner)
    page = client.post(PAGE, chosen(payer="installation"))
    assert page.status_code == 200
    assert not ScanSchedule.objects.exists()
