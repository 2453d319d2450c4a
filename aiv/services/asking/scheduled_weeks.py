"""Ask one week of one schedule: its market, and beside it canaries and the facts of dealers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from django.db import transaction

from aiv.domain.asking.periods import Period
from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Access, Assistant, Scan, ScanSchedule
from aiv.selectors.asking import scan_schedules as schedules
from aiv.services.asking import adaptive, scan_orders, scan_quotes, scan_starts, scans, side_scans
from aiv.services.markets import panel_edits, panels
from dealershipai.accounts import audit

NO_PANEL: Final = "This market has no panel yet; freeze one first."
NO_CAP: Final = (
    "Nobody has capped what its organization may spend on scans. An operator sets the monthly cap "
    "under Spending; then the week is asked by itself."
)
NOBODY: Final = "This market has no assistant that can be asked."


def ask(row: ScanSchedule, week: Period, *, is_asked: bool, now: datetime) -> int:
    """Start what of a week is missing, give how many scans that were, and keep what is refused."""
    assistants = assistants_of(row)
    problems = scan_quotes.problems(assistants, now=now)
    able = [one for one in assistants if one.pk not in problems]
    starts: list[Callable[[], Scan]] = []
    if not is_asked:
        starts.append(partial(_start, row, week, able, now))
        # With the week itself or not at all: a round with nothing to do looks for no panel.
        starts += _beside(row, week, able, now)
    sides = side_scans.missing(row, week, able)
    starts += [partial(side_scans.start, side, row, able, now=now) for side in sides]
    if not starts:
        return 0
    if scan_orders.lacks_cap(row.organization):
        # Whoever set it had a cap; without one nothing bounds what a week costs its organization.
        _keep(row, NO_CAP)
        return 0
    started, refusal = _started(starts)
    _keep(row, " ".join([*dict.fromkeys(problems.values()), *filter(None, [refusal])]))
    return started


def assistants_of(row: ScanSchedule) -> list[Assistant]:
    """Give the assistants of a schedule's market that are asked by machine."""
    asked = Assistant.objects.filter(market_assistants__market=row.market_id)
    return list(asked.exclude(access=Access.BY_HAND))


def _start(row: ScanSchedule, week: Period, able: Sequence[Assistant], now: datetime) -> Scan:
    panel = panels.current(row.market)
    if panel is None:
        raise Conflict(NO_PANEL)
    if not able:
        raise Conflict(NOBODY)
    return scans.start(
        panel,
        able,
        trials=row.trials,
        organization=row.organization,
        person=None,
        now=now,
        spread=schedules.spread(row, now=now),
        schedule=row,
        period_start=week.start,
        trials_of=adaptive.trials_of(panel, [one.pk for one in able], trials=row.trials, now=now)
        if row.is_adaptive
        else None,
    )


def _beside(
    row: ScanSchedule, week: Period, able: Sequence[Assistant], now: datetime
) -> list[Callable[[], Scan]]:
    """Ask the earlier version of a changed panel beside the new one, for its one week (S10)."""
    earlier = panel_edits.parallel(row.market, now)
    if earlier is None or not able:
        return []
    if Scan.objects.filter(panel=earlier, period_start=week.start).exists():
        return []
    return [
        partial(
            scans.start,
            earlier,
            able,
            trials=row.trials,
            organization=row.organization,
            person=None,
            now=now,
            spread=schedules.spread(row, now=now),
            period_start=week.start,
        )
    ]


def _started(starts: Sequence[Callable[[], Scan]]) -> tuple[int, str]:
    """Start one after the other; what the money does not reach for ends it."""
    started = 0
    for start in starts:
        refusal = _refusal_of(start)
        if refusal:
            return started, refusal
        started += refusal is None
    return started, ""


def _refusal_of(start: Callable[[], Scan]) -> str | None:
    """Start; give None when it did, an empty text when another scheduler was faster."""
    try:
        start()
    except (Conflict, InvalidInput) as refusal:
        words = str(refusal)
        return "" if words == scan_starts.ASKED_BEFORE else words
    return None


def _keep(row: ScanSchedule, words: str) -> None:
    kept = words[:300]
    if row.refusal == kept:
        return
    with transaction.atomic():
        other = ScanSchedule.objects.filter(pk=row.pk).exclude(refusal=kept)
        if other.update(refusal=kept, refusal_told_at=None) and kept:
            audit.record(
                actor=None,
                action="scan_schedule.refused",
                target=row,
                changes={"market": row.market.slug, "reason": kept},
                organization_id=row.organization_id,
            )
