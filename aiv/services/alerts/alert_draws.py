"""Decide what waits by a second draw: find it, start it where the payer allows it, and read it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from aiv.domain.alerting import deciding, overtaking, words
from aiv.domain.alerting.deciding import Second
from aiv.domain.alerting.values import Draw, Kind
from aiv.domain.changes import weekly_change
from aiv.domain.changes.weeks import Week
from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Alert, AlertState, Scan, ScanState
from aiv.models.scan import OPEN_SCANS
from aiv.selectors.asking import confirmations as reading
from aiv.selectors.asking.confirmations import WITHIN
from aiv.selectors.changes import model_events
from aiv.services.alerts import alerts
from aiv.services.asking import confirmations

REVIEWED: Final = timedelta(days=7)
"""As long a held alert may still come free: a mark can be taken back when a week is recounted."""
NO_SCAN: Final = "the week's answers came from no weekly scan that could be asked again."
SWITCHED_OFF: Final = (
    "this market's weekly scan is not set to ask again what seems to have changed."
)
TOO_LATE: Final = "no second draw was complete within 48 hours after the weekly scan."
UNDER_WAY: Final = "A second draw is under way."
NOTHING_SAID: Final = "too few questions were answered in the second draw."


def run_due(now: datetime) -> int:
    """Move on every alert that can be decided; give how many moved."""
    waiting = Alert.objects.filter(state=AlertState.WAITING)
    held = Alert.objects.filter(state=AlertState.HELD, found_at__gt=now - REVIEWED)
    rows = (waiting | held).select_related("dealer", "market").order_by("found_at")
    return sum(settle(alert, now=now) for alert in rows)


def settle(alert: Alert, *, now: datetime) -> bool:
    """Decide about one alert; False while it stays where it is."""
    if alert.market is None or alert.week is None or alert.dealer_id is None:
        return False
    events = [event.words for event in model_events.of_week(alert.market, Week(alert.week))]
    second = Second() if events else second_draw(alert, now=now)
    found = deciding.decide(_delta(alert), events=events, second=second)
    if found.state == alert.state and found.reason == alert.reason:
        return False
    before = alert.state
    is_moved = alerts.move(
        alert,
        AlertState(found.state),
        now=now,
        reason=found.reason,
        second=found.draw.stored() if found.draw else {},
        second_words=_second_words(alert, found.draw),
    )
    return is_moved and found.state != before


def second_draw(alert: Alert, *, now: datetime) -> Second:
    """Say how the second draw of an alert stands; start it while that is still in time."""
    scan = reading.weekly_scan(alert.market, alert.week) if alert.market and alert.week else None
    if scan is None or scan.schedule is None or scan.state == ScanState.CANCELLED:
        return Second(why_not=NO_SCAN)
    if scan.finished_at is None:
        return Second(is_under_way=True, why_not="The weekly scan is still under way.")
    deadline = scan.finished_at + WITHIN
    again = getattr(scan, "confirmation", None)
    if again is None:
        return _started(scan, deadline, now)
    return _asked(alert, again, deadline, now)


def _started(scan: Scan, deadline: datetime, now: datetime) -> Second:
    if scan.schedule is None or not scan.schedule.confirms_changes:
        return Second(why_not=SWITCHED_OFF)
    if now >= deadline:
        return Second(why_not=TOO_LATE)
    try:
        confirmations.confirm(scan, now=now)
    except (Conflict, InvalidInput) as refusal:
        # Until the time is up people may raise the cap or enter the key.
        return Second(is_under_way=True, why_not=f"It cannot be asked again yet: {refusal}")
    return Second(is_under_way=True, why_not=UNDER_WAY)


def _asked(alert: Alert, again: Scan, deadline: datetime, now: datetime) -> Second:
    if again.state in OPEN_SCANS and now < deadline:
        return Second(is_under_way=True, why_not=again.reason or UNDER_WAY)
    ended_at = again.finished_at
    if again.state != ScanState.FINISHED or ended_at is None or ended_at > deadline:
        return Second(why_not=TOO_LATE)
    draw = _draw(alert, again)
    return Second(draw=draw) if draw else Second(why_not=NOTHING_SAID)


def _draw(alert: Alert, again: Scan) -> Draw | None:
    """Read the new answers alone; those that made it look worth asking again are left out."""
    both = reading.new_answers(again)
    own = alert.dealer_id
    if both is None or own is None:
        return None
    one, two = both.before, both.after
    if alert.kind == Kind.OVERTAKEN:
        rival = UUID(alert.subject)
        gap = overtaking.gap((one.of(own), two.of(own)), (one.of(rival), two.of(rival)))
        change = gap.lead if gap else None
        p = change.p if change else 1.0
    else:
        found = weekly_change.compare(one.of(own), two.of(own))
        change = found.change
        # A small panel has to pass the exact test too (S5).
        p = max(change.p if change else 1.0, found.exact_p or 0.0)
    if change is None:
        return None
    return Draw(delta=change.delta, lo=change.lo, hi=change.hi, p=p, answers=both.answers())


def _delta(alert: Alert) -> float:
    """Give the change whose direction new answers must show: beside the peers where it has one."""
    figures = alert.figures
    return float(figures.get("adjusted_delta") or figures.get("delta") or 0.0)


def _second_words(alert: Alert, draw: Draw | None) -> str:
    return words.second_gap(draw) if alert.kind == Kind.OVERTAKEN else words.second(draw)
