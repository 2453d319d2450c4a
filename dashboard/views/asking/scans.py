"""List scans, and show one while it runs."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.models import Market, Scan, ScanSchedule, ScanState
from aiv.selectors.asking import scan_schedules, scans
from aiv.services.asking import provider_keys
from dashboard import chosen
from dashboard.pages.asking import scan as scan_page
from dashboard.pages.asking import scan_schedule as schedule_page
from dashboard.pages.asking import scans as scans_page

SIZE = 25


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """Show operators all scans of the installation."""
    access.require(access.may(request.user, access.Action.OPERATE))
    path = reverse("dashboard:scans")
    context = {
        "page": _listed(request, scans.every(), path),
        "has_keys": provider_keys.are_any(),
    }
    return render(request, "dashboard/asking/scans.html", context)


@require_safe
def of_market(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the scans of a market and of the person's own dealers there."""
    market = access.find(access.markets(request.user), slug=slug)
    seen = access.scans(request.user)
    rows = scans.every().filter(pk__in=seen.values("pk")).filter(_in(market))
    row = scan_schedules.of_market(market)
    may_start = bool(access.scan_payers(request.user, market))
    context = {
        "page": _listed(request, rows, reverse("dashboard:market_scans", args=[slug])),
        "market": market,
        "schedule": schedule_page.build(market, row, now=timezone.now()),
        "may_start": may_start,
        "may_schedule": may_start and (row is None or _pays(request, row)),
        "demo": market.is_demo,
    }
    return render(request, "dashboard/markets/market_scans.html", context)


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a scan is; the page asks again by itself while it runs."""
    page = _page(request, found(request, pk))
    context = {"page": page, "demo": page.scan.origin == "demo"}
    return render(request, "dashboard/asking/scan.html", context)


@require_safe
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the part of the page that moves; `seen` is the state that the page told last."""
    page = _page(request, found(request, pk))
    context = {"page": page, "is_news": request.GET.get("seen", "") != page.scan.state}
    return render(request, "dashboard/asking/_scan_moves.html", context)


def found(request: HttpRequest, pk: UUID) -> Scan:
    """Give a scan that the person may see."""
    return access.find(access.scans(request.user), pk=pk)


def _pays(request: HttpRequest, row: ScanSchedule) -> bool:
    action = access.Action.START_SCAN
    return access.may(request.user, action, organization_id=row.organization_id)


def _in(market: Market) -> Q:
    return Q(panel__market=market) | Q(panel__dealer__in=market.dealers.all())


def _listed(request: HttpRequest, rows: QuerySet[Scan], path: str) -> scans_page.ScansPage:
    wanted = request.GET.get("state", "")
    state = wanted if wanted in ScanState.values else ""
    if state:
        rows = rows.filter(state=state)
    listed = Paginator(rows, SIZE).get_page(chosen.page_number(request))
    return scans_page.build(
        listed,
        scans.lines(listed.object_list),
        path=path,
        state=state,
        pays=lambda scan: access.may_steer(request.user, scan),
    )


def _page(request: HttpRequest, scan: Scan) -> scan_page.ScanPage:
    now = timezone.now()
    known = scans.one(scan.pk) or scan
    pays = access.may_steer(request.user, scan)
    return scan_page.build(scans.progress(known, now=now), pays=pays, now=now)
