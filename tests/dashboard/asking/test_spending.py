"""What scans may cost: the installation's caps, an organization's, and what an owner sees."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import MonthlySpending, SpendCap
from dealershipai.accounts.models import AuditEvent, Organization, User
from tests.dashboard.reading import costs, words

pytestmark = pytest.mark.django_db
ALL = reverse("dashboard:spending_of_all")
MINE = reverse("dashboard:spending")


def month() -> date:
    return timezone.now().date().replace(day=1)


def spend(organization: Organization | None, spent: int, held: int = 0) -> None:
    MonthlySpending.objects.create(
        organization=organization, month=month(), spent_micros=spent, reserved_micros=held
    )


def one(organization: Organization) -> str:
    return reverse("dashboard:spending_of_one", args=[organization.pk])


def test_without_a_cap_the_page_says_so_and_shows_a_measured_zero(as_operator: Client) -> None:
    said = words(as_operator.get(ALL))
    assert "Cap a month No cap is set" in said
    assert "$0.00" in said and "Left no limit" in said


def test_an_operator_caps_the_installation(as_operator: Client) -> None:
    said = words(as_operator.post(ALL, {"dollars": "12.50"}, follow=True))
    assert "The cap counts from the next call on." in said and "$12.50" in said
    assert SpendCap.objects.get().micros == 12_500_000
    assert AuditEvent.objects.filter(action="spend_cap.set").exists()


def test_an_operator_caps_an_organization(as_operator: Client, organization: Organization) -> None:
    spend(organization, 1_500_000, 250_000)
    said = words(as_operator.post(one(organization), {"dollars": "3"}, follow=True))
    assert "$3.00" in said and "$1.50" in said and "$0.2500" in said and "Left $1.25" in said


@pytest.mark.parametrize("dollars", ["", "-1", "much", "1e99", "0.001"])
def test_what_is_no_cap_is_refused(as_operator: Client, dollars: str) -> None:
    assert as_operator.post(ALL, {"dollars": dollars}).status_code == 200
    assert not SpendCap.objects.exists()


def test_a_cap_of_zero_is_a_cap(as_operator: Client) -> None:
    as_operator.post(ALL, {"dollars": "0"})
    assert SpendCap.objects.get().micros == 0


def test_an_owner_reads_their_own_months(
    as_owner: Client, organization: Organization, stranger: User
) -> None:
    SpendCap.objects.create(organization=organization, micros=5_000_000)
    spend(organization, 2_000_000)
    spend(Organization.objects.get(name="Far Shore Group"), 77_000_000)
    said = words(as_owner.get(MINE))
    assert "$5.00" in said and "$2.00" in said and f"{month():%B %Y}" in said
    assert "$77.00" not in said


def test_an_owner_cannot_set_a_cap(as_owner: Client, organization: Organization) -> None:
    assert as_owner.post(MINE, {"dollars": "9"}).status_code == 405
    assert as_owner.post(one(organization), {"dollars": "9"}).status_code == 404
    assert not SpendCap.objects.exists()


def test_a_manager_does_not_see_the_spending(client: Client, manager: User) -> None:
    client.force_login(manager)
    assert client.get(MINE).status_code == 404


def test_ten_organizations_cost_as_much_as_thirty(as_operator: Client) -> None:
    def add(count: int) -> None:
        for at in range(count):
            made = Organization.objects.create(name=f"Group {count} {at}")
            spend(made, at)

    ten, thirty = costs(as_operator, ALL, [lambda: add(10), lambda: add(20)])
    assert ten == thirty


def test_a_long_list_comes_in_pieces(as_operator: Client) -> None:
    Organization.objects.bulk_create(Organization(name=f"Group {at:03d}") for at in range(60))
    assert "1 to 50 of 60 organizations" in words(as_operator.get(ALL))
    assert "51 to 60 of 60 organizations" in words(as_operator.get(f"{ALL}?page=2"))
    assert "Group 059" in words(as_operator.get(f"{ALL}?page=99"))
