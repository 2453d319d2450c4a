"""Read exports of Google Analytics 4 and of Search Console, and tell what counts in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answer_line import Rejection
from aiv.domain.outside import cells, tables
from aiv.domain.outside.tables import Aliases, Row, Table

GA4: Final = "ga4"
SEARCH: Final = "search"
GENERATIVE: Final = "generative"
OTHERS: Final = "everything else"
UNNAMED: Final = "an assistant that is not named"
MAX_SUBJECTS: Final = 5_000
COUNTS: Final = ("sessions", "leads", "impressions", "clicks")

_SOURCE: Final = (
    "sessionsource source sessionsourcemedium sourcemedium firstusersource pagereferrer referrer"
)
_COLUMNS: Final[Mapping[str, Aliases]] = {
    GA4: tables.aliases(
        subject=_SOURCE,
        channel="sessiondefaultchannelgroup defaultchannelgroup channelgroup "
        "sessionprimarychannelgroup firstuserdefaultchannelgroup",
        sessions="session engagedsessionstotal",
        leads="keyevents conversions generatelead formsubmissions",
    ),
    SEARCH: tables.aliases(
        subject="topqueries query queries", impressions="impression", clicks="click"
    ),
    GENERATIVE: tables.aliases(
        subject="toppages page pages url landingpage query queries topqueries date country",
        impressions="impression",
        clicks="click",
    ),
}
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    GA4: ("sessions",),
    SEARCH: ("subject", "impressions", "clicks"),
    GENERATIVE: ("subject", "impressions"),
}
_TOTALS: Final = frozenset({"grandtotal", "total", "totals"})
_AI_CHANNELS: Final = frozenset({"aiassistant", "aiassistants", "ai", "aichat", "aitraffic"})


@dataclass(slots=True, kw_only=True)
class Line:
    """What the export states of one subject; None where it has no such column."""

    subject: str
    is_counted: bool
    sessions: int | None = None
    leads: int | None = None
    impressions: int | None = None
    clicks: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Tell what counts: which assistant a source is, and whether a search names the dealer."""

    assistant_of: Callable[[str], str | None]
    is_branded: Callable[[str], bool]


@dataclass(slots=True)
class Traffic:
    """The subjects of an export, each once, and what could not be read."""

    lines: dict[str, Line] = field(default_factory=dict)
    rejected: list[Rejection] = field(default_factory=list)
    rows: int = 0


def read(body: bytes, kind: str, reading: Reading) -> Traffic:
    """Read an export. Errors: InvalidInput with the field "file" where it is none of its kind."""
    table = tables.read(body, _COLUMNS[kind], needed=_NEEDED[kind])
    if kind == GA4 and not {"subject", "channel"} & table.headers.keys():
        raise InvalidInput("file", "has no column of sources or of channels")
    found = Traffic()
    for row in table.rows:
        _take(row, table, kind, reading, found)
    return found


def branded(names: Iterable[str]) -> Callable[[str], bool]:
    """Give what tells a search with one of the dealer's names from others."""
    folded = [_folded(name) for name in names]
    spaced = [f" {name} " for name in folded if name]
    joined = [name.replace(" ", "") for name in folded if len(name) >= 6]

    def is_branded(query: str) -> bool:
        words = f" {_folded(query)} "
        return any(name in words for name in spaced) or any(
            name in words.replace(" ", "") for name in joined
        )

    return is_branded


def _take(row: Row, table: Table, kind: str, reading: Reading, found: Traffic) -> None:
    subject = row.cells.get("subject", "")
    if tables.fold(subject or row.cells.get("channel", "")) in _TOTALS:
        return
    try:
        counted = {name: cells.count(name, row.cells.get(name, "")) for name in COUNTS}
    except InvalidInput as fault:
        found.rejected.append(Rejection(row.line, table.said(fault.field), fault.reason))
        return
    if kind == GA4 and not subject and not row.cells.get("channel"):
        return  # analytics writes its totals without a name
    found.rows += 1
    named, is_counted = _named(subject, row.cells.get("channel", ""), kind, reading)
    _add(found, named, is_counted, counted)


def _named(subject: str, channel: str, kind: str, reading: Reading) -> tuple[str, bool]:
    if kind == GENERATIVE:
        return subject[:300] or OTHERS, True
    if kind == SEARCH:
        return subject[:300] or OTHERS, reading.is_branded(subject)
    assistant = reading.assistant_of(subject)
    if assistant is not None:
        return assistant, True
    is_ai = tables.fold(channel) in _AI_CHANNELS
    return (UNNAMED, True) if is_ai else (OTHERS, False)


def _add(found: Traffic, named: str, is_counted: bool, counted: Mapping[str, int | None]) -> None:
    """Add a row to its subject; beyond the most subjects the rest is added together."""
    if named not in found.lines and len(found.lines) >= MAX_SUBJECTS:
        named = f"{OTHERS}, counted" if is_counted else OTHERS
    line = found.lines.setdefault(named, Line(subject=named, is_counted=is_counted))
    for name, value in counted.items():
        if value is not None:
            before: int | None = getattr(line, name)
            setattr(line, name, value if before is None else before + value)


def _folded(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()
