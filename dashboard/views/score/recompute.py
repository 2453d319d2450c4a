"""Let owners download everything behind their scores, to compute them again anywhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aiv import access
from aiv.domain.errors import NotMeasured
from aiv.models import Dealer
from aiv.selectors.score import bundle_rows
from aiv.services.score import bundles
from dashboard import limits
from dashboard.pages.score import recompute as page

limited = limits.posts("20/h")


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def show(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show what the file would hold; sending the form gives it."""
    own = access.own_dealers(request.user, access.Action.TAKE_BUNDLE)
    dealer = access.find(own, slug=slug)
    if request.method == "POST":
        try:
            return _file(request, dealer)
        except NotMeasured:
            return _page(request, dealer, status=409)
    return _page(request, dealer)


def _file(request: HttpRequest, dealer: Dealer) -> StreamingHttpResponse:
    now = timezone.now()
    person = access.user_of(request.user)
    pieces = bundles.write(dealer, access.markets(request.user), person=person, now=now)
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    name = f"{dealer.slug}-{now:%Y-%m-%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request: HttpRequest, dealer: Dealer, *, status: int = 200) -> HttpResponse:
    edit = access.Action.EDIT_DEALER
    context = {
        "page": page.build(
            dealer=dealer,
            found=bundle_rows.newest(dealer, access.markets(request.user)),
            versions=bundles.versions(),
            may_edit=access.may(request.user, edit, organization_id=dealer.organization_id),
            now=timezone.now(),
        ),
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/score/recompute.html", context, status=status)
