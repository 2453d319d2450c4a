"""Serve a market's weekly scan: read it, set it, pause it and let it go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpResponse
from django.utils import timezone
from msgspec import UNSET
from rest_framework.request import Request

from aiv import access
from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Market, ScanSchedule
from aiv.selectors.asking import scan_schedules as reading
from aiv.selectors.asking import spending
from aiv.services.asking import budgets, scan_orders, scan_schedules
from dashboard import scan_ordering
from dashboard.api import limits
from dashboard.api.base import ApiView, answer, asker, body_of
from dashboard.api.bodies import Reader
from dashboard.api.described import described
from dashboard.api.scan_rows import MICRO
from dashboard.api.shapes import ScheduleRequest
from dashboard.forms.asking.scan_schedule import STORED
from dealershipai.accounts.models import Organization

READER = Reader(ScheduleRequest)
CAP_IS_THE_OPERATORS = "only an operator sets a cap; leave it away"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """A market's weekly scan; day 0 is Monday, day and hour are of the market's own zone.

    `cap_usd` and `left_usd` are the payer's this month, null where nobody set a cap; `next_at` is
    null while it is paused; `refusal` says what keeps this week from being asked.
    """

    market: str
    time_zone: str
    is_on: bool
    weekday: int
    hour: int
    trials: int
    spread_hours: int
    is_adaptive: bool
    asks_canary: bool
    asks_facts: bool
    confirms_changes: bool
    organization: UUID | None
    cap_usd: float | None
    left_usd: float | None
    next_at: datetime | None
    refusal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleNow:
    """The weekly scan as it stands; null where none was ever set."""

    schedule: ScheduleRow | None


class Schedule(ApiView):
    """Read and set the weekly scan of a market."""

    @described("schedule", "Read the weekly scan of a market", answer=ScheduleNow, problems=(404,))
    def get(self, request: Request, market: str) -> HttpResponse:
        """Answer when it is asked next, who pays and what keeps it back."""
        found = scan_ordering.startable(request.user, market)
        return _answer(scan_ordering.own_schedule(request.user, found))

    @described(
        "schedule-set",
        "Set the weekly scan of a market and switch it on",
        body=ScheduleRequest,
        answer=ScheduleNow,
        problems=(400, 404, 409, 413, 415),
    )
    def post(self, request: Request, market: str) -> HttpResponse:
        """Change what is named and keep the rest; the first week is the next that begins.

        An organization needs a cap that an operator set; `cap_usd` sets it, for operators only.
        """
        found = _steerable(request, market)
        row = scan_ordering.own_schedule(request.user, found)
        wanted = READER.read(body_of(request))
        payer = _payer(request, found, row, wanted)
        person = access.user_of(request.user)
        if wanted.cap_usd is not UNSET:
            _check_may_cap(request)
            budgets.set_cap(payer, round(wanted.cap_usd * MICRO), person=person)
        if scan_orders.lacks_cap(payer):
            raise Conflict(scan_orders.NO_CAP)
        return _answer(
            scan_schedules.set_weekly(
                found,
                **_columns(row, wanted),
                organization=payer,
                person=person,
                now=timezone.now(),
            )
        )


class PauseSchedule(ApiView):
    """Pause a weekly scan."""

    @described("schedule-pause", "Pause a weekly scan", answer=ScheduleNow, problems=(404, 409))
    def post(self, request: Request, market: str) -> HttpResponse:
        """Ask no further week until it is resumed; what runs goes on. A repeat changes nothing."""
        return _switched(request, market, is_on=False)


class ResumeSchedule(ApiView):
    """Let a weekly scan go on."""

    @described("schedule-resume", "Resume a weekly scan", answer=ScheduleNow, problems=(404, 409))
    def post(self, request: Request, market: str) -> HttpResponse:
        """Ask from the next week that begins; a repeat changes nothing."""
        return _switched(request, market, is_on=True)


def _switched(request: Request, slug: str, *, is_on: bool) -> HttpResponse:
    market = _steerable(request, slug)
    scan_ordering.own_schedule(request.user, market)
    person = access.user_of(request.user)
    scan_schedules.switch(market, is_on=is_on, person=person, now=timezone.now())
    return _answer(reading.of_market(market))


def _steerable(request: Request, slug: str) -> Market:
    market = scan_ordering.startable(request.user, slug)
    limits.take(request._request, limits.STEER, owner=asker(request))
    return market


def _payer(
    request: Request, market: Market, row: ScanSchedule | None, wanted: ScheduleRequest
) -> Organization | None:
    payers = scan_ordering.schedule_payers(request.user, market, row)
    if wanted.organization is UNSET:
        return row.organization if row else payers[0]
    named = {str(one.pk) if one else None: one for one in payers}
    if wanted.organization not in named:
        raise InvalidInput("organization", "name one that may pay: yours, or null as an operator")
    return named[wanted.organization]


def _check_may_cap(request: Request) -> None:
    if not access.may(request.user, access.Action.MANAGE_PROVIDERS):
        raise InvalidInput("cap_usd", CAP_IS_THE_OPERATORS)


def _columns(row: ScanSchedule | None, wanted: ScheduleRequest) -> dict[str, Any]:
    given = msgspec.structs.asdict(wanted)
    first = row or ScanSchedule()
    return {name: getattr(first, name) if given[name] is UNSET else given[name] for name in STORED}


def _answer(row: ScanSchedule | None) -> HttpResponse:
    return answer(ScheduleNow(schedule=_row(row) if row else None))


def _row(row: ScanSchedule) -> ScheduleRow:
    now = timezone.now()
    line = spending.of(row.organization, now=now)
    return ScheduleRow(
        market=row.market.slug,
        time_zone=row.market.time_zone,
        is_on=row.is_on,
        **{name: getattr(row, name) for name in STORED},
        organization=row.organization_id,
        cap_usd=None if line.cap is None else line.cap / MICRO,
        left_usd=None if line.left is None else line.left / MICRO,
        next_at=reading.next_period(row, now=now).begins_at if row.is_on else None,
        refusal=row.refusal,
    )
