"""Tell by mail why a scheduled week is not asked: operators, and the owners who pay for it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse

from aiv.models import ScanSchedule
from dealershipai.accounts.models import Membership, Organization, Role, User


def send_due(now: datetime) -> int:
    """Send a mail for each refusal that nobody was told of; give how many were sent.

    Noted before it is sent, so that of two who do this one sends; taken back when that fails.
    """
    rows = ScanSchedule.objects.filter(is_on=True, refusal_told_at=None).exclude(refusal="")
    return sum(_told(row, now) for row in rows.select_related("market", "organization"))


def _told(row: ScanSchedule, now: datetime) -> bool:
    people = _people(row.organization)
    mine = ScanSchedule.objects.filter(pk=row.pk, refusal=row.refusal, refusal_told_at=None)
    if not people or not mine.update(refusal_told_at=now):
        return False
    try:
        send_mail(_subject(row), _body(row), None, people)
    except Exception:
        ScanSchedule.objects.filter(pk=row.pk, refusal_told_at=now).update(refusal_told_at=None)
        raise
    return True


def _people(organization: Organization | None) -> list[str]:
    staff = User.objects.filter(is_staff=True, is_active=True)
    owners = Membership.objects.filter(
        organization=organization, role=Role.OWNER, user__is_active=True
    ).values("user")
    found = staff.values_list("email", flat=True)
    paying = User.objects.filter(pk__in=owners).values_list("email", flat=True)
    return sorted({*found, *(paying if organization else ())})


def _subject(row: ScanSchedule) -> str:
    return f"The weekly scan of {' '.join(row.market.name.split())} is held back"


def _body(row: ScanSchedule) -> str:
    path = reverse("dashboard:scan_schedule", args=[row.market.slug])
    return "\n".join(
        [
            f"This week of {row.market.name} is not asked, or not of every assistant:",
            "",
            row.refusal,
            "",
            "It is tried again by itself until the week is nearly over. The schedule:",
            f"{settings.APP_URL}{path}",
        ]
    )
