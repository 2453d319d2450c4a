"""Name the shapes of scans and quotes, and fill them; money is null for whoever does not pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from aiv.models import PanelKind, Scan, ScanOrigin, ScanState
from aiv.selectors.asking.scans import AssistantProgress, Counts, Failure, ScanLine, ScanProgress
from aiv.services.asking.scan_quotes import Quote, QuoteLine

MICRO = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCounts:
    """How many calls stand where; `failed` are those that nobody tries again by itself."""

    planned: int
    open: int
    answered: int
    failed: int
    skipped: int
    retrying: int
    unknown_outcomes: int
    cost_usd: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanRow:
    """One scan; costs are null unless you may steer it."""

    id: UUID
    market: str | None
    panel: PanelKind
    panel_version: int
    origin: ScanOrigin
    state: ScanState
    reason: str
    trials: int | None
    started_at: datetime
    finished_at: datetime | None
    calls: CallCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantPart:
    """One assistant's part; the time is null until its answers were measured."""

    assistant: str
    calls: CallCounts
    seconds_left: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRow:
    """Why calls of an assistant have no answer."""

    assistant: str
    kind: str
    calls: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanNow:
    """A scan as it stands, assistant by assistant."""

    scan: ScanRow
    assistants: tuple[AssistantPart, ...]
    failures: tuple[FailureRow, ...]
    next_due_at: datetime | None
    seconds_left: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePart:
    """One assistant's part of a quote; null is a price nobody knows or a time never measured."""

    assistant: str
    calls: int
    low_usd: float | None
    high_usd: float | None
    seconds: float | None
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """What a scan may cost; a refusal says what keeps it from being started."""

    calls: int
    low_usd: float | None
    high_usd: float | None
    seconds: float | None
    left_usd: float | None
    refusal: str | None
    assistants: tuple[QuotePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retried:
    """How many failed calls are tried again."""

    calls: int


def line(found: ScanLine, *, pays: bool) -> ScanRow:
    """Give a scan of a list."""
    return _scan(found.scan, found.counts, pays=pays)


def progress(found: ScanProgress, *, pays: bool) -> ScanNow:
    """Give a scan as it stands."""
    return ScanNow(
        scan=_scan(found.scan, found.counts, pays=pays),
        assistants=tuple(_part(part, pays=pays) for part in found.assistants),
        failures=tuple(_failure(each) for each in found.failures),
        next_due_at=found.next_due_at,
        seconds_left=found.seconds_left,
    )


def quote(found: Quote) -> QuoteRow:
    """Give a quote."""
    return QuoteRow(
        calls=found.calls,
        low_usd=_usd(found.low_micros),
        high_usd=_usd(found.high_micros),
        seconds=found.seconds,
        left_usd=_usd(found.left_micros),
        refusal=found.refusal,
        assistants=tuple(_quote_part(each) for each in found.lines),
    )


def _scan(scan: Scan, counts: Counts, *, pays: bool) -> ScanRow:
    return ScanRow(
        id=scan.pk,
        market=scan.panel.market.slug if scan.panel.market else None,
        panel=PanelKind(scan.panel.kind),
        panel_version=scan.panel.version,
        origin=ScanOrigin(scan.origin),
        state=ScanState(scan.state),
        reason=scan.reason,
        trials=scan.trials,
        started_at=scan.started_at,
        finished_at=scan.finished_at,
        calls=_counts(counts, pays=pays),
    )


def _counts(counts: Counts, *, pays: bool) -> CallCounts:
    return CallCounts(
        planned=counts.planned,
        open=counts.open,
        answered=counts.done,
        failed=counts.failed,
        skipped=counts.skipped,
        retrying=counts.retrying,
        unknown_outcomes=counts.unknown_outcomes,
        cost_usd=_usd(counts.cost_micros) if pays else None,
    )


def _part(part: AssistantProgress, *, pays: bool) -> AssistantPart:
    return AssistantPart(
        assistant=part.assistant.slug,
        calls=_counts(part.counts, pays=pays),
        seconds_left=part.seconds_left,
    )


def _failure(failure: Failure) -> FailureRow:
    return FailureRow(
        assistant=failure.assistant, kind=failure.kind, calls=failure.calls, words=failure.words
    )


def _quote_part(part: QuoteLine) -> QuotePart:
    return QuotePart(
        assistant=part.assistant.slug,
        calls=part.calls,
        low_usd=_usd(part.low_micros),
        high_usd=_usd(part.high_micros),
        seconds=part.seconds,
        problem=part.problem,
    )


def _usd(micros: int | None) -> float | None:
    return None if micros is None else micros / MICRO
