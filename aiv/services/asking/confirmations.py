"""Ask again what seems to have changed: a screen picks, new answers alone decide (method 2.6)."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Final

from django.db import transaction

from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.statistics import allocation
from aiv.models import Assistant, Scan
from aiv.selectors.asking import confirmations
from aiv.services.asking import scan_news, scan_orders, scan_quotes, scans, scheduled_weeks

LOG = logging.getLogger(__name__)
NOBODY: Final = "None of its assistants can be asked now."


def run_due(now: datetime) -> int:
    """Start what is to be asked again and give how many scans that were; each week once at most."""
    return sum(
        _confirm(scan, now) for scan in confirmations.waiting(now) if confirmations.screened(scan)
    )


def confirm(scan: Scan, *, now: datetime) -> Scan:
    """Ask a weekly scan's questions again; the schedule's payer pays. Raises Conflict in words."""
    if scan_orders.lacks_cap(scan.organization):
        raise Conflict(scheduled_weeks.NO_CAP)
    asked = list(Assistant.objects.filter(probes__scan=scan).distinct())
    problems = scan_quotes.problems(asked, now=now)
    able = [one for one in asked if one.pk not in problems]
    if not able:
        raise Conflict(next(iter(problems.values()), NOBODY))
    return scans.start(
        scan.panel,
        able,
        # Twelve new answers a question, whoever gives them.
        trials=-(-allocation.CONFIRM_ANSWERS // len(able)),
        organization=scan.organization,
        person=None,
        now=now,
        confirms=scan,
    )


def _confirm(scan: Scan, now: datetime) -> bool:
    try:
        confirm(scan, now=now)
    except (Conflict, InvalidInput) as refusal:
        # Tried again while the change may still be confirmed; a cap or key is for people to mend.
        LOG.warning(
            "a change is not asked again", extra={"scan": str(scan.pk), "why": str(refusal)}
        )
        _keep(scan, str(refusal))
        return False
    _keep(scan, "")
    return True


@transaction.atomic
def _keep(scan: Scan, words: str) -> None:
    """Keep why it is not asked again, and tell pages and the audit log when that changed."""
    kept = words[:300]
    other = Scan.objects.filter(pk=scan.pk).exclude(confirmation_refusal=kept)
    if not other.update(confirmation_refusal=kept):
        return
    if kept:
        scan_news.record(scan, "scan.confirmation_refused", None, reason=kept)
    scan_news.announce(scan)
