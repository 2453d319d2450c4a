"""Start scans and steer them: pause, resume, cancel, and try failed calls again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from secrets import randbelow
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from aiv.domain.asking import failure_words, periods
from aiv.domain.asking.scan_plan import TrialsOf
from aiv.domain.errors import Conflict
from aiv.models import (
    Assistant,
    Panel,
    Probe,
    ProbeState,
    Scan,
    ScanOrigin,
    ScanSchedule,
    ScanState,
)
from aiv.models.scan import OPEN_SCANS
from aiv.services.asking import (
    budgets,
    open_calls,
    scan_months,
    scan_news,
    scan_quotes,
    scan_starts,
)
from dealershipai.accounts.models import Organization, User

LOST: Final = (ProbeState.FAILED, ProbeState.EXHAUSTED)
ENDED: Final = "This scan has ended; start another one."
NOT_ASKED: Final = "These answers were imported; there is nothing to steer."


def start(
    panel: Panel,
    assistants: Sequence[Assistant],
    *,
    trials: int,
    organization: Organization | None,
    person: User | None,
    now: datetime,
    seed: int | None = None,
    spread: timedelta = timedelta(0),
    schedule: ScanSchedule | None = None,
    period_start: date | None = None,
    token: UUID | None = None,
    trials_of: TrialsOf | None = None,
    confirms: Scan | None = None,
) -> Scan:
    """Plan a scan and hold back the most it may cost; `token` makes a second click the same scan.

    Raises InvalidInput naming trials, assistants or spread, and Conflict in words for whatever
    `scan_quotes.quote` refuses, for a cap and for a week that was asked before.
    """
    order = scan_starts.Order(
        panel=panel,
        assistants=tuple(assistants),
        trials=trials,
        organization=organization,
        person=person,
        now=now,
        spread=spread,
        schedule=schedule,
        period_start=period_start,
        trials_of=trials_of,
        confirms=confirms,
        seed=randbelow(scan_starts.SEEDS) if seed is None else seed,
        token=token or uuid4(),
    )
    return scan_starts.place(order)


def pause(scan: Scan, *, person: User | None, now: datetime) -> bool:
    """Make no further call until it is resumed; what is out is recorded. Say whether it changed."""
    with transaction.atomic():
        reason = f"Paused on {now:%-d %b %Y, %H:%M} UTC."
        is_mine = _moved(scan, (ScanState.RUNNING,), ScanState.PAUSED, reason=reason)
        if is_mine:
            _tell(scan, "scan.paused", person)
    return _known(scan, is_mine, ScanState.PAUSED)


def resume(scan: Scan, *, person: User | None, now: datetime) -> bool:
    """Go on; what became due by `now` is due at once. Say whether it changed.

    In another month what it still holds moves there; raises Conflict when a cap has no room.
    """
    with transaction.atomic():
        is_mine = _moved(scan, (ScanState.PAUSED,), ScanState.RUNNING, reason="")
        if is_mine:
            _tell(scan, "scan.resumed", person)
            scan_months.move(scan, now=now)
    return _known(scan, is_mine, ScanState.RUNNING)


def cancel(scan: Scan, *, person: User | None, now: datetime) -> bool:
    """End a scan: what is not asked yet is skipped, and its money given back.

    Calls already out are recorded and settled when they come back. Say whether it changed.
    """
    with transaction.atomic():
        reason = f"Cancelled on {now:%-d %b %Y, %H:%M} UTC."
        is_mine = _moved(scan, OPEN_SCANS, ScanState.CANCELLED, reason=reason, finished_at=now)
        if is_mine:
            _tell(scan, "scan.cancelled", person)
            _skip_rest(scan, reason)
    return _known(scan, is_mine, ScanState.CANCELLED)


@transaction.atomic
def retry_failed(scan: Scan, *, person: User | None, now: datetime) -> int:
    """Plan the calls again that failed or were given up; give how many.

    Those of an assistant that cannot be asked now are left. Raises Conflict when that leaves
    none, when a cap has no room, and for a scan that was cancelled.
    """
    locked = Scan.objects.select_for_update(of=("self",)).select_related("panel").get(pk=scan.pk)
    _check_retryable(locked)
    assistants = _worth_retrying(locked, now=now)
    if not assistants:
        return 0
    most = scan_starts.most_of_each(assistants)
    again = {one.pk: _plan_again(locked, one.pk, most[one.pk], now) for one in assistants}
    _reopen(locked, now)
    _tell(locked, "scan.retried", person, calls=sum(again.values()))
    budgets.reserve(budgets.payer_of(locked), sum(most[pk] * calls for pk, calls in again.items()))
    scan.refresh_from_db()
    return sum(again.values())


def skip_leftovers(now: datetime) -> int:
    """Skip calls that came back without an answer after their scan was cancelled."""
    left = Probe.objects.filter(scan=OuterRef("pk"), state=ProbeState.PLANNED)
    ended = Scan.objects.filter(Exists(left), state=ScanState.CANCELLED)
    return sum(_skip_rest(scan, scan.reason or ENDED) for scan in ended)


def _moved(scan: Scan, before: Sequence[str], after: str, **columns: object) -> bool:
    """Change the state if it is still one of `before`: of two people at once one changes it."""
    mine = Scan.objects.filter(pk=scan.pk, origin=ScanOrigin.ASKED, state__in=before)
    return bool(mine.update(state=after, **columns))


def _known(scan: Scan, is_mine: bool, *after: str) -> bool:
    """Say whether the state was changed now; raises Conflict where it cannot become that."""
    scan.refresh_from_db()
    if scan.origin != ScanOrigin.ASKED:
        raise Conflict(NOT_ASKED)
    if not is_mine and scan.state not in after:
        raise Conflict(ENDED)
    return is_mine


def _tell(scan: Scan, action: str, person: User | None, **changes: object) -> None:
    scan_news.record(scan, action, person, **changes)
    scan_news.announce(scan)


@transaction.atomic
def _skip_rest(scan: Scan, reason: str) -> int:
    skipped = open_calls.skip(scan, kind=failure_words.CANCELLED, reason=reason)
    budgets.settle(budgets.payer_of(scan), released=skipped.micros, spent=0)
    return skipped.calls


def _check_retryable(scan: Scan) -> None:
    if scan.origin != ScanOrigin.ASKED:
        raise Conflict(NOT_ASKED)
    if scan.state == ScanState.CANCELLED:
        raise Conflict("This scan was cancelled; start another one.")


def _worth_retrying(scan: Scan, *, now: datetime) -> list[Assistant]:
    """Give the assistants with lost calls that can be asked; raises Conflict when none can."""
    lost = Probe.objects.filter(scan=scan, state__in=LOST, assistant=OuterRef("pk"))
    found = list(Assistant.objects.filter(Exists(lost)))
    problems = scan_quotes.problems(found, now=now)
    askable = [one for one in found if one.pk not in problems]
    if found and not askable:
        raise Conflict(problems[found[0].pk])
    return askable


def _plan_again(scan: Scan, assistant: UUID, most: int, now: datetime) -> int:
    lost = Probe.objects.filter(scan=scan, state__in=LOST, assistant=assistant)
    return lost.update(
        state=ProbeState.PLANNED,
        due_at=now,
        reserved_micros=most,
        attempts_before=F("attempts"),
        failure_kind="",
        failure="",
    )


def _reopen(scan: Scan, now: datetime) -> None:
    """Let a finished scan go on; nothing is held for it, so it counts in the month of now."""
    if scan.state != ScanState.FINISHED:
        return
    scan.state, scan.reason, scan.finished_at = ScanState.RUNNING, "", None
    scan.spend_month = periods.month_of(now)
    scan.save(update_fields=["state", "reason", "finished_at", "spend_month"])
