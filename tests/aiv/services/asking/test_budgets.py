"""Money is held back before it is spent, and no cap is passed."""

from __future__ import annotations

from datetime import date

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import MonthlySpending
from aiv.services.asking import budgets
from aiv.services.asking.budgets import Payer
from dealershipai.accounts.models import AuditEvent, Organization

pytestmark = pytest.mark.django_db
MONTH = date(2026, 3, 1)


@pytest.fixture
def payer(organization: Organization) -> Payer:
    budgets.set_cap(organization, 100, person=None)
    return Payer(organization.pk, MONTH)


def lines() -> set[tuple[bool, int, int]]:
    rows = MonthlySpending.objects.values_list("organization", "reserved_micros", "spent_micros")
    return {(owner is None, reserved, spent) for owner, reserved, spent in rows}


def test_what_is_held_back_counts_for_the_payer_and_the_installation(payer: Payer) -> None:
    budgets.reserve(payer, 60)
    assert lines() == {(True, 60, 0), (False, 60, 0)}
    assert (budgets.left(payer), budgets.has_room(payer)) == (40, True)


def test_what_would_pass_a_cap_is_refused_and_holds_nothing(payer: Payer) -> None:
    budgets.reserve(payer, 60)
    with pytest.raises(Conflict, match="the organization's cap of "):
        budgets.reserve(payer, 41)
    assert lines() == {(True, 60, 0), (False, 60, 0)}


def test_the_installations_cap_stops_everybody(payer: Payer) -> None:
    budgets.set_cap(None, 50, person=None)
    with pytest.raises(Conflict, match="the installation's cap"):
        budgets.reserve(payer, 51)
    assert budgets.left(payer) == 50


def test_settling_gives_back_and_counts_what_was_spent(payer: Payer) -> None:
    budgets.reserve(payer, 60)
    budgets.settle(payer, released=60, spent=45)
    budgets.settle(payer, released=0, spent=0)
    assert lines() == {(True, 0, 45), (False, 0, 45)}


def test_a_cap_that_was_lowered_leaves_no_room(payer: Payer, organization: Organization) -> None:
    budgets.reserve(payer, 60)
    budgets.set_cap(organization, 10, person=None)
    assert (budgets.left(payer), budgets.has_room(payer)) == (0, False)


def test_another_month_starts_at_nothing(payer: Payer) -> None:
    budgets.reserve(payer, 100)
    assert budgets.left(Payer(payer.organization_id, date(2026, 4, 1))) == 100


def test_without_a_cap_nothing_is_said_to_be_left() -> None:
    installation = Payer(None, MONTH)
    budgets.reserve(installation, 10**9)
    assert budgets.left(installation) is None


def test_a_cap_below_nothing_is_refused(organization: Organization) -> None:
    with pytest.raises(InvalidInput, match="0 dollars or more"):
        budgets.set_cap(organization, -1, person=None)


def test_a_cap_is_audited(payer: Payer) -> None:
    assert AuditEvent.objects.get(action="spend_cap.set").changes == {"micros": 100}
