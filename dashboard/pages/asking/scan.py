"""Build the page of one scan: how far it is, what it cost, why calls failed, what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django.urls import reverse

from aiv.domain.asking import failure_words
from aiv.models import Scan, ScanOrigin, ScanState
from aiv.selectors.asking.scans import AssistantProgress, Counts, Failure, ScanProgress
from dashboard.figures import cost_text, plural
from dashboard.pages.asking import scan_words, scans

QUICK_S: Final = 2
SLOW_S: Final = 15
SOON: Final = timedelta(minutes=1)
"""A page whose next call is further away than this asks less often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How far the calls of one assistant, or all of them, are."""

    key: str
    label: str
    settled: int
    planned: int
    come: str
    notes: str
    cost: str
    left: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """What the person may do now."""

    pause: bool
    resume: bool
    cancel: bool
    retry: str

    @property
    def are_any(self) -> bool:
        """Tell whether there is a button to show."""
        return self.pause or self.resume or self.cancel or bool(self.retry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What a payer reads of the cost."""

    expected: str
    spent: str
    held: str
    payer: str
    unknown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What happened to the scan that somebody should know, and what to do about it."""

    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanPage:
    """Everything the page shows; money is None for whoever does not pay."""

    scan: Scan
    title: str
    state: str
    kind: str
    reason: str
    started_by: str
    market_url: str
    whole: Bar
    assistants: tuple[Bar, ...]
    failures: tuple[Failure, ...]
    notices: tuple[Notice, ...]
    money: Money | None
    controls: Controls
    next_due_at: datetime | None
    asks_every: int
    calls_url: str
    named_url: str


def build(progress: ScanProgress, *, pays: bool, now: datetime) -> ScanPage:
    """Lay out the page; whoever pays may steer it and sees the money."""
    scan = progress.scan
    market = scan.panel.market
    labels = {part.assistant.slug: scan_words.asked(part.assistant) for part in progress.assistants}
    failures = tuple(
        replace(each, assistant=labels.get(each.assistant, each.assistant))
        for each in progress.failures
    )
    return ScanPage(
        scan=scan,
        title=scan_words.title(scan.panel),
        state=scan_words.state(scan),
        kind=scan_words.kind(scan),
        reason=scan.reason.removeprefix(f"{scan_words.state(scan)} "),
        started_by=scans.starter(scan) if pays else "",
        market_url=reverse("dashboard:market_scans", args=[market.slug]) if market else "",
        whole=_bar("all", "All calls", progress.counts, progress.seconds_left, scan, pays=pays),
        assistants=tuple(_part(part, scan, pays=pays) for part in progress.assistants),
        failures=failures,
        notices=tuple(_notices(scan, failures, pays=pays)),
        money=_money(progress) if pays else None,
        controls=_controls(progress, pays=pays),
        next_due_at=_far_due(progress, now),
        asks_every=_pause_s(progress, now) if progress.is_open else 0,
        calls_url=reverse("dashboard:scan_calls", args=[scan.pk]),
        named_url=reverse("dashboard:market", args=[market.slug])
        if market and progress.counts.done
        else "",
    )


def _notices(scan: Scan, failures: Sequence[Failure], *, pays: bool) -> Iterator[Notice]:
    for each in failures:
        if each.kind == failure_words.WITHDRAWN:
            calls = plural(each.calls, "call")
            yield Notice(
                title=f"{calls} to {each.assistant} not made",
                words=f"{each.example} They count neither as asked nor as not named. To ask them, "
                "an operator accepts the terms again under Providers and starts another scan.",
            )
    # A refusal may name money, which is for whoever pays.
    if pays and scan.confirmation_refusal:
        yield Notice(
            title="The change it shows was not asked again",
            words=f"{scan.confirmation_refusal} Once that is mended it is asked by "
            "itself, until two days after this scan ended.",
        )


def _part(part: AssistantProgress, scan: Scan, *, pays: bool) -> Bar:
    slug, label = part.assistant.slug, scan_words.asked(part.assistant)
    return _bar(slug, label, part.counts, part.seconds_left, scan, pays=pays)


def _bar(
    key: str, label: str, counts: Counts, seconds: float | None, scan: Scan, *, pays: bool
) -> Bar:
    return Bar(
        key=key,
        label=label,
        settled=counts.planned - counts.open,
        planned=counts.planned,
        come=scan_words.come(counts),
        notes=_notes(counts),
        cost=cost_text(counts.cost_micros) if pays else "",
        left=_left(counts, seconds, scan),
    )


def _notes(counts: Counts) -> str:
    found = []
    if counts.out:
        found.append(f"{counts.out:,} under way")
    if counts.retrying:
        found.append(f"{counts.retrying:,} to be tried again")
    if counts.unknown_outcomes:
        found.append(f"{plural(counts.unknown_outcomes, 'request')} of unknown outcome")
    return ", ".join(found)


def _left(counts: Counts, seconds: float | None, scan: Scan) -> str:
    if not counts.open:
        return "done"
    if scan.state == ScanState.PAUSED:
        return "paused"
    if seconds is None:
        return "time left not measured"
    return f"{scan_words.duration(seconds)} left"


def _money(progress: ScanProgress) -> Money:
    scan, counts = progress.scan, progress.counts
    unknown = (
        f"{plural(counts.unknown_outcomes, 'request')} left without an answer coming back: each "
        "counts as the most it may have cost."
        if counts.unknown_outcomes
        else ""
    )
    return Money(
        expected=scan_words.cost_range(scan.expected_low_micros, scan.expected_high_micros),
        spent=cost_text(counts.cost_micros),
        held=cost_text(counts.held_micros),
        payer=scan.organization.name if scan.organization else "the installation",
        unknown=unknown,
    )


def _controls(progress: ScanProgress, *, pays: bool) -> Controls:
    scan = progress.scan
    may = pays and scan.origin == ScanOrigin.ASKED
    is_going = scan.state == ScanState.RUNNING
    failed = progress.counts.failed
    return Controls(
        pause=may and is_going,
        resume=may and scan.state == ScanState.PAUSED,
        cancel=may and (is_going or scan.state == ScanState.PAUSED),
        retry=f"Try {plural(failed, 'failed call')} again"
        if may and failed and scan.state != ScanState.CANCELLED
        else "",
    )


def _far_due(progress: ScanProgress, now: datetime) -> datetime | None:
    due = progress.next_due_at
    is_going = progress.scan.state == ScanState.RUNNING
    return due if due and is_going and due > now + SOON else None


def _pause_s(progress: ScanProgress, now: datetime) -> int:
    is_far = not progress.counts.out and _far_due(progress, now) is not None
    return SLOW_S if is_far or progress.scan.state == ScanState.PAUSED else QUICK_S
