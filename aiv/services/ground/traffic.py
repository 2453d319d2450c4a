"""Take in exports of a dealer's analytics and search accounts; none of them enters the index."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from aiv import live
from aiv.domain import storable
from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answer_line import Rejection
from aiv.domain.live_kinds import Kind
from aiv.domain.outside import traffic_rows
from aiv.domain.outside.traffic_rows import Line, Reading, Traffic
from aiv.models import AliasKind, Dealer, TrafficImport, TrafficKind, TrafficLine
from aiv.services.ground import log_watch
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

MAX_DAYS: Final = 400
BATCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days an export tells of, as a person declares them."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TrafficReport:
    """The export as it stands, whether it stood before, and what was not taken."""

    row: TrafficImport
    is_repeated: bool
    rejected: tuple[Rejection, ...] = ()


def import_file(
    dealer: Dealer,
    body: bytes,
    *,
    kind: str,
    window: Window,
    name: str,
    actor: User | None,
    now: datetime,
) -> TrafficReport:
    """Take in an export; the same file of the same days adds nothing.

    Raises InvalidInput where it is no export of its kind, or its days cannot be.
    """
    if kind not in TrafficKind.values:
        raise InvalidInput("kind", "choose what the file is an export of")
    _check(window, now)
    days = f"{window.first} {window.last}\n"
    digest = hashlib.sha256(days.encode() + body).hexdigest()
    standing = dealer.traffic_imports.filter(kind=kind, digest=digest).first()
    if standing is not None:
        return TrafficReport(row=standing, is_repeated=True)
    found = traffic_rows.read(body, kind, _reading(dealer))
    if not found.rows:
        raise InvalidInput("file", "has no row that can be read")
    row = TrafficImport(
        dealer=dealer,
        kind=kind,
        name=storable.text(name)[:200],
        digest=digest,
        first_on=window.first,
        last_on=window.last,
        rows=found.rows,
        rejected=len(found.rejected),
        imported_at=now,
        imported_by=actor,
    )
    _keep(row, found, actor)
    return TrafficReport(row=row, is_repeated=False, rejected=tuple(found.rejected))


def remove(row: TrafficImport, *, person: User) -> None:
    """Forget an export."""
    with transaction.atomic():
        _note(row, "traffic.removed", person)
        row.delete()


@transaction.atomic
def _keep(row: TrafficImport, found: Traffic, actor: User | None) -> None:
    row.save(force_insert=True)
    lines = (_line(row, line) for line in found.lines.values())
    TrafficLine.objects.bulk_create(lines, batch_size=BATCH)
    _note(row, "traffic.imported", actor)


def _line(row: TrafficImport, line: Line) -> TrafficLine:
    counted = {name: getattr(line, name) for name in traffic_rows.COUNTS}
    return TrafficLine(
        traffic_import=row, subject=line.subject, is_counted=line.is_counted, **counted
    )


def _reading(dealer: Dealer) -> Reading:
    aliases = dealer.aliases.filter(kind=AliasKind.NAME).values_list("value", flat=True)
    return Reading(
        assistant_of=log_watch.assistant_of_source,
        is_branded=traffic_rows.branded([dealer.name, *aliases]),
    )


def _check(window: Window, now: datetime) -> None:
    if window.first > window.last:
        raise InvalidInput("last_on", "the last day lies before the first")
    if window.last > now.date():
        raise InvalidInput("last_on", "this day has not come yet")
    if (window.last - window.first).days >= MAX_DAYS:
        raise InvalidInput("first_on", f"an export of more than {MAX_DAYS} days tells of no month")


def _note(row: TrafficImport, action: str, actor: User | None) -> None:
    changes: dict[str, Any] = {"kind": row.kind, "name": row.name, "rows": row.rows}
    audit.record(
        actor=actor,
        action=action,
        target=row.dealer,
        changes=changes,
        organization_id=row.dealer.organization_id,
    )
    live.announce(row.dealer, Kind.OUTSIDE_FIGURES)
