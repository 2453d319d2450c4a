"""Build the one-page report of six first-party signals, each with its age and its blind spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiv.models import Dealer, TrafficKind
from aiv.selectors.ground.signals import BotLine, Export, LogWindow
from dashboard.figures import day_text, plural
from dashboard.pages.ground import signal_words

UPLOAD_LOG = "Upload an access log in the combined format."
EXPORT_GA4 = "Import an export of analytics with sources and sessions."
EXPORT_SEARCH = "Import the table of queries of Search Console."
EXPORT_GENERATIVE = "Import the generative AI report of Search Console."


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One signal: its figure, or why there is none and what would bring it."""

    title: str
    figure: str
    detail: str
    window: str
    age_at: datetime | None
    source: str
    blind: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """The report."""

    dealer: Dealer
    signals: tuple[Signal, ...]
    made_on: str
    now: datetime


def build(
    *,
    dealer: Dealer,
    window: LogWindow | None,
    bots: Sequence[BotLine],
    referrals: Mapping[str, Mapping[str, int]],
    exports: Mapping[str, Export | None],
    answering: frozenset[str],
    now: datetime,
) -> ReportPage:
    """Lay out the six signals; `answering` are the bots that gate answers."""
    analytics = exports[TrafficKind.GA4]
    return ReportPage(
        dealer=dealer,
        signals=(
            _sessions(analytics, window, referrals),
            _leads(analytics),
            _visits(window, bots, answering),
            _errors(window, bots, answering),
            _branded(exports[TrafficKind.SEARCH]),
            _generative(exports[TrafficKind.GENERATIVE]),
        ),
        made_on=day_text(now),
        now=now,
    )


def _sessions(
    export: Export | None, window: LogWindow | None, referrals: Mapping[str, Mapping[str, int]]
) -> Signal:
    sent = sum(sum(proofs.values()) for proofs in referrals.values())
    beside = f"Server logs show {plural(sent, 'visit')} sent by assistants." if window else ""
    count = _counted(export, "sessions")
    return _signal(
        "Visits sent by assistants",
        "" if count is None else plural(count, "session"),
        f"{_of(export, 'sessions')} {beside}".strip(),
        export,
        source="Google Analytics 4",
        blind=signal_words.SESSIONS,
        reason=EXPORT_GA4,
    )


def _leads(export: Export | None) -> Signal:
    count = _counted(export, "leads")
    reason = "The export has no column of key events." if export else EXPORT_GA4
    return _signal(
        "Leads of those visits",
        "" if count is None else plural(count, "key event"),
        _of(export, "leads"),
        export,
        source="Google Analytics 4",
        blind=signal_words.LEADS,
        reason=reason,
    )


def _visits(window: LogWindow | None, bots: Sequence[BotLine], answering: frozenset[str]) -> Signal:
    mine = [line for line in bots if line.token in answering]
    verified = sum(line.money_hits for line in mine if line.standing == "verified")
    claimed = sum(line.money_hits for line in mine if line.standing == "claimed")
    return _logged(
        "Assistants’ bots on vehicles, lists and service",
        f"{verified:,} verified",
        f"Beside them {claimed:,} that only claim to be such a bot.",
        window,
        blind=signal_words.BOTS,
    )


def _errors(window: LogWindow | None, bots: Sequence[BotLine], answering: frozenset[str]) -> Signal:
    mine = [line for line in bots if line.token in answering and line.standing != "spoofed"]
    hits, errors = sum(line.hits for line in mine), sum(line.errors for line in mine)
    # A count of all requests, so that no interval would say more than the count does.
    figure = f"{errors:,} of {hits:,} requests" if hits else ""
    detail = "Refused, not found or failed; redirects are no errors."
    return _logged("Errors served to them", figure, detail, window, blind=signal_words.ERRORS)


def _branded(export: Export | None) -> Signal:
    impressions, clicks = _counted(export, "impressions"), _counted(export, "clicks")
    subjects = plural(export.subjects, "query", "queries") if export else ""
    figure = ""
    if impressions is not None and clicks is not None:
        figure = f"{impressions:,} impressions, {clicks:,} clicks"
    return _signal(
        "Searches with your name",
        figure,
        f"{subjects} with the store’s name." if export else "",
        export,
        source="Search Console",
        blind=signal_words.BRANDED,
        reason=EXPORT_SEARCH,
    )


def _generative(export: Export | None) -> Signal:
    count = _counted(export, "impressions")
    detail = f"Over {plural(export.subjects, 'row')} of the report." if export else ""
    return _signal(
        "Shown in Google’s AI answers",
        "" if count is None else f"{count:,} impressions",
        detail,
        export,
        source="Search Console, generative AI",
        blind=signal_words.GENERATIVE,
        reason=EXPORT_GENERATIVE,
    )


def _signal(
    title: str,
    figure: str,
    detail: str,
    export: Export | None,
    *,
    source: str,
    blind: str,
    reason: str,
) -> Signal:
    row = export.row if export else None
    return Signal(
        title=title,
        figure=figure,
        detail=detail,
        window=f"{row.first_on:%-d %b %Y} to {row.last_on:%-d %b %Y}" if row else "",
        age_at=row.imported_at if row else None,
        source=source,
        blind=blind,
        reason="" if figure else reason,
    )


def _logged(
    title: str, figure: str, detail: str, window: LogWindow | None, *, blind: str
) -> Signal:
    is_known = window is not None and bool(figure)
    reason = "No such bot came in these days." if window else UPLOAD_LOG
    return Signal(
        title=title,
        figure=figure if is_known else "",
        detail=detail if is_known else "",
        window=f"{window.first:%-d %b %Y} to {window.last:%-d %b %Y}" if window else "",
        age_at=window.last_at if window else None,
        source="Access logs",
        blind=blind,
        reason="" if is_known else reason,
    )


def _counted(export: Export | None, name: str) -> int | None:
    """Give a sum; an export with the column and no counted row holds a measured zero."""
    if export is None:
        return None
    counted = export.counted[name]
    return 0 if counted is None and export.total[name] is not None else counted


def _of(export: Export | None, name: str) -> str:
    total = export.total[name] if export else None
    return "" if total is None else f"Of {total:,} in the whole export."
