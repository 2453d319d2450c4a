"""Keep what scans cost within the monthly caps of an organization and of the installation.

Money is held back before a call may be made and settled after it. Every line of the ledger is
locked while it is read and written, the installation's first, and always last in a transaction:
so the sum never passes a cap, and two workers never wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import MonthlySpending, Scan, SpendCap
from dealershipai.accounts import audit
from dealershipai.accounts.models import Organization, User

MOST_MICROS = 10**15


@dataclass(frozen=True, slots=True)
class Payer:
    """Say in whose name and in which month money counts; None is the installation itself."""

    organization_id: UUID | None
    month: date


def payer_of(scan: Scan) -> Payer:
    """Give who pays for a scan; its money counts in the month in which it was started."""
    return Payer(scan.organization_id, scan.spend_month or scan.day.replace(day=1))


@transaction.atomic
def reserve(payer: Payer, micros: int) -> None:
    """Hold money back; raises Conflict when a cap would be passed, and then holds nothing."""
    for line in _locked(payer):
        cap = cap_of(line.organization_id)
        if cap is not None and line.spent_micros + line.reserved_micros + micros > cap:
            raise Conflict(_refusal(line, cap))
        _move(line, reserved=micros, spent=0)


def settle(payer: Payer, *, released: int, spent: int) -> None:
    """Give back what was held back, and count what was spent."""
    if not (released or spent):
        return
    with transaction.atomic():
        for line in _locked(payer):
            _move(line, reserved=-released, spent=spent)


def has_room(payer: Payer) -> bool:
    """Say whether what is spent and held back lies within the caps as they stand now."""
    return all(_is_within(line) for line in _lines(payer))


def cap_of(organization_id: UUID | None) -> int | None:
    """Give a monthly cap in millionths of a dollar; None where nobody set one."""
    caps = SpendCap.objects.filter(organization=organization_id)
    return caps.values_list("micros", flat=True).first()


def left(payer: Payer) -> int | None:
    """Give what may still be spent this month, never below 0; None where no cap is set."""
    caps = [
        max(0, cap - line.spent_micros - line.reserved_micros)
        for line in _lines(payer)
        if (cap := cap_of(line.organization_id)) is not None
    ]
    return min(caps, default=None)


@transaction.atomic
def set_cap(organization: Organization | None, micros: int, *, person: User | None) -> SpendCap:
    """Set a monthly cap; a lower one stops what runs before its next call."""
    if not 0 <= micros <= MOST_MICROS:
        raise InvalidInput("cap", "write an amount of 0 dollars or more")
    cap, _ = SpendCap.objects.update_or_create(
        organization=organization, defaults={"micros": micros}
    )
    audit.record(
        actor=person,
        action="spend_cap.set",
        target=cap,
        changes={"micros": micros},
        organization_id=organization.pk if organization else None,
    )
    return cap


def _owners(payer: Payer) -> Iterator[UUID | None]:
    yield None
    if payer.organization_id is not None:
        yield payer.organization_id


def _locked(payer: Payer) -> Iterator[MonthlySpending]:
    for owner in _owners(payer):
        lines = MonthlySpending.objects.select_for_update()
        # The stubs do not know that None is looked up as "is null".
        yield lines.get_or_create(organization_id=owner, month=payer.month)[0]  # type: ignore[misc]


def _lines(payer: Payer) -> Iterator[MonthlySpending]:
    """Give the lines as they stand; one that nobody wrote yet counts nothing."""
    for owner in _owners(payer):
        found = MonthlySpending.objects.filter(organization=owner, month=payer.month).first()
        yield found or MonthlySpending(organization_id=owner, month=payer.month)


def _move(line: MonthlySpending, *, reserved: int, spent: int) -> None:
    MonthlySpending.objects.filter(pk=line.pk).update(
        reserved_micros=F("reserved_micros") + reserved, spent_micros=F("spent_micros") + spent
    )


def _is_within(line: MonthlySpending) -> bool:
    cap = cap_of(line.organization_id)
    return cap is None or line.spent_micros + line.reserved_micros <= cap


def _refusal(line: MonthlySpending, cap: int) -> str:
    whose = "the organization's" if line.organization_id else "the installation's"
    taken = line.spent_micros + line.reserved_micros
    return (
        f"This could pass {whose} cap of {cap / 1e6:,.2f} USD for {line.month:%B %Y}: "
        f"{taken / 1e6:,.2f} USD are spent or held back. Ask for fewer calls, or raise the cap."
    )
