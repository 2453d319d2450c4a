"""Show how the index of one's own dealer moves under other choices."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aiv import access
from aiv.models import Dealer, Market
from aiv.selectors.evidence import counted_answers
from aiv.selectors.score import latest_score
from dashboard.pages.score import sensitivity as page
from dashboard.views.markets.dealers import chosen_market


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what follows from the stored score; halves of the answers are loaded when looked at."""
    dealer, market = _scene(request, slug)
    if market is None:
        return redirect("dashboard:dealer", slug)
    edit = access.Action.EDIT_DEALER
    built = page.build(
        dealer=dealer,
        market=market,
        score=latest_score.of_dealer(dealer, market),
        may_edit=access.may(request.user, edit, organization_id=dealer.organization_id),
        now=timezone.now(),
    )
    return render(
        request, "dashboard/score/sensitivity.html", {"page": built, "demo": market.is_demo}
    )


@require_safe
def halves(request: HttpRequest, slug: str) -> HttpResponse:
    """Count each half of the answers anew; opened by itself it is a page of its own."""
    dealer, market = _scene(request, slug)
    score = latest_score.of_dealer(dealer, market) if market else None
    rows = page.halves(score, counted_answers.of_score(score)) if score else ()
    is_part = request.headers.get("HX-Request") == "true"
    template = "_sensitivity_halves.html" if is_part else "sensitivity_halves.html"
    context = {"rows": rows, "dealer": dealer, "demo": dealer.is_demo}
    return render(request, f"dashboard/score/{template}", context)


def _scene(request: HttpRequest, slug: str) -> tuple[Dealer, Market | None]:
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    markets = list(access.markets(request.user).filter(dealers=dealer))
    return dealer, chosen_market(request, markets) if markets else None
