"""Show what can be written from the verified record, and give it as files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aiv import access
from aiv.models import Dealer
from aiv.selectors.inventory import inventory
from aiv.services.site import generated
from dashboard.pages.site import generators
from dashboard.views.site.site import own

MOST_LETTERS: Final = 17
PLAIN: Final = "text/plain; charset=utf-8"
TYPES: Final = {
    "robots": ("robots.txt", PLAIN),
    "dealer": ("dealer-jsonld.html", PLAIN),
    "car": ("car-jsonld.html", PLAIN),
    "facts": ("facts.md", "text/markdown; charset=utf-8"),
    "facts-page": ("facts.html", "text/html; charset=utf-8"),
}
"""What is served as text is no page of ours, whatever a value holds."""


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the four texts."""
    dealer = own(request, slug)
    vin = _vin(request)
    page = generators.build(
        dealer,
        robots=generated.robots(dealer),
        markup=generated.dealer_markup(dealer),
        car=generated.car_markup(dealer, vin),
        sheet=generated.facts_page(dealer, is_html=False),
        vehicles=inventory.vehicles(dealer),
        vin=vin,
        may_edit=access.may(
            request.user, access.Action.EDIT_DEALER, organization_id=dealer.organization_id
        ),
    )
    return render(request, "dashboard/site/generators.html", {"page": page, "demo": dealer.is_demo})


@require_safe
def file(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    """Give one text as a file."""
    dealer = own(request, slug)
    if what not in TYPES:
        raise Http404
    text = _TEXTS[what](dealer, _vin(request))
    if not text:
        raise Http404
    name, content_type = TYPES[what]
    response = HttpResponse(text, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _robots(dealer: Dealer, _vin: str) -> str:
    group = generated.robots(dealer).group
    return group.text if group and group.blocked else ""


def _written(offered: generated.Offered) -> str:
    return offered.written.text if offered.written else ""


_TEXTS: Final[dict[str, Callable[[Dealer, str], str]]] = {
    "robots": _robots,
    "dealer": lambda dealer, vin: _written(generated.dealer_markup(dealer)),
    "car": lambda dealer, vin: _written(generated.car_markup(dealer, vin)),
    "facts": lambda dealer, vin: _written(generated.facts_page(dealer, is_html=False)),
    "facts-page": lambda dealer, vin: _written(generated.facts_page(dealer, is_html=True)),
}


def _vin(request: HttpRequest) -> str:
    return request.GET.get("vin", "")[:MOST_LETTERS]
