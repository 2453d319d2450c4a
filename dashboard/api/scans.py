"""Serve scans: quote one, start it, follow it, and steer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils import timezone
from msgspec import UNSET, UnsetType
from rest_framework.request import Request

from aiv import access
from aiv.domain.errors import Fault
from aiv.models import Market, Scan, ScanState
from aiv.selectors.asking import scans
from aiv.selectors.ground import listings
from aiv.services.asking import scan_orders
from aiv.services.asking import scans as steering
from aiv.services.asking.scan_orders import ScanOrder
from dashboard import scan_ordering
from dashboard.api import limits, queries, scan_rows
from dashboard.api.base import ApiView, answer, asker, body_of
from dashboard.api.bodies import Reader
from dashboard.api.described import ListOf, described
from dashboard.api.problems import Refused
from dashboard.api.shapes import ScanRequest

READER = Reader(ScanRequest)
TRIALS = 3
CHOICES = ("panel", "assistants", "trials", "organization")


class Scans(ApiView):
    """List a market's scans, and start one."""

    query = frozenset({"state", "cursor"})

    @described(
        "scans",
        "List the scans of a market, newest first",
        answer=ListOf(scan_rows.ScanRow),
        query=("state", "cursor"),
        problems=(400, 404),
    )
    def get(self, request: Request, market: str) -> HttpResponse:
        """Answer at most 50 scans and where the next ones are."""
        found = access.find(access.markets(request.user), slug=market)
        seen = access.scans(request.user).filter(panel__market=found)
        rows = scans.every(state=_state(request)).filter(pk__in=seen.values("pk"))
        piece = listings.scans(rows, mark=queries.uuid_mark(request))
        listed = [
            scan_rows.line(each, pays=access.may_steer(request.user, each.scan))
            for each in scans.lines(piece.rows)
        ]
        return answer({"next": queries.next_address(request, piece.next), "results": listed})

    @described(
        "scan-start",
        "Start a scan within the organization's cap",
        body=ScanRequest,
        answer=scan_rows.ScanNow,
        problems=(400, 404, 409, 413, 415),
    )
    def post(self, request: Request, market: str) -> HttpResponse:
        """Plan every call, hold back the most it may cost, and answer the scan.

        With the same token a repeat answers the same scan. What a quote refuses is refused here.
        """
        found = _startable(request, market)
        limits.take(request._request, limits.STEER, owner=asker(request))
        wanted = READER.read(body_of(request))
        token = uuid4() if isinstance(wanted.token, UnsetType) else UUID(wanted.token)
        scan = scan_orders.start(
            _order(request, found, wanted),
            person=access.user_of(request.user),
            now=timezone.now(),
            token=token,
        )
        return _answer(request, scan)


class ScanQuote(ApiView):
    """Say what a scan may cost."""

    query = frozenset(CHOICES)

    @described(
        "scan-quote",
        "Read what a scan may cost, and what keeps it from being started",
        answer=scan_rows.QuoteRow,
        query=CHOICES,
        problems=(400, 404),
    )
    def get(self, request: Request, market: str) -> HttpResponse:
        """Answer calls, cost, time and what is left of the cap; nothing is started."""
        found = _startable(request, market)
        named = queries.word(request, "assistants")
        wanted = ScanRequest(
            panel=queries.word(request, "panel") or UNSET,
            assistants=[slug for slug in named.split(",") if slug] or UNSET,
            trials=queries.whole(request, "trials") if queries.word(request, "trials") else UNSET,
            organization=queries.word(request, "organization") or UNSET,
        )
        order = _order(request, found, wanted)
        return answer(scan_rows.quote(scan_orders.quote(order, now=timezone.now())))


class OneScan(ApiView):
    """Serve one scan."""

    @described("scan", "Read how far a scan is", answer=scan_rows.ScanNow, problems=(404,))
    def get(self, request: Request, pk: UUID) -> HttpResponse:
        """Answer its calls, assistant by assistant, and why some have no answer."""
        return _answer(request, _seen(request, pk))


class PauseScan(ApiView):
    """Pause a scan."""

    @described("scan-pause", "Pause a scan", answer=scan_rows.ScanNow, problems=(404, 409))
    def post(self, request: Request, pk: UUID) -> HttpResponse:
        """Make no further call until it is resumed; a repeat changes nothing."""
        return _steered(request, pk, steering.pause)


class ResumeScan(ApiView):
    """Resume a scan."""

    @described("scan-resume", "Resume a paused scan", answer=scan_rows.ScanNow, problems=(404, 409))
    def post(self, request: Request, pk: UUID) -> HttpResponse:
        """Go on; a repeat changes nothing."""
        return _steered(request, pk, steering.resume)


class CancelScan(ApiView):
    """Cancel a scan."""

    @described("scan-cancel", "Cancel a scan", answer=scan_rows.ScanNow, problems=(404, 409))
    def post(self, request: Request, pk: UUID) -> HttpResponse:
        """Skip what is not asked yet and give its money back; a repeat changes nothing."""
        return _steered(request, pk, steering.cancel)


class RetryScan(ApiView):
    """Try the failed calls of a scan again."""

    @described(
        "scan-retry-failed",
        "Try the failed calls of a scan again",
        answer=scan_rows.Retried,
        problems=(404, 409),
    )
    def post(self, request: Request, pk: UUID) -> HttpResponse:
        """Answer how many calls are planned again."""
        scan = _mine(request, pk)
        person, now = access.user_of(request.user), timezone.now()
        count = steering.retry_failed(scan, person=person, now=now)
        return answer(scan_rows.Retried(calls=count))


def _startable(request: Request, slug: str) -> Market:
    market = access.find(access.markets(request.user), slug=slug)
    access.require(bool(access.scan_payers(request.user, market)))
    return market


def _order(request: Request, market: Market, wanted: ScanRequest) -> ScanOrder:
    return scan_ordering.order(
        request.user,
        market,
        panel=wanted.panel or "",
        assistants=wanted.assistants or (),
        trials=TRIALS if isinstance(wanted.trials, UnsetType) else wanted.trials,
        organization=wanted.organization or "",
        now=timezone.now(),
    )


def _seen(request: Request, pk: UUID) -> Scan:
    return access.find(access.scans(request.user), pk=pk)


def _mine(request: Request, pk: UUID) -> Scan:
    scan = _seen(request, pk)
    access.require(access.may_steer(request.user, scan))
    limits.take(request._request, limits.STEER, owner=asker(request))
    return scan


def _steered(request: Request, pk: UUID, step: Callable[..., Any]) -> HttpResponse:
    scan = _mine(request, pk)
    step(scan, person=access.user_of(request.user), now=timezone.now())
    return _answer(request, scan)


def _answer(request: Request, scan: Scan) -> HttpResponse:
    known = scans.one(scan.pk) or scan
    found = scans.progress(known, now=timezone.now())
    return answer(scan_rows.progress(found, pays=access.may_steer(request.user, known)))


def _state(request: Request) -> str:
    word = queries.word(request, "state")
    if word and word not in ScanState.values:
        fault = Fault("state", f"use one of {', '.join(ScanState.values)}")
        raise Refused([fault], place="field")
    return word
