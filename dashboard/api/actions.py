"""Serve the actions of an own dealer, and let a program move one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from msgspec import UNSET, Meta, Struct, UnsetType
from rest_framework.request import Request

from aiv import access
from aiv.domain.actions.grades import Effort, Grade
from aiv.domain.errors import InvalidInput
from aiv.models import Action, ActionKind, ActionState
from aiv.selectors.actions import actions as selected
from aiv.selectors.ground import listings
from aiv.services.actions import actions as service
from dashboard.api import limits, queries
from dashboard.api.base import ApiView, answer, body_of
from dashboard.api.bodies import Reader
from dashboard.api.dealers import own_dealer
from dashboard.api.described import ListOf, described
from dealershipai.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionEvidence:
    """One piece of evidence: the id of a check or an answer, or the address of a page."""

    kind: str
    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One thing to change; priority is size x proof / effort, and larger stands first."""

    id: UUID
    key: str
    kind: ActionKind
    state: ActionState
    market: str | None
    title: str
    change: str
    target: str
    effort: Effort
    grade: Grade
    size: float
    size_words: str
    priority: float
    owner: str | None
    note: str
    evidence: tuple[ActionEvidence, ...]
    intents: tuple[str, ...]
    found_at: datetime
    seen_at: datetime
    gone_at: datetime | None
    done_at: datetime | None
    method_version: str


class ActionMove(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where to move an action; done and dismissed want a note, done_at is now unless given."""

    state: Literal["open", "taken", "done", "dismissed"]
    note: Annotated[str, Meta(max_length=2000)] | UnsetType = UNSET
    done_at: Annotated[datetime, Meta(tz=True)] | UnsetType = UNSET


READER: Final = Reader(ActionMove)


class Actions(ApiView):
    """Serve all actions of a dealer of one's own."""

    query = frozenset({"cursor"})

    @described(
        "actions",
        "List the actions of an own dealer, those found last first",
        answer=ListOf(ActionRow),
        query=("cursor",),
        problems=(400, 404),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer at most 50 actions in every state; order them by priority to rank them."""
        own = own_dealer(request, dealer)
        piece = listings.actions(own, mark=queries.uuid_mark(request))
        rows = [_row(row) for row in piece.rows]
        return answer({"next": queries.next_address(request, piece.next), "results": rows})


class OneAction(ApiView):
    """Serve one action, and move it."""

    http_method_names = ["get", "patch", "head"]

    @described("action", "Read an action of an own dealer", answer=ActionRow, problems=(404,))
    def get(self, request: Request, dealer: str, pk: UUID) -> HttpResponse:
        """Answer the action; a rival's are not found."""
        return answer(_row(access.find(selected.of(own_dealer(request, dealer)), pk=pk)))

    @described(
        "action-move",
        "Take, finish, dismiss or reopen an action",
        answer=ActionRow,
        body=ActionMove,
        problems=(400, 404, 409, 413, 415),
    )
    def patch(self, request: Request, dealer: str, pk: UUID) -> HttpResponse:
        """Answer the action as it stands then; whoever was quicker is told by 409."""
        working = access.own_dealers(request.user, access.Action.WORK_ACTIONS)
        own = access.find(working, slug=dealer)
        limits.take(request._request, limits.READ_OF_DEALER, owner=own.pk)
        action = access.find(selected.of(own), pk=pk)
        wanted = READER.read(body_of(request))
        return answer(_row(_moved(action, wanted, access.user_of(request.user))))


def _moved(action: Action, wanted: ActionMove, person: User) -> Action:
    now = timezone.now()
    note = "" if isinstance(wanted.note, UnsetType) else wanted.note
    if wanted.state == "taken":
        return service.take(action, person=person, now=now)
    if wanted.state == "open":
        return service.reopen(action, person=person, now=now)
    if wanted.state == "dismissed":
        return service.dismiss(action, note, person=person, now=now)
    done_at = now if isinstance(wanted.done_at, UnsetType) else wanted.done_at
    if done_at > now:
        raise InvalidInput("done_at", "it cannot have been done in the future")
    return service.finish(action, note, done_at=done_at, person=person, now=now)


def _row(action: Action) -> ActionRow:
    return ActionRow(
        id=action.pk,
        key=action.key,
        kind=ActionKind(action.kind),
        state=ActionState(action.state),
        market=action.market.slug if action.market else None,
        title=action.title,
        change=action.change,
        target=action.target,
        effort=Effort(action.effort),
        grade=Grade(action.grade),
        size=action.size,
        size_words=action.size_words,
        priority=action.priority,
        owner=action.owner.email if action.owner else None,
        note=action.note,
        evidence=tuple(ActionEvidence(**each) for each in action.evidence),
        intents=tuple(action.intents),
        found_at=action.found_at,
        seen_at=action.seen_at,
        gone_at=action.gone_at,
        done_at=action.done_at,
        method_version=action.method_version,
    )
