"""Serve what an own dealer changed, and whether it moved more than its market."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request

from aiv import access
from aiv.domain.changes.did_it_work import METHOD_VERSION, Verdict
from aiv.domain.changes.did_it_work_words import verdict_text
from aiv.models import ChangeArea
from aiv.selectors.changes import did_it_work
from aiv.selectors.changes.did_it_work import Judged, MarketEffect
from dashboard.api.base import ApiView, answer
from dashboard.api.dealers import own_dealer
from dashboard.api.described import described


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectInMarket:
    """The change against the market's other dealers; shares are of 1, null where it cannot tell."""

    market: str
    verdict: Verdict
    text: str
    reasons: tuple[str, ...]
    delta: float | None
    low: float | None
    high: float | None
    own_delta: float | None
    peers_delta: float | None
    questions: int
    peers: int
    answers_before: int
    answers_after: int
    weeks_after: int
    detectable: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedChange:
    """One thing that was changed on a day, with its outcome; `action` is where it came from."""

    id: UUID
    what: str
    area: ChangeArea
    changed_on: date
    action: UUID | None
    before_from: date
    after_until: date
    effects: tuple[EffectInMarket, ...]
    overlapping: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DidItWorkAnswer:
    """The newest hundred changes of a dealer, newest first."""

    dealer: str
    method_version: str
    changes: tuple[RecordedChange, ...]


class DidItWork(ApiView):
    """Serve the changes of a dealer of one's own."""

    @described(
        "did-it-work",
        "Read what an own dealer changed and whether it moved more than its market",
        answer=DidItWorkAnswer,
        problems=(404,),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer at most 100 changes, each compared four weeks before and after; none of rivals."""
        own = own_dealer(request, dealer)
        markets = list(access.markets(request.user).filter(dealers=own))
        judged = did_it_work.of_dealer(own, markets, now=timezone.now())
        return answer(
            DidItWorkAnswer(
                dealer=own.slug,
                method_version=METHOD_VERSION,
                changes=tuple(_change(each) for each in judged),
            )
        )


def _change(judged: Judged) -> RecordedChange:
    row = judged.change
    return RecordedChange(
        id=row.pk,
        what=row.what,
        area=ChangeArea(row.area),
        changed_on=row.changed_on,
        action=row.action,
        before_from=judged.windows.before[0].monday,
        after_until=judged.windows.after[-1].sunday,
        effects=tuple(_effect(each) for each in judged.effects),
        overlapping=tuple(each.pk for each in judged.overlapping),
    )


def _effect(one: MarketEffect) -> EffectInMarket:
    found, change = one.effect, one.effect.change
    return EffectInMarket(
        market=one.market.slug,
        verdict=found.verdict,
        text=verdict_text(found),
        reasons=found.reasons,
        delta=change.delta if change else None,
        low=change.lo if change else None,
        high=change.hi if change else None,
        own_delta=found.own,
        peers_delta=found.peers,
        questions=found.intents,
        peers=found.peers_counted,
        answers_before=found.answers_before,
        answers_after=found.answers_after,
        weeks_after=found.weeks_after,
        detectable=found.detectable,
    )
