"""What a dealer changed is recorded once, checked, audited, and can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Dealer, DealerChange
from aiv.services.changes import done_changes
from aiv.services.changes.done_changes import Done
from dealershipai.accounts.models import AuditEvent, User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DONE = Done(what="Rewrote the  service page", area="site", changed_on=date(2026, 11, 2))


def test_a_change_is_kept_and_audited(dealers: list[Dealer], owner: User) -> None:
    row = done_changes.record(dealers[0], DONE, person=owner, now=NOW)
    assert (row.what, row.recorded_by) == ("Rewrote the service page", owner)
    assert AuditEvent.objects.filter(action="change.recorded", actor=owner).exists()


def test_one_action_is_recorded_once(dealers: list[Dealer], owner: User) -> None:
    action = uuid4()
    done_changes.record(dealers[0], DONE, person=owner, now=NOW, action=action)
    with pytest.raises(Conflict):
        done_changes.record(dealers[0], DONE, person=owner, now=NOW, action=action)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("what", "   "),
        ("what", "x" * 161),
        ("area", "moon"),
        ("changed_on", date(2026, 11, 22)),
        ("changed_on", date(2019, 1, 1)),
        ("note", "x" * 2001),
    ],
)
def test_what_cannot_be_is_refused(
    dealers: list[Dealer], owner: User, field: str, value: object
) -> None:
    words = {"what": "x", "area": "site", "changed_on": DONE.changed_on, "note": "", field: value}
    with pytest.raises(InvalidInput) as refused:
        done_changes.record(dealers[0], Done(**words), person=owner, now=NOW)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_where_it_is_tomorrow_already_today_has_come(dealers: list[Dealer], owner: User) -> None:
    late = datetime(2026, 11, 20, 23, tzinfo=UTC)
    tomorrow = Done(what="x", area="site", changed_on=date(2026, 11, 21))
    assert done_changes.record(dealers[0], tomorrow, person=owner, now=late)


def test_an_edit_is_audited_with_what_moved(dealers: list[Dealer], owner: User) -> None:
    row = done_changes.record(dealers[0], DONE, person=owner, now=NOW)
    later = Done(what="Rewrote the service page", area="site", changed_on=date(2026, 11, 3))
    done_changes.edit(row, later, person=owner, now=NOW)
    event = AuditEvent.objects.get(action="change.edited")
    assert event.changes == {"changed_on": ["2026-11-02", "2026-11-03"]}


def test_what_somebody_removed_cannot_be_edited(dealers: list[Dealer], owner: User) -> None:
    row = done_changes.record(dealers[0], DONE, person=owner, now=NOW)
    done_changes.remove(DealerChange.objects.get(), person=owner)
    with pytest.raises(Conflict):
        done_changes.edit(row, DONE, person=owner, now=NOW)
