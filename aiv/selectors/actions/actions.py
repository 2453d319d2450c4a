"""Read a dealer's actions: the ranked list, one of them with its history, the first few."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from aiv.models import Action, ActionEvent, ActionReview, ActionState, Answer, Dealer

PAGE_SIZE: Final = 25
WORKING: Final = (ActionState.OPEN, ActionState.TAKEN)
EVERY: Final = "all"
NOBODY: Final = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFilters:
    """What the list is narrowed to; without a state it holds what is open or taken."""

    state: str = ""
    kind: str = ""
    owner: str = ""


def of(dealer: Dealer) -> QuerySet[Action]:
    """Give every action of a dealer, for one to be found among them."""
    return Action.objects.filter(dealer=dealer).select_related("dealer", "owner", "market")


def page(dealer: Dealer, *, filters: ActionFilters, number: int) -> Page[Any]:
    """Give one page of the ranked list, in two queries."""
    return Paginator(every(dealer, filters=filters), PAGE_SIZE).get_page(number)


def every(dealer: Dealer, *, filters: ActionFilters) -> QuerySet[Action]:
    """Give all actions of a filtered list, ranked."""
    rows = of(dealer).filter(_state(filters.state), _owner(filters.owner))
    kept = rows.filter(kind=filters.kind) if filters.kind else rows
    return kept.order_by("-priority", "-size", "key")


def counts(dealer: Dealer) -> dict[str, int]:
    """Give how many actions are in each state, in one query."""
    rows = Action.objects.filter(dealer=dealer).order_by().values("state")
    return {row["state"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def first(dealer: Dealer, *, most: int) -> tuple[Action, ...]:
    """Give the first actions that are open or taken, in one query."""
    return tuple(every(dealer, filters=ActionFilters())[:most])


def events(action: Action) -> tuple[ActionEvent, ...]:
    """Give what happened to an action, newest first."""
    return tuple(action.events.select_related("person"))


def review(dealer: Dealer) -> ActionReview | None:
    """Give when the actions were last drawn, and what each source gave."""
    return ActionReview.objects.filter(dealer=dealer).first()


def answers(keys: Iterable[str]) -> dict[str, Answer]:
    """Give the answers that evidence names, without their bodies, in one query."""
    wanted = [UUID(key) for key in keys]
    rows = Answer.objects.filter(pk__in=wanted).select_related("assistant", "probe__prompt")
    kept = rows.only("asked_at", "surface", "access", "assistant__platform", "probe__prompt__text")
    return {str(row.pk): row for row in kept}


def _state(word: str) -> Q:
    if word == EVERY:
        return Q()
    return Q(state=word) if word in ActionState.values else Q(state__in=WORKING)


def _owner(word: str) -> Q:
    if not word:
        return Q()
    return Q(owner=None) if word == NOBODY else Q(owner__email=word)
