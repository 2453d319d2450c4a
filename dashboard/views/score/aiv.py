"""Show the AIV of one's own dealer taken apart: as a page, as a dialog, part by part."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.selectors.score import latest_score
from dashboard.pages.score import aiv as aiv_page
from dashboard.views.markets.dealers import chosen_market

DIALOG = "dialog-content"
"""What the dialog's frame calls the place that htmx fills."""


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the page whole, so that it reads without script; or the dialog, filled as it is read."""
    scene = _scene(request, slug)
    if scene is None:
        return redirect("dashboard:dealer", slug)
    is_dialog = request.headers.get("HX-Target") == DIALOG
    context = {
        "page": aiv_page.head(scene) if is_dialog else aiv_page.whole(scene),
        "demo": scene.market.is_demo,
    }
    template = "dashboard/score/_aiv_dialog.html" if is_dialog else "dashboard/score/aiv.html"
    return render(request, template, context)


@require_safe
def part(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    """Give one part to the open dialog; whoever opens its address gets the page."""
    scene = _scene(request, slug)
    if scene is None or part not in aiv_page.PARTS:
        raise Http404
    page = aiv_page.with_part(scene, part)
    if request.headers.get("HX-Request") != "true":
        return redirect(f"{page.url}#{page.slots[part].anchor}")
    context = {"page": page, "slot": page.slots[part], "demo": scene.market.is_demo}
    return render(request, "dashboard/score/_aiv_part.html", context)


def _scene(request: HttpRequest, slug: str) -> aiv_page.Scene | None:
    """Find the dealer, the market and the newest score; None while it stands in no market."""
    dealer = access.own_dealer(request.user, slug)
    access.require(dealer is not None)
    markets = list(access.markets(request.user).filter(dealers=dealer))
    if dealer is None or not markets:
        return None
    market = chosen_market(request, markets)
    return aiv_page.Scene(
        dealer=dealer,
        market=market,
        score=latest_score.of_dealer(dealer, market),
        may_declare=access.may(
            request.user,
            access.Action.DECLARE_MONEY,
            organization_id=dealer.organization_id,
        ),
        may_take=access.may(
            request.user, access.Action.TAKE_BUNDLE, organization_id=dealer.organization_id
        ),
        now=timezone.now(),
    )
