"""Audit a dealer's site now, with a line of progress, and print what was found as JSON."""

from __future__ import annotations

import json
import sys
import threading
from argparse import ArgumentParser
from collections import Counter
from typing import Final

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from aiv.domain.errors import DealershipError
from aiv.models import SiteAudit
from aiv.selectors.inventory import inventory
from aiv.selectors.site import site_audits
from aiv.services.site import audit_worker, audits

LOOK_SECONDS: Final = 1.0
WIDTH: Final = 30


class Command(BaseCommand):
    """Plan, run and report one audit; exit 1 when it found nothing."""

    help = "Audit the site of a dealer and print state, pages, score and outcomes as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the dealer and how far to read."""
        parser.add_argument("dealer", metavar="DEALER", help="slug of the dealer")
        parser.add_argument("--pages", type=int, default=audits.UNVERIFIED_PAGES, metavar="N")

    def handle(self, *, dealer: str, pages: int, **_options: object) -> None:
        """Run the audit here, in this process."""
        audit = _claimed(dealer, pages)
        is_over = threading.Event()
        showing = threading.Thread(target=_show, args=(audit, is_over), daemon=True)
        showing.start()
        try:
            audit_worker.run(audit)
        finally:
            is_over.set()
            showing.join()
        audit.refresh_from_db()
        self.stdout.write(json.dumps(_summary(audit)))
        if audit.failure:
            sys.exit(1)


def _claimed(slug: str, pages: int) -> SiteAudit:
    dealer = inventory.dealer(slug)
    if dealer is None:
        raise CommandError(f"There is no dealer {slug}.")
    now = timezone.now()
    try:
        planned = audits.plan(dealer, page_limit=pages, person=None, now=now, may_hurry=True)
    except DealershipError as fault:
        raise CommandError(str(fault)) from fault
    claimed = audits.claim_one(planned.pk, now=now)
    if claimed is None:
        raise CommandError("A worker was faster and runs this audit; its page shows how far it is.")
    return claimed


def _show(audit: SiteAudit, is_over: threading.Event) -> None:
    """Draw how far it is, as long as somebody looks."""
    while sys.stderr.isatty() and not is_over.wait(LOOK_SECONDS):
        done, planned = site_audits.progress(audit)
        filled = WIDTH * done // planned if planned else 0
        bar = "#" * filled + "." * (WIDTH - filled)
        sys.stderr.write(f"\r[{bar}] {done} of {planned or '?'} pages ")
        sys.stderr.flush()


def _summary(audit: SiteAudit) -> dict[str, object]:
    outcomes = Counter(finding.outcome.value for finding in site_audits.findings(audit))
    started, finished = audit.started_at, audit.finished_at
    return {
        "dealer": audit.dealer.slug,
        "state": audit.state,
        "pages": audit.pages_done,
        "end": audit.end,
        "seconds": (finished - started).total_seconds() if started and finished else None,
        "score": audit.score,
        "coverage": audit.coverage,
        "caps": audit.caps,
        "outcomes": dict(outcomes),
        "failure": audit.failure,
    }
