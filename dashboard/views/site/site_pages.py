"""List the pages that the newest audit read, and show the facts of one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aiv import access
from aiv.selectors.site import audited_pages, site_audits
from dashboard.forms.site.site import PageFilterForm
from dashboard.pages.site import site_pages
from dashboard.views.site.site import head, own


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """List the pages, narrowed to a kind or to those that could not be read."""
    dealer = own(request, slug)
    audit = site_audits.latest(dealer)
    words = request.GET.dict()
    form = PageFilterForm(words, classes=audited_pages.classes(audit) if audit else {})
    number = words.pop("page", "")
    rows = (
        audited_pages.page(audit, filters=form.filters(), number=_number(number)) if audit else None
    )
    page = site_pages.build(head(request, dealer, "site_pages"), audit, rows, words)
    context = {"page": page, "form": form, "demo": dealer.is_demo}
    return render(request, "dashboard/site/site_pages.html", context)


@require_safe
def one(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show one page as raw HTML shows it."""
    dealer = own(request, slug)
    row = access.find(audited_pages.of(dealer), pk=pk)
    page = site_pages.facts(head(request, dealer, "site_pages"), row, audited_pages.unpacked(row))
    return render(request, "dashboard/site/site_page.html", {"page": page, "demo": dealer.is_demo})


def _number(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 7 else 1
