"""Take in access logs and read them in slices: each slice counts and moves on in one transaction.

A slice that was killed counts nothing and is read again; the same file is never read twice.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import F

from aiv import live, timings
from aiv.domain import storable
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.live_kinds import Kind
from aiv.domain.logs import log_counts
from aiv.domain.logs.log_counts import Counts, Watch
from aiv.models import AccessLog, Dealer, LogState
from aiv.services import leases
from aiv.services.ground import log_files, log_rows, log_watch
from aiv.services.leases import MAX_ATTEMPTS, Queue
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

SLICE_SECONDS: Final = 5.0
NO_LOG: Final = (
    "No line of it is one of an access log: combined, common, CloudFront's or Cloudflare's."
)
NO_AGENTS: Final = (
    "The log does not name user agents (common format), so bots cannot be told; "
    "write it in the combined format."
)
CUT: Final = "Only the first 1 GB was read; split the log."
BROKEN: Final = "The packed file ends early or is damaged; what came before that was read."
GONE: Final = "The file is no longer here; upload it again."
INTERRUPTED: Final = (
    f"Reading it broke off {MAX_ATTEMPTS} times at the same place. What came before that is "
    "counted. Try it again; if it breaks off once more, split the file or tell your operator."
)
NOT_BROKEN_OFF: Final = "This log did not break off; there is nothing to try again."
QUEUE: Final = Queue(
    model=AccessLog,
    waiting=LogState.WAITING,
    running=LogState.READING,
    since="uploaded_at",
    lost="Another worker reads this log.",
    related=("dealer",),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploaded:
    """The log that a file holds, and whether it stood here before."""

    log: AccessLog
    is_repeated: bool


@dataclass(slots=True, kw_only=True)
class _Slice:
    """What one slice found and where it ended; `state` is how the log stands after it."""

    counts: Counts
    end: int
    packed_end: int
    state: LogState = LogState.WAITING
    note: str = ""


def upload(
    dealer: Dealer,
    chunks: Iterable[bytes],
    *,
    name: str,
    server: str,
    actor: User | None,
    now: datetime,
) -> Uploaded:
    """Keep a file to be read; the same file is found again by its digest."""
    log = AccessLog(
        dealer=dealer,
        name=storable.text(name)[:200],
        server=storable.text(" ".join(server.split()))[:60],
        uploaded_at=now,
        uploaded_by=actor,
    )
    kept = log_files.keep(chunks, dealer_id=dealer.pk, log_id=log.pk)
    log.digest, log.size = kept.digest, kept.size
    _forget_failed(dealer, kept.digest)
    standing = dealer.access_logs.filter(digest=kept.digest).first()
    if standing is None and kept.size and _created(log):
        return Uploaded(log=log, is_repeated=False)
    log_files.forget(dealer.pk, log.pk)
    if not kept.size:
        raise InvalidInput("file", "is empty")
    return Uploaded(log=dealer.access_logs.get(digest=kept.digest), is_repeated=True)


def read_some(log: AccessLog, *, now: datetime, seconds: float = SLICE_SECONDS) -> AccessLog:
    """Read on for some seconds; while another reads it, give it as it stands."""
    claimed = QUEUE.claim_one(log.pk, now=now, **leases.one_more())
    if claimed is not None:
        with timings.observed("read_access_log"):
            _finish(claimed, _slice(claimed, now, seconds))
    log.refresh_from_db()
    if claimed is not None and log.state in (LogState.READ, LogState.FAILED):
        log_files.forget(log.dealer_id, log.pk)
    return log


def read_due(*, now: datetime, seconds: float = SLICE_SECONDS) -> AccessLog | None:
    """Read on in the log that waits longest; None when none waits."""
    _give_up(now)
    log = QUEUE.due(now).order_by("uploaded_at").first()
    return read_some(log, now=now, seconds=seconds) if log else None


def may_retry(log: AccessLog) -> bool:
    """Say whether a log's reading broke off too often, so that its file still lies here."""
    return log.state == LogState.FAILED and log.attempts >= MAX_ATTEMPTS


@transaction.atomic
def retry(log: AccessLog, *, person: User | None) -> None:
    """Let a log be read on from where its reading broke off; raises Conflict for any other."""
    mine = AccessLog.objects.filter(pk=log.pk, state=LogState.FAILED, attempts__gte=MAX_ATTEMPTS)
    if not mine.update(state=LogState.WAITING, attempts=0, note=""):
        raise Conflict(NOT_BROKEN_OFF)
    _note(log, "access_log.retried", person)
    live.announce(log.dealer, Kind.OUTSIDE_FIGURES)


def remove(log: AccessLog, *, person: User) -> None:
    """Forget a log with everything counted from it."""
    dealer = log.dealer
    log_files.forget(log.dealer_id, log.pk)
    with transaction.atomic():
        _note(log, "access_log.removed", person)
        log.delete()
        live.announce(dealer, Kind.OUTSIDE_FIGURES)


def _forget_failed(dealer: Dealer, digest: str) -> None:
    """Let a file that failed be tried again: it may have failed because it was gone."""
    for failed in dealer.access_logs.filter(digest=digest, state=LogState.FAILED):
        log_files.forget(dealer.pk, failed.pk)
        failed.delete()


def _give_up(now: datetime) -> None:
    """Fail the logs whose reading ends its worker again and again; their files stay."""
    for log in QUEUE.given_up(now):
        with transaction.atomic():
            if QUEUE.let_go(log, LogState.FAILED, note=INTERRUPTED):
                live.announce(log.dealer, Kind.OUTSIDE_FIGURES)


def _created(log: AccessLog) -> bool:
    """Make the row; of two uploads of one file at once the later one finds the earlier."""
    try:
        with transaction.atomic():
            log.save(force_insert=True)
            _note(log, "access_log.uploaded", log.uploaded_by)
            live.announce(log.dealer, Kind.OUTSIDE_FIGURES)
    except IntegrityError:
        return False
    return True


def _slice(log: AccessLog, now: datetime, seconds: float) -> _Slice:
    """Count pieces until the time is up; outside any transaction, as networks may be asked."""
    found = _Slice(counts=Counts(), end=log.bytes_read, packed_end=log.packed_read)
    try:
        with log_watch.of(log, now=now) as watch:
            is_whole = _counted(log, found, watch, seconds)
    except log_files.Broken:
        found.state, found.note = _after_damage(log, found), BROKEN
    except InvalidInput:
        found.state, found.note = LogState.FAILED, GONE
    else:
        if is_whole:
            found.state = LogState.READ
            found.note = "" if log.bytes_read or found.counts.names_agents else NO_AGENTS
    return found


def _counted(log: AccessLog, found: _Slice, watch: Watch, seconds: float) -> bool:
    """Count on and say whether the end was reached; why it stops earlier stands in the slice."""
    until = time.monotonic() + seconds
    for piece in log_files.pieces(log):
        log_counts.take(piece.words, found.counts, watch)
        found.end, found.packed_end = piece.end, piece.packed_end
        if not log.bytes_read and not found.counts.is_log:
            found.state, found.note = LogState.FAILED, NO_LOG
            return False
        if piece.end > log_files.MAX_BYTES:
            found.state, found.note = LogState.READ, CUT
            return False
        if time.monotonic() > until:
            return False
    return True


def _after_damage(log: AccessLog, found: _Slice) -> LogState:
    """Keep what was read before the damage, unless nothing was."""
    return LogState.READ if log.bytes_read or found.counts.is_log else LogState.FAILED


@transaction.atomic
def _finish(log: AccessLog, found: _Slice) -> None:
    """Store a slice, unless somebody else took the log over meanwhile."""
    counts = found.counts
    is_held = QUEUE.let_go(
        log,
        found.state,
        attempts=0,
        note=found.note or log.note,
        bytes_read=found.end,
        packed_read=found.packed_end,
        lines=F("lines") + counts.lines,
        unread_lines=F("unread_lines") + counts.unread,
        repeated_lines=F("repeated_lines") + counts.repeated,
        first_at=_outer(min, log.first_at, counts.first_at),
        last_at=_outer(max, log.last_at, counts.last_at),
    )
    if is_held:
        log_rows.add(log, counts)
        live.announce(log.dealer, Kind.OUTSIDE_FIGURES)


def _outer(choose: Any, *times: datetime | None) -> datetime | None:
    known = [each for each in times if each is not None]
    return choose(known) if known else None


def _note(log: AccessLog, action: str, actor: User | None) -> None:
    audit.record(
        actor=actor,
        action=action,
        target=log.dealer,
        changes={"name": log.name, "size": log.size},
        organization_id=log.dealer.organization_id,
    )
