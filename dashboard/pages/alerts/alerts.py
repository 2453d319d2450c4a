"""Build the lists of alerts: a dealer's, and all that a person may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse

from aiv.domain.alerting import values
from aiv.domain.changes.weeks import Week
from aiv.models import Alert, AlertKind, AlertState, AlertWeek, Dealer
from aiv.services.alerts import alert_links
from dashboard.figures import plural, utc_text
from dashboard.pages.evidence.standings import Tab

TAGS: Final = {
    AlertState.HELD: "waiting",
    AlertState.WAITING: "waiting",
    AlertState.CONFIRMED: "good",
    AlertState.NOT_CONFIRMED: "neutral",
    AlertState.UNCONFIRMED: "unmeasured",
}
MONDAYS: Final = "Every Monday the week that is over is looked through."
CSV_HEADER: Final = (
    "Found at (UTC)", "Kind", "State", "Dealer", "Market", "Week", "Title", "Words",
    "Second draw", "Reason", "Before", "After", "Change", "Low", "High", "p corrected", "Dealers",
    "Own weeks", "Answers", "Questions", "Method",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRow:
    """One alert in words; `read_url` only while it is new to the person."""

    alert: Alert
    kind: str
    state: str
    tag: str
    place: str
    is_over: bool
    evidence_url: str
    read_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedWeek:
    """One week that was looked through, in words."""

    label: str
    market: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertsPage:
    """Everything a list shows; `dealer` is None on a person's own list."""

    dealer: Dealer | None
    may_edit: bool
    rows: tuple[AlertRow, ...]
    shown: str
    tabs: tuple[Tab, ...]
    is_filtered: bool
    clear_url: str
    previous_url: str
    next_url: str
    unread: int
    looked: tuple[LookedWeek, ...]
    empty: str


def build(
    found: Page[Alert],
    *,
    path: str,
    state: str,
    unread: int,
    dealer: Dealer | None = None,
    may_edit: bool = False,
    looked: Sequence[AlertWeek] = (),
) -> AlertsPage:
    """Lay out a piece of a list."""
    word = state if state in AlertState.values else ""
    return AlertsPage(
        dealer=dealer,
        may_edit=may_edit,
        rows=tuple(_row(alert) for alert in found),
        shown=_shown(found),
        tabs=_tabs(path, word),
        is_filtered=bool(word),
        clear_url=path,
        previous_url=_piece(path, word, found.number - 1) if found.has_previous() else "",
        next_url=_piece(path, word, found.number + 1) if found.has_next() else "",
        unread=unread,
        looked=tuple(map(_looked, looked)),
        empty=_empty(looked, is_of_dealer=dealer is not None),
    )


def csv_rows(alerts: Iterable[Alert]) -> Iterator[tuple[object, ...]]:
    """Give every alert with the figures of its test, one a line."""
    for alert in alerts:
        figures = values.figures(alert.figures)
        yield (
            utc_text(alert.found_at),
            AlertKind(alert.kind).label,
            AlertState(alert.state).label,
            alert.dealer.name if alert.dealer else "",
            alert.market.name if alert.market else "",
            Week(alert.week).word if alert.week else "",
            alert.title,
            alert.words,
            alert.second_words,
            alert.reason,
            figures.before,
            figures.after,
            figures.delta,
            figures.lo,
            figures.hi,
            figures.p,
            figures.peers,
            figures.own_weeks,
            figures.answers,
            figures.intents,
            alert.method_version,
        )


def _row(alert: Alert) -> AlertRow:
    state = AlertState(alert.state)
    is_unread = bool(cast("Any", alert).is_unread)
    return AlertRow(
        alert=alert,
        kind=AlertKind(alert.kind).label,
        state=state.label,
        tag=TAGS[state],
        place=_place(alert),
        is_over=alert.ended_at is not None,
        evidence_url=alert_links.evidence(alert),
        read_url=reverse("dashboard:alert_read", args=[alert.pk]) if is_unread else "",
    )


def _place(alert: Alert) -> str:
    week = Week(alert.week).label if alert.week else ""
    market = alert.market.name if alert.market else ""
    return ", ".join(word for word in (market, week) if word)


def _looked(row: AlertWeek) -> LookedWeek:
    tested, untested = plural(row.tested, "claimed dealer"), plural(row.untested, "claimed dealer")
    words = f"{tested} tested, {plural(row.found, 'change')} beyond the noise."
    if row.untested:
        words += (
            f" {untested} could not be tested: fewer than 30 dealers measured alike and fewer than "
            "12 earlier weeks to hold the change against."
        )
    return LookedWeek(label=Week(row.week).label, market=row.market.name, words=words)


def _empty(looked: Sequence[AlertWeek], *, is_of_dealer: bool) -> str:
    """Say why a list is empty, and claim no test that could not be made."""
    if any(row.tested for row in looked):
        return f"{MONDAYS} Nothing so far was beyond its noise, and nothing that lasts was found."
    if looked:
        return f"{MONDAYS} No change could be tested yet: the weeks below say why."
    if is_of_dealer:
        return f"{MONDAYS} None was so far."
    return f"{MONDAYS} Each dealer's own list says which weeks were, and what could be tested."


def _tabs(path: str, chosen: str) -> tuple[Tab, ...]:
    every = Tab(label="All", url=path, current=not chosen)
    states = (
        Tab(label=each.label, url=_piece(path, each.value, 1), current=each.value == chosen)
        for each in AlertState
    )
    return (every, *states)


def _piece(path: str, state: str, number: int) -> str:
    query = {"state": state} if state else {}
    if number > 1:
        query["page"] = str(number)
    return f"{path}?{urlencode(query)}" if query else path


def _shown(found: Page[Alert]) -> str:
    total = plural(found.paginator.count, "alert")
    if found.paginator.num_pages < 2:
        return total
    return f"{found.start_index()} to {found.end_index()} of {total}"
