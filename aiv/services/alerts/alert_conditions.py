"""Raise what lasts once, confirm it when it shows again, and end it when it is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from aiv.domain.sentences import plural
from aiv.models import Alert, AlertKind, AlertState
from aiv.selectors.alerts import alert_conditions as reading
from aiv.selectors.alerts.alert_conditions import ShutOut, Spent, WrongFact
from aiv.services.alerts import alerts
from aiv.services.alerts.alerts import Raised


class Lasting(Protocol):
    """What lasts: by which key it is told once, whether it is new, and whether it is certain."""

    @property
    def key(self) -> str: ...
    @property
    def is_new(self) -> bool: ...
    @property
    def is_certain(self) -> bool: ...


Found = TypeVar("Found", bound=Lasting)
SECOND_AUDIT = "Waits for a second audit of the site to show it."
GONE = "The next look did not show it again."


def run_due(now: datetime) -> int:
    """Look at everything that lasts; give how many alerts were raised or moved."""
    return (
        _look(AlertKind.WRONG_FACT, reading.wrong_facts(), _wrong_fact, now)
        + _look(AlertKind.CRAWLER, reading.shut_out(now), _shut_out, now)
        + _look(AlertKind.BUDGET, reading.spent(now), _spent, now)
    )


def _look(
    kind: AlertKind, found: Sequence[Found], words: Callable[[Found], Raised], now: datetime
) -> int:
    rows = Alert.objects.filter(kind=kind, ended_at=None).select_related("dealer__organization")
    known = {row.key: row for row in rows}
    present = {each.key[:200]: each for each in found}
    _end([row for key, row in known.items() if key not in present], now)
    moved = 0
    for key, each in present.items():
        if key not in known:
            moved += each.is_new and alerts.raise_once(words(each), now=now) is not None
        elif known[key].state == AlertState.WAITING and each.is_certain:
            moved += alerts.move(known[key], AlertState.CONFIRMED, now=now, reason="")
    return moved


def _end(rows: Sequence[Alert], now: datetime) -> None:
    for row in rows:
        if row.state == AlertState.WAITING:
            alerts.move(row, AlertState.NOT_CONFIRMED, now=now, reason=GONE)
    alerts.end([row.key for row in rows], now=now)


def _wrong_fact(found: WrongFact) -> Raised:
    return Raised(
        kind=AlertKind.WRONG_FACT,
        state=AlertState.CONFIRMED,
        key=found.key,
        title=f"{found.label} of {found.dealer.name} is stated wrong",
        words=(
            f"{found.answers} of {plural(found.read, 'answer')} read state “{found.stated}”. "
            f"Your verified record says “{found.correct}”."
        ),
        dealer=found.dealer,
        subject=found.field,
        figures={"answers": found.answers, "read": found.read},
    )


def _shut_out(found: ShutOut) -> Raised:
    cell = found.cell
    line = f", line {cell.line} of robots.txt" if cell.line else ""
    return Raised(
        kind=AlertKind.CRAWLER,
        state=AlertState.CONFIRMED if found.is_certain else AlertState.WAITING,
        key=found.key,
        title=f"{cell.token} is kept out of the site of {found.dealer.name}",
        words=(
            f"It reaches {cell.reached} of {plural(cell.asked, 'page')} of one kind; kept out of "
            f"{cell.url} by “{cell.decided_by}”{line}. {found.if_blocked}"
        ),
        reason="" if found.is_certain else SECOND_AUDIT,
        dealer=found.dealer,
        subject=cell.token,
        figures={"reached": cell.reached, "asked": cell.asked},
    )


def _spent(found: Spent) -> Raised:
    whose = found.organization.name if found.organization else "this installation"
    share = "all" if found.step >= 1 else f"{found.step * 100:.0f} of 100 parts"
    return Raised(
        kind=AlertKind.BUDGET,
        state=AlertState.CONFIRMED,
        key=found.key,
        title=f"{share.capitalize()} of the month's cap of {whose} is spent",
        words=(
            f"{found.micros / 1e6:,.2f} of {found.cap / 1e6:,.2f} USD were spent in "
            f"{found.month:%B %Y}. At the cap scans stop before their next call."
        ),
        organization=found.organization,
        figures={"spent_micros": found.micros, "cap_micros": found.cap},
    )
