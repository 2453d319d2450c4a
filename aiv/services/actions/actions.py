"""Let people take, assign, finish, dismiss and reopen actions; two at once cannot both win."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from aiv import access, live
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.live_kinds import Kind
from aiv.domain.storable import text
from aiv.models import Action, ActionEvent, ActionState
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

WORKING: Final = (ActionState.OPEN, ActionState.TAKEN)
MOST_WORDS: Final = 2000


def take(action: Action, *, person: User, now: datetime) -> Action:
    """Take an open action; taking one's own again changes nothing."""
    if action.state == ActionState.TAKEN and action.owner_id == person.pk:
        return action
    values = {"state": ActionState.TAKEN, "owner": person}
    return _move(action, [ActionState.OPEN], values, what="taken", person=person, now=now)


def assign(action: Action, owner: User, *, person: User, now: datetime) -> Action:
    """Give an action that is not finished to somebody who may work on it."""
    if not access.workers_of(action.dealer).filter(pk=owner.pk).exists():
        raise InvalidInput("owner", "choose an owner or manager of this dealer's organization")
    values = {"state": ActionState.TAKEN, "owner": owner}
    return _move(action, WORKING, values, what="assigned", note=owner.email, person=person, now=now)


def finish(action: Action, note: str, *, done_at: datetime, person: User, now: datetime) -> Action:
    """Say that it was done, when, and what was changed; a later measurement says if it holds."""
    words = _needed(note, "say what was changed and where")
    if done_at > now:
        raise InvalidInput("done_on", "it cannot have been done in the future")
    values = {"state": ActionState.DONE, "note": words, "done_at": done_at}
    return _move(action, WORKING, values, what="done", note=words, person=person, now=now)


def dismiss(action: Action, note: str, *, person: User, now: datetime) -> Action:
    """Put an action aside, with the reason; it stays aside when it is found again."""
    words = _needed(note, "say why, so that nobody wonders later")
    values = {"state": ActionState.DISMISSED, "note": words, "owner": None}
    return _move(action, WORKING, values, what="dismissed", note=words, person=person, now=now)


def reopen(action: Action, *, person: User, now: datetime) -> Action:
    """Put an action back on the list; opening an open one again changes nothing."""
    if action.state == ActionState.OPEN:
        return action
    states = [each for each in ActionState if each != ActionState.OPEN]
    values = {"state": ActionState.OPEN, "owner": None, "done_at": None, "note": ""}
    return _move(action, states, values, what="reopened", person=person, now=now)


def _needed(note: str, remedy: str) -> str:
    words = text(note.strip())
    if not words:
        raise InvalidInput("note", remedy)
    if len(words) > MOST_WORDS:
        raise InvalidInput("note", f"write at most {MOST_WORDS:,} letters")
    return words


@transaction.atomic
def _move(
    action: Action,
    states: Collection[str],
    values: dict[str, Any],
    *,
    what: str,
    person: User,
    now: datetime,
    note: str = "",
) -> Action:
    """Move an action that still stands as the person saw it; else somebody else was quicker."""
    seen = Action.objects.filter(pk=action.pk, state=action.state, owner=action.owner_id)
    moved = seen.filter(state__in=list(states)).update(**values)
    was = action.state
    action.refresh_from_db()
    if not moved:
        raise Conflict(f"This action is {action.get_state_display().lower()} by now; look again.")
    ActionEvent.objects.create(action=action, at=now, what=what, person=person, note=note)
    audit.record(
        actor=person,
        action=f"action.{what}",
        target=action,
        changes={"was": was, "is": action.state, "note": note},
        organization_id=action.dealer.organization_id,
    )
    live.announce(action.dealer, Kind.ACTIONS)
    return action
