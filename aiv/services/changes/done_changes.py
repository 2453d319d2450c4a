"""Record what a dealer changed and when; every record, edit and removal is audited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from aiv import live
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.live_kinds import Kind
from aiv.models import ChangeArea, Dealer, DealerChange
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

MAX_WHAT: Final = 160
MAX_NOTE: Final = 2_000
MAX_CHANGES: Final = 1_000
EARLIEST: Final = date(2020, 1, 1)
AHEAD: Final = timedelta(hours=14)
"""Where it is already tomorrow, tomorrow has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a person writes about a change."""

    what: str
    area: str
    changed_on: date
    note: str = ""


def record(
    dealer: Dealer, done: Done, *, person: User, now: datetime, action: UUID | None = None
) -> DealerChange:
    """Keep a change; of one finished action only once.

    Raises InvalidInput naming the field, and Conflict for an action that was recorded already.
    """
    values = _checked(done, now)
    with transaction.atomic():
        Dealer.objects.select_for_update().get(pk=dealer.pk)
        known = DealerChange.objects.filter(dealer=dealer)
        if action is not None and known.filter(action=action).exists():
            raise Conflict("This action was recorded already.")
        if known.count() >= MAX_CHANGES:
            raise Conflict(f"At most {MAX_CHANGES} changes are kept; remove some first.")
        row = DealerChange.objects.create(
            dealer=dealer, action=action, recorded_by=person, recorded_at=now, **values
        )
        _note(row, "change.recorded", person, values)
    return row


def edit(change: DealerChange, done: Done, *, person: User, now: datetime) -> None:
    """Write a change anew; raises InvalidInput naming the field."""
    values = _checked(done, now)
    with transaction.atomic():
        locked = DealerChange.objects.select_for_update().filter(pk=change.pk).first()
        if locked is None:
            raise Conflict("Somebody has removed this change.")
        moved = {
            name: [getattr(locked, name), value]
            for name, value in values.items()
            if getattr(locked, name) != value
        }
        if moved:
            DealerChange.objects.filter(pk=change.pk).update(**values)
            _note(change, "change.edited", person, moved)


@transaction.atomic
def remove(change: DealerChange, *, person: User) -> None:
    """Forget a change; what was measured stays measured."""
    removed, _rows = DealerChange.objects.filter(pk=change.pk).delete()
    if removed:
        _note(change, "change.removed", person, {"what": change.what})


def _checked(done: Done, now: datetime) -> dict[str, Any]:
    what = " ".join(done.what.split())
    if not what or len(what) > MAX_WHAT:
        raise InvalidInput("what", f"say in 1 to {MAX_WHAT} letters what was changed")
    if done.area not in ChangeArea.values:
        raise InvalidInput("area", "choose where it was changed")
    if len(done.note) > MAX_NOTE:
        raise InvalidInput("note", f"write at most {MAX_NOTE} letters")
    if not EARLIEST <= done.changed_on <= (now + AHEAD).date():
        raise InvalidInput("changed_on", "write a day that has come, from 2020 on")
    return {
        "what": what,
        "area": done.area,
        "changed_on": done.changed_on,
        "note": done.note.strip(),
    }


def _note(change: DealerChange, action: str, person: User, changes: dict[str, Any]) -> None:
    audit.record(
        actor=person,
        action=action,
        target=change.dealer,
        changes={name: _plain(value) for name, value in changes.items()},
        organization_id=change.dealer.organization_id,
    )
    live.announce(change.dealer, Kind.ACTIONS)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
