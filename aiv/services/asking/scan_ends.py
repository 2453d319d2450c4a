"""End scans whose last call is done, and let open pages follow them until then."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from aiv import live
from aiv.domain.live_kinds import Kind
from aiv.domain.statistics.mention_rates import MIN_ANSWERS, MIN_INTENTS
from aiv.models import (
    Answer,
    AnswerStatus,
    Panel,
    PanelKind,
    Probe,
    Scan,
    ScanState,
)
from aiv.models.probe import OPEN_PROBES
from aiv.services.asking import budgets, probes, scan_news
from aiv.services.changes import weeks
from aiv.services.score import scores

LOG = logging.getLogger(__name__)
TOLD_EVERY: Final = timedelta(seconds=10)
WINDOW: Final = timedelta(days=28)
# Scoring a large market takes long: it may take this share of the time of a scan and no more.
SCORING_SHARE: Final = 0.05


@dataclass(slots=True)
class Telling:
    """Tell pages how scans go on, seldom enough that telling costs little of the scan itself."""

    every: timedelta = TOLD_EVERY
    _scored_s: dict[UUID, float] = field(default_factory=dict)

    def tell(self, scans: Iterable[UUID], *, now: datetime) -> int:
        """Score and announce the markets of scans that were not told of lately; give how many."""
        return sum(self._told(pk, now) for pk in scans)

    def _told(self, pk: UUID, now: datetime) -> bool:
        rest = max(self.every, timedelta(seconds=self._scored_s.get(pk, 0.0) / SCORING_SHARE))
        silent = Q(told_at=None) | Q(told_at__lte=now - rest)
        # Of several workers one tells.
        if not Scan.objects.filter(silent, pk=pk).update(told_at=now):
            return False
        scan = Scan.objects.select_related("panel__market", "panel__dealer").get(pk=pk)
        begun = time.perf_counter()
        if _has_sample(scan.panel, now):
            rescore(scan.panel, now=now)
        self._scored_s[pk] = time.perf_counter() - begun
        announce(scan)
        return True


def end_due(now: datetime) -> int:
    """Finish every scan that has no open call left; give how many were finished."""
    rows = _without_open(probes.under_way())
    return sum(_finish(scan, now) for scan in rows.select_related("panel__market", "panel__dealer"))


def rescore(panel: Panel, *, now: datetime) -> None:
    """Score the market of a panel; answers of other panels feed no score.

    A fault in the scoring ends no scan: the answers stand, and they can be scored again.
    """
    if panel.kind != PanelKind.MARKET or panel.market is None:
        return
    try:
        with transaction.atomic():
            scores.rescore(panel.market, now=now)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        LOG.exception("a market could not be scored", extra={"market": panel.market.slug})


@transaction.atomic
def announce(scan: Scan) -> None:
    """Tell the pages of the dealers that a scan measures of its progress and its answers."""
    scan_news.announce(scan)
    for dealer in scan_news.dealers_of(scan):
        live.announce(dealer, Kind.ANSWERS)


@transaction.atomic
def _finish(scan: Scan, now: datetime) -> bool:
    """End a scan with its scores, all or nothing: a worker killed here is simply followed."""
    mine = _without_open(Scan.objects.filter(pk=scan.pk, state=ScanState.RUNNING))
    if not mine.update(state=ScanState.FINISHED, finished_at=now, told_at=now, reason=""):
        return False
    rescore(scan.panel, now=now)
    if scan.panel.market is not None:
        weeks.count(scan.panel.market, now=now, recent=True)
    announce(scan)
    _release_all(scan)
    return True


def _release_all(scan: Scan) -> None:
    """Give back what is still held; calls that ended hold nothing, so this finds nothing."""
    mine = Probe.objects.filter(scan=scan, reserved_micros__gt=0)
    left = mine.aggregate(left=Sum("reserved_micros"))["left"]
    if left:
        mine.update(reserved_micros=0)
        budgets.settle(budgets.payer_of(scan), released=left, spent=0)


def _without_open(scans: QuerySet[Scan]) -> QuerySet[Scan]:
    waiting = Probe.objects.filter(scan=OuterRef("pk"), state__in=OPEN_PROBES)
    return scans.exclude(Exists(waiting))


def _has_sample(panel: Panel, now: datetime) -> bool:
    """Say whether any assistant has answered enough for a rate to be stated."""
    answered = Answer.objects.filter(
        panel=panel, status=AnswerStatus.COMPLETED, asked_at__gt=now - WINDOW
    )
    enough = answered.values("assistant").annotate(
        n=Count("pk"), questions=Count("intent", distinct=True)
    )
    return enough.filter(n__gte=MIN_ANSWERS, questions__gte=MIN_INTENTS).exists()
