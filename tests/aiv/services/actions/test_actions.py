"""People take, give, finish, dismiss and reopen actions; of two at once one wins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Action, ActionState, Dealer
from aiv.services.actions import actions
from dealershipai.accounts.models import AuditEvent, Organization, User
from tests import audited, cast
from tests.audited import AT

NOW = AT + timedelta(hours=1)


@pytest.fixture
def action(dealers: list[Dealer], organization: Organization) -> Action:
    audited.audit(dealers[0])
    return Action.objects.select_related("dealer").get()


def same(action: Action) -> Action:
    """Give the action as somebody else has it open."""
    return Action.objects.select_related("dealer").get(pk=action.pk)


def test_taking_names_the_owner(action: Action, owner: User) -> None:
    taken = actions.take(action, person=owner, now=NOW)
    assert (taken.state, taken.owner) == (ActionState.TAKEN, owner)
    assert AuditEvent.objects.filter(action="action.taken", actor=owner).count() == 1


def test_taking_ones_own_again_changes_nothing(action: Action, owner: User) -> None:
    actions.take(action, person=owner, now=NOW)
    actions.take(action, person=owner, now=NOW)
    assert action.events.filter(what="taken").count() == 1


def test_of_two_who_take_it_the_second_is_told(action: Action, owner: User, manager: User) -> None:
    theirs = same(action)
    actions.take(action, person=owner, now=NOW)
    with pytest.raises(Conflict, match="taken by now"):
        actions.take(theirs, person=manager, now=NOW)
    assert same(action).owner == owner


def test_who_finishes_what_somebody_dismissed_meanwhile_is_told(
    action: Action, owner: User, manager: User
) -> None:
    theirs = same(action)
    actions.dismiss(action, "Sold the site.", person=owner, now=NOW)
    with pytest.raises(Conflict):
        actions.finish(theirs, "Edited.", done_at=NOW, person=manager, now=NOW)


def test_it_is_given_to_whoever_may_work_on_it(action: Action, owner: User, manager: User) -> None:
    assert actions.assign(action, manager, person=owner, now=NOW).owner == manager


def test_it_is_not_given_to_a_viewer_or_a_stranger(
    action: Action, owner: User, viewer: User, stranger: User
) -> None:
    for person in (viewer, stranger):
        with pytest.raises(InvalidInput):
            actions.assign(action, person, person=owner, now=NOW)


def test_finishing_keeps_the_day_and_what_was_changed(action: Action, owner: User) -> None:
    done = actions.finish(action, "Opened robots.txt", done_at=AT, person=owner, now=NOW)
    assert (done.state, done.done_at, done.note) == (ActionState.DONE, AT, "Opened robots.txt")


def test_it_cannot_be_done_tomorrow(action: Action, owner: User) -> None:
    with pytest.raises(InvalidInput, match="future"):
        actions.finish(action, "x", done_at=NOW + timedelta(days=1), person=owner, now=NOW)


@pytest.mark.parametrize("note", ["", "  ", "x" * 2001])
def test_dismissing_wants_a_reason(action: Action, owner: User, note: str) -> None:
    with pytest.raises(InvalidInput):
        actions.dismiss(action, note, person=owner, now=NOW)
    assert same(action).state == ActionState.OPEN


def test_what_was_dismissed_stays_so_after_the_next_audit(action: Action, owner: User) -> None:
    actions.dismiss(action, "Not ours.", person=owner, now=NOW)
    audited.audit(action.dealer, at=AT + timedelta(days=1))
    assert same(action).state == ActionState.DISMISSED


def test_opening_again_clears_it_and_the_history_keeps_it(action: Action, owner: User) -> None:
    actions.dismiss(action, "Not ours.", person=owner, now=NOW)
    again = actions.reopen(action, person=owner, now=NOW)
    assert (again.state, again.note, again.owner) == (ActionState.OPEN, "", None)
    assert [each.what for each in again.events.all()][:2] == ["reopened", "dismissed"]


def test_every_move_is_announced(
    action: Action, owner: User, django_assert_max_num_queries: Callable[..., object]
) -> None:
    before = Dealer.objects.get(pk=action.dealer_id).live_seq
    actions.take(action, person=owner, now=NOW)
    assert Dealer.objects.get(pk=action.dealer_id).live_seq == before + 1


def test_a_manager_limited_to_another_store_is_not_offered(
    action: Action, owner: User, manager: User, dealers: list[Dealer]
) -> None:
    from aiv.models import DealerLimit

    cast.organization("Other", dealers[1])
    DealerLimit.objects.create(membership=manager.memberships.get(), dealer=dealers[1])
    with pytest.raises(InvalidInput):
        actions.assign(action, manager, person=owner, now=NOW)
