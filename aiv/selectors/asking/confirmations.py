"""Read which dealers seem to have changed, and what answers that were asked anew say of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from aiv.domain.changes import weekly_change
from aiv.domain.changes.weekly_change import WeeklyChange
from aiv.domain.statistics import allocation
from aiv.models import Dealer, Market, Scan, ScanState
from aiv.selectors.asking import scan_counts
from aiv.selectors.asking.scan_counts import ScanCounts
from aiv.selectors.markets import panel_lineages
from aiv.selectors.markets.panel_lineages import Versions

WITHIN: Final = timedelta(hours=48)
"""A second draw later than this would measure another time (method S6)."""


def waiting(now: datetime) -> list[Scan]:
    """Give the weekly scans that ended lately and whose changes were not asked again."""
    return list(
        Scan.objects.filter(
            state=ScanState.FINISHED,
            finished_at__gt=now - WITHIN,
            schedule__is_on=True,
            schedule__confirms_changes=True,
            confirmation__isnull=True,
        ).select_related("panel__market", "schedule__organization")
    )


def screened(scan: Scan) -> Mapping[UUID, WeeklyChange]:
    """Give the claimed dealers whose change since the week before is worth asking again.

    This only picks whom to ask about; it decides nothing.
    """
    versions = _versions(scan)
    before = _week_before(scan, versions)
    if before is None:
        return {}
    found = _changes(before, scan, _dealers(scan), versions)
    return {
        pk: each
        for pk, each in found.items()
        if each.change is not None and allocation.needs_confirmation(each.change.p)
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswers:
    """The week before as its weekly scan counted it, and the second draw alone."""

    before: ScanCounts
    after: ScanCounts

    def answers(self) -> int:
        """Give how many answers the second draw brought."""
        tallies = (each for series in self.after.tallies.values() for each in series)
        return sum(each.answered for each in tallies)


def new_answers(confirming: Scan) -> NewAnswers | None:
    """Give both draws of a comparison; None where no week before was asked.

    The answers that made the change look worth asking again are left out: they were picked for it
    (method 2.6).
    """
    screening = confirming.confirms
    versions = _versions(confirming)
    before = _week_before(screening, versions) if screening else None
    if before is None:
        return None
    return NewAnswers(before=_counted(before, versions), after=_counted(confirming, versions))


def weekly_scan(market: Market, monday: date) -> Scan | None:
    """Give the weekly scan of a market that began in a week, with its confirmation if it has one.

    Its days are those of the market's own time zone.
    """
    scans = Scan.objects.filter(
        schedule__market=market,
        period_start__gte=monday,
        period_start__lt=monday + timedelta(days=7),
    )
    related = ("schedule__organization", "panel__market", "confirmation")
    return scans.select_related(*related).order_by("-period_start").first()


def _versions(scan: Scan) -> Versions:
    return panel_lineages.of_market(scan.panel.market_id)


def _week_before(scan: Scan, versions: Versions) -> Scan | None:
    """Give the last weekly scan before this one, of its panel or of a version that it carries on.

    Of another version only the questions in the same words compare (method 2.3, section 4 rule 7).
    """
    if scan.schedule_id is None or scan.period_start is None:
        return None
    earlier = Scan.objects.filter(
        schedule=scan.schedule_id,
        panel__in=versions.series_until(scan.panel_id),
        period_start__lt=scan.period_start,
        state=ScanState.FINISHED,
    )
    return earlier.order_by("-period_start", "-panel__version").first()


def _dealers(scan: Scan) -> list[UUID]:
    dealers = Dealer.objects.filter(markets__panels=scan.panel_id, organization__isnull=False)
    if scan.organization_id is not None:
        dealers = dealers.filter(organization=scan.organization_id)
    return list(dealers.order_by("pk").values_list("pk", flat=True))


def _changes(
    before: Scan, after: Scan, dealers: Collection[UUID], versions: Versions
) -> dict[UUID, WeeklyChange]:
    one, two = _counted(before, versions), _counted(after, versions)
    return {pk: weekly_change.compare(one.of(pk), two.of(pk)) for pk in dealers}


def _counted(scan: Scan, versions: Versions) -> ScanCounts:
    return scan_counts.of_scan(scan, versions.questions.get(scan.panel_id, {}))
