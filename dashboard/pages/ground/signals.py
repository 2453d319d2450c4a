"""Build the page of first-party signals: bots, visits sent by assistants, exports, uploads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aiv.domain.site.page_classes import PageClass
from aiv.models import AccessLog, Dealer, LogState, Standing, TrafficImport
from aiv.selectors.ground.signals import BotLine, LogWindow, Reach
from aiv.services.ground import access_logs
from dashboard.figures import day_text, plural
from dashboard.pages.ground import signal_words

CLASS_WORDS: Final = {
    PageClass.HOME: "Home",
    PageClass.CONTACT: "Contact",
    PageClass.ABOUT: "About",
    PageClass.STAFF: "Staff",
    PageClass.SERVICE: "Service",
    PageClass.SCHEDULE: "Scheduling",
    PageClass.PARTS: "Parts",
    PageClass.FINANCE: "Finance",
    PageClass.TRADE_IN: "Trade-in",
    PageClass.SPECIALS: "Specials",
    PageClass.MODEL: "Models",
    PageClass.SRP_NEW: "Lists of new vehicles",
    PageClass.SRP_USED: "Lists of used vehicles",
    PageClass.VDP: "Vehicles",
    PageClass.RESEARCH: "Research",
    PageClass.OTHER: "Other pages",
}
PURPOSE_WORDS: Final = {
    "search": "search for answers",
    "user": "look a page up for a shopper",
    "training": "train models",
    "ads": "check ads",
}
ASSISTANT_WORDS: Final = {
    "chatgpt": "ChatGPT",
    "meta_ai": "Meta AI",
    "deepseek": "DeepSeek",
    "duck_ai": "Duck.ai",
    "you": "You.com",
    "notebook": "NotebookLM",
}
STANDING_TAGS: Final = {
    Standing.VERIFIED: "good",
    Standing.CLAIMED: "unmeasured",
    Standing.SPOOFED: "bad",
}
STATE_TAGS: Final = {
    LogState.WAITING: "waiting",
    LogState.READING: "waiting",
    LogState.READ: "good",
    LogState.FAILED: "bad",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BotRow:
    """One bot in words."""

    token: str
    purpose: str
    standing: str
    standing_kind: str
    hits: str
    errors: str
    mix: str
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    """Visits to one class of pages."""

    label: str
    verified: str
    claimed: str
    spoofed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """Visits that one assistant sent."""

    assistant: str
    by_referrer: str
    by_tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One log: how far it was read, and what it told of."""

    pk: str
    name: str
    state: str
    kind: str
    is_open: bool
    read: int
    size: int
    progress: str
    told: str
    note: str
    may_retry: bool
    uploaded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalsPage:
    """Everything the page shows."""

    dealer: Dealer
    window: str
    newest_at: datetime | None
    lists: str
    bots: tuple[BotRow, ...]
    classes: tuple[ClassRow, ...]
    referrals: tuple[ReferralRow, ...]
    reach: str
    logs: tuple[LogRow, ...]
    exports: Sequence[TrafficImport]
    blind: Mapping[str, str]
    may_import: bool
    now: datetime


def build(
    *,
    dealer: Dealer,
    window: LogWindow | None,
    bots: Sequence[BotLine],
    classes: Mapping[str, Mapping[str, int]],
    referrals: Mapping[str, Mapping[str, int]],
    reach: Reach | None,
    logs: Sequence[AccessLog],
    exports: Sequence[TrafficImport],
    lists: tuple[datetime | None, int],
    purposes: Mapping[str, str],
    may_import: bool,
    now: datetime,
) -> SignalsPage:
    """Lay out the page."""
    return SignalsPage(
        dealer=dealer,
        window=window_text(window),
        newest_at=window.last_at if window else None,
        lists=lists_text(*lists),
        bots=tuple(_bot(line, purposes) for line in bots),
        classes=tuple(_class(name, counted) for name, counted in classes.items()),
        referrals=tuple(_referral(name, counted) for name, counted in referrals.items()),
        reach=reach_text(reach),
        logs=tuple(log_row(each) for each in logs),
        exports=exports,
        blind={
            "bots": signal_words.BOTS,
            "reach": signal_words.REACH,
            "referrals": signal_words.REFERRALS,
        },
        may_import=may_import,
        now=now,
    )


def window_text(window: LogWindow | None) -> str:
    """Say which days the figures are of."""
    if window is None:
        return ""
    return f"{window.first:%-d %b %Y} to {window.last:%-d %b %Y}, {plural(window.logs, 'log')}"


def lists_text(oldest: datetime | None, number: int) -> str:
    """Say by what bots are verified."""
    if oldest is None:
        return (
            "No vendor’s list of addresses is here yet, so bots are claimed unless the name of "
            "their address proves them."
        )
    return (
        f"Verified by {plural(number, 'published list')} of addresses, the oldest fetched on "
        f"{day_text(oldest)}; a bot of a vendor without one stays claimed."
    )


def reach_text(reach: Reach | None) -> str:
    """Say how many vehicles verified search bots were served."""
    if reach is None:
        return ""
    if reach.in_stock is None:
        return (
            f"{plural(reach.fetched, 'vehicle page')} served to verified search bots. How many "
            "are in stock is not known: connect the inventory."
        )
    return (
        f"{reach.fetched:,} vehicle pages served to verified search bots; "
        f"{reach.in_stock:,} vehicles in stock."
    )


def log_row(log: AccessLog) -> LogRow:
    """Say how a log stands."""
    state = LogState(log.state)
    # Between two slices it waits, and is being read all the same.
    is_begun = state is LogState.WAITING and log.bytes_read > 0
    return LogRow(
        pk=str(log.pk),
        name=log.name,
        state=LogState.READING.label if is_begun else state.label,
        kind=STATE_TAGS[state],
        is_open=state in (LogState.WAITING, LogState.READING),
        read=min(log.packed_read, log.size),
        size=log.size,
        progress=f"{_megabytes(log.packed_read)} of {_megabytes(log.size)} MB",
        told=_told(log),
        note=log.note,
        may_retry=access_logs.may_retry(log),
        uploaded_at=log.uploaded_at,
    )


def _bot(line: BotLine, purposes: Mapping[str, str]) -> BotRow:
    standing = Standing(line.standing)
    mix = [("redirects", line.redirects), ("refused", line.refused)]
    mix += [("not found", line.missing), ("server errors", line.failed)]
    return BotRow(
        token=line.token,
        purpose=PURPOSE_WORDS.get(purposes.get(line.token, ""), "other things"),
        standing=standing.label,
        standing_kind=STANDING_TAGS[standing],
        hits=f"{line.hits:,}",
        errors=f"{line.errors:,}",
        mix=", ".join(f"{number:,} {label}" for label, number in mix if number) or "all served",
        last_at=line.last_at,
    )


def _class(name: str, counted: Mapping[str, int]) -> ClassRow:
    return ClassRow(
        label=CLASS_WORDS[PageClass(name)],
        verified=f"{counted.get(Standing.VERIFIED, 0):,}",
        claimed=f"{counted.get(Standing.CLAIMED, 0):,}",
        spoofed=f"{counted.get(Standing.SPOOFED, 0):,}",
    )


def _referral(name: str, counted: Mapping[str, int]) -> ReferralRow:
    return ReferralRow(
        assistant=ASSISTANT_WORDS.get(name, name.capitalize()),
        by_referrer=f"{counted.get('referrer', 0):,}",
        by_tag=f"{counted.get('tag', 0):,}",
    )


def _told(log: AccessLog) -> str:
    parts = [plural(log.lines, "line")]
    if log.repeated_lines:
        parts.append(f"{log.repeated_lines:,} of times that an earlier log told of")
    if log.unread_lines:
        parts.append(f"{log.unread_lines:,} could not be read")
    if log.first_at and log.last_at:
        parts.append(f"{day_text(log.first_at)} to {day_text(log.last_at)}")
    return ", ".join(parts)


def _megabytes(number: int) -> str:
    return f"{number / 1024**2:,.1f}"
