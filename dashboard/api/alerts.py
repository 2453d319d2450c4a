"""Serve the alerts of a dealer with the figures of their tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request

from aiv.domain.alerting import values
from aiv.domain.alerting.values import Draw, Figures
from aiv.domain.changes.weeks import Week
from aiv.models import Alert, AlertKind, AlertState
from aiv.selectors.ground import listings
from dashboard.api import queries
from dashboard.api.base import ApiView, answer
from dashboard.api.dealers import own_dealer
from dashboard.api.described import ListOf, described


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRow:
    """One alert, sent only when confirmed; shares are 0 to 1, null where it has no such figure."""

    id: UUID
    kind: AlertKind
    state: AlertState
    market: str | None
    week: str | None
    title: str
    words: str
    reason: str
    figures: Figures
    second_draw: Draw | None
    found_at: datetime
    decided_at: datetime | None
    ended_at: datetime | None
    method_version: str
    demo: bool


class Alerts(ApiView):
    """Serve all alerts of a dealer of one's own."""

    query = frozenset({"cursor"})

    @described(
        "alerts",
        "List the alerts of an own dealer, those found last first",
        answer=ListOf(AlertRow),
        query=("cursor",),
        problems=(400, 404),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer at most 50 alerts in every state, told or not, and where the next ones are."""
        own = own_dealer(request, dealer)
        piece = listings.alerts(own, mark=queries.uuid_mark(request))
        rows = [_row(row) for row in piece.rows]
        return answer({"next": queries.next_address(request, piece.next), "results": rows})


def _row(alert: Alert) -> AlertRow:
    return AlertRow(
        id=alert.pk,
        kind=AlertKind(alert.kind),
        state=AlertState(alert.state),
        market=alert.market.slug if alert.market else None,
        week=Week(alert.week).word if alert.week else None,
        title=alert.title,
        words=alert.words,
        reason=alert.reason,
        figures=values.figures(alert.figures),
        second_draw=values.draw(alert.second),
        found_at=alert.found_at,
        decided_at=alert.decided_at,
        ended_at=alert.ended_at,
        method_version=alert.method_version,
        demo=alert.is_demo,
    )
