"""Read scans and how far each is: counted in the database, however many calls it makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from aiv.domain.asking import failure_words
from aiv.models import Assistant, Market, Probe, ProbeState, Scan, ScanState
from aiv.models.probe import LEASED, OPEN_PROBES
from aiv.models.scan import OPEN_SCANS
from aiv.selectors.asking import latencies, paces

GIVEN_UP: Final = (ProbeState.FAILED, ProbeState.EXHAUSTED)
Row: TypeAlias = Mapping[str, Any]
WITHOUT_ANSWER: Final = (*GIVEN_UP, ProbeState.SKIPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many calls stand where, and what they cost; `planned` are all of them.

    `waiting`, `out`, `done`, `failed` and `skipped` add up to `planned`; `retrying` are those of
    the waiting that failed before. `unknown_outcomes` counts requests, not calls.
    """

    planned: int
    waiting: int
    out: int
    done: int
    failed: int
    skipped: int
    retrying: int
    unknown_outcomes: int
    cost_micros: int
    held_micros: int

    @property
    def open(self) -> int:
        """Give the calls that may still bring an answer."""
        return self.waiting + self.out


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantProgress:
    """One assistant's part; the time is None until its answers were measured."""

    assistant: Assistant
    counts: Counts
    seconds_left: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why calls of an assistant have no answer: our words, and one of the provider's own."""

    assistant: str
    kind: str
    calls: int
    words: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanProgress:
    """A scan as it stands; `next_due_at` is when the next waiting call may be made."""

    scan: Scan
    counts: Counts
    assistants: tuple[AssistantProgress, ...]
    failures: tuple[Failure, ...]
    next_due_at: datetime | None
    seconds_left: float | None

    @property
    def is_open(self) -> bool:
        """Tell whether anything may still change."""
        return self.scan.state in OPEN_SCANS or bool(self.counts.open)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanLine:
    """A scan in a list."""

    scan: Scan
    counts: Counts


def one(pk: UUID) -> Scan | None:
    """Give a scan with what its pages name."""
    return every().filter(pk=pk).first()


def every(*, state: str = "") -> QuerySet[Scan]:
    """Give all scans, the newest first; of one state where it is named."""
    rows = Scan.objects.select_related(
        "panel__market",
        "panel__dealer",
        "panel__assistant",
        "organization",
        "schedule",
        "started_by",
    ).order_by("-started_at", "pk")
    return rows.filter(state=state) if state else rows


def of_market(market: Market) -> QuerySet[Scan]:
    """Give a market's scans, the newest first."""
    return every().filter(panel__market=market)


def lines(scans: Iterable[Scan]) -> tuple[ScanLine, ...]:
    """Count the calls of several scans in one query."""
    listed = tuple(scans)
    found = {row["scan"]: _counts(row) for row in _counted(listed, "scan")}
    return tuple(ScanLine(scan=scan, counts=found.get(scan.pk, NOTHING)) for scan in listed)


def progress(scan: Scan, *, now: datetime) -> ScanProgress:
    """Give how far a scan is, in six queries at most."""
    rows = {row["assistant"]: row for row in _counted([scan], "assistant")}
    assistants = tuple(Assistant.objects.filter(pk__in=rows.keys()))
    left_s = _seconds_left(scan, assistants, rows, now=now)
    parts = tuple(
        AssistantProgress(
            assistant=one, counts=_counts(rows[one.pk]), seconds_left=left_s.get(one.pk)
        )
        for one in assistants
    )
    due = [row["next_due_at"] for row in rows.values() if row["next_due_at"]]
    is_timed = len(left_s) == len(parts)
    return ScanProgress(
        scan=scan,
        counts=total(part.counts for part in parts),
        assistants=parts,
        failures=failures(scan),
        next_due_at=min(due, default=None),
        seconds_left=max(left_s.values(), default=None) if is_timed else None,
    )


def failures(scan: Scan) -> tuple[Failure, ...]:
    """Give why calls have no answer, the most frequent reason first."""
    rows = (
        Probe.objects.filter(scan=scan, state__in=WITHOUT_ANSWER)
        .order_by()
        .values("assistant__slug", "failure_kind")
        .annotate(calls=Count("pk"), example=Max("failure"))
        .order_by("-calls", "assistant__slug", "failure_kind")
    )
    return tuple(
        Failure(
            assistant=row["assistant__slug"],
            kind=row["failure_kind"],
            calls=row["calls"],
            words=failure_words.of(row["failure_kind"]),
            example=row["example"],
        )
        for row in rows
    )


def total(parts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    each = tuple(parts)
    return Counts(**{name: sum(getattr(part, name) for part in each) for name in Counts.__slots__})


def _counted(scans: Sequence[Scan], by: str) -> Iterable[Row]:
    waiting = Q(state=ProbeState.PLANNED)
    rows: Iterable[Row] = (
        Probe.objects.filter(scan__in=[scan.pk for scan in scans])
        .order_by()
        .values(by)
        .annotate(
            planned=Count("pk"),
            waiting=Count("pk", filter=waiting),
            out=Count("pk", filter=Q(state__in=LEASED)),
            done=Count("pk", filter=Q(state=ProbeState.ANSWERED)),
            failed=Count("pk", filter=Q(state__in=GIVEN_UP)),
            skipped=Count("pk", filter=Q(state=ProbeState.SKIPPED)),
            retrying=Count("pk", filter=waiting & Q(attempts__gt=F("attempts_before"))),
            unknown=Coalesce(Sum("unknown_outcomes"), 0),
            cost=Coalesce(Sum("cost_micros"), 0),
            held=Coalesce(Sum("reserved_micros"), 0),
            next_due_at=Min("due_at", filter=waiting),
            last_due_at=Max("due_at", filter=Q(state__in=OPEN_PROBES)),
        )
    )
    return rows


def _counts(row: Row) -> Counts:
    names = ("planned", "waiting", "out", "done", "failed", "skipped", "retrying")
    return Counts(
        **{name: row[name] for name in names},
        unknown_outcomes=row["unknown"],
        cost_micros=row["cost"],
        held_micros=row["held"],
    )


def _seconds_left(
    scan: Scan, assistants: Sequence[Assistant], rows: Mapping[UUID, Row], *, now: datetime
) -> dict[UUID, float]:
    """Estimate from measured answers and the pace; who was never measured is left out.

    Assistants of one provider share its pace, and nothing is over before the last call is due.
    """
    each_s, pace_of = latencies.seconds(rows.keys(), now=now), paces.of_all()
    calls: dict[str, int] = defaultdict(int)
    for one in assistants:
        calls[one.provider] += rows[one.pk]["waiting"] + rows[one.pk]["out"]
    found = {}
    for one in assistants:
        pace, row = pace_of.get(one.provider), rows[one.pk]
        if row["last_due_at"] is None:
            found[one.pk] = 0.0
        elif one.pk in each_s and pace is not None and scan.state != ScanState.PAUSED:
            until_last = (row["last_due_at"] - now).total_seconds() + each_s[one.pk]
            at_pace = pace.seconds(calls[one.provider], each_s=each_s[one.pk])
            found[one.pk] = max(at_pace, until_last)
    return found


NOTHING: Final = total(())
