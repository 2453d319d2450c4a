"""Let people of the store work on the leads of their chat widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain.shopper_chat import adf
from aiv.models import Dealer, Lead
from aiv.selectors.chat import shopper_knowledge, shopper_leads
from aiv.services.chat import lead_mails, leads
from dashboard import chat_frame, chosen, confirming, limits
from dashboard.downloads import csv_file
from dashboard.forms.chat.shopper_leads import LeadFilterForm
from dashboard.pages.chat import shopper_leads as page

COLUMNS = (
    "lead", "came_at", "name", "email", "phone", "wish", "vin", "may_text", "consented_at",
    "done_at", "done_by", "mails", "conversation",
)  # fmt: skip
limited = limits.posts("300/h")


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """List the leads that pass the filters, the newest first."""
    dealer = _dealer(request, slug)
    zone = shopper_knowledge.zone_of(dealer)
    form, now = LeadFilterForm(request.GET.dict()), timezone.now()
    number = chosen.page_number(request)
    rows = shopper_leads.page(dealer, form.filters(), zone=zone, number=number, now=now)
    keeping = shopper_leads.keeping(dealer, now=now)
    words = {name: request.GET.get(name, "") for name in form.fields}
    context = {
        "head": chat_frame.head(request, dealer, "leads"),
        "page": page.build(dealer, rows, keeping, words=words, zone=zone),
        "form": form,
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/chat/leads.html", context)


@require_safe
def export(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Give the leads that pass the filters."""
    dealer = _dealer(request, slug)
    form = LeadFilterForm(request.GET.dict())
    zone = shopper_knowledge.zone_of(dealer)
    kept = shopper_leads.kept(dealer, form.filters(), zone=zone, now=timezone.now())
    return csv_file(f"leads-{dealer.slug}.csv", COLUMNS, _lines(kept.iterator(chunk_size=200)))


@require_safe
def one(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show one lead."""
    lead = _lead(request, slug, pk)
    keeping = shopper_leads.keeping(lead.dealer, now=timezone.now())
    context = {
        "head": chat_frame.head(request, lead.dealer, "leads"),
        "page": page.one(lead, keeping, zone=shopper_knowledge.zone_of(lead.dealer)),
        "demo": lead.dealer.is_demo,
    }
    return render(request, "dashboard/chat/lead.html", context)


@require_safe
def download(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Give one lead as ADF/XML, as it is mailed."""
    lead = _lead(request, slug, pk)
    body = adf.document(lead_mails.text_of(lead))
    response = HttpResponse(body, content_type="application/xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="lead-{lead.pk}.xml"'
    return response


@require_POST
@limited
def finish(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Mark a lead as done; doing it again changes nothing."""
    lead = _lead(request, slug, pk)
    leads.finish(lead, person=access.user_of(request.user), now=timezone.now())
    messages.success(request, "Marked as done.")
    return redirect("dashboard:lead", slug, pk)


@require_POST
@limited
def reopen(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take back that a lead was done."""
    leads.reopen(_lead(request, slug, pk))
    messages.success(request, "It is to be done again.")
    return redirect("dashboard:lead", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def delete(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Delete a lead, after asking once."""
    lead = _lead(request, slug, pk)
    if request.method == "POST":
        leads.delete(lead, person=access.user_of(request.user))
        messages.success(request, "Deleted. A mail that was sent stays where it went.")
        return redirect("dashboard:leads", slug)
    return confirming.page(
        request,
        lead.dealer,
        title="Delete this lead?",
        text=page.deletion_text(lead),
        confirm="Delete it",
        route="dashboard:leads",
    )


@require_POST
@limited
def send_again(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Put a failed mail into the queue once more."""
    dealer = _dealer(request, slug)
    mail = access.find(shopper_leads.mails(dealer), pk=pk)
    if leads.send_again(mail, now=timezone.now()):
        messages.success(request, "It is sent again within a minute.")
    else:
        messages.info(request, "It has not failed; nothing was sent twice.")
    return redirect("dashboard:lead", slug, mail.lead_id)


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    own = access.own_dealers(request.user, access.Action.WORK_LEADS)
    return access.find(own, slug=slug)


def _lead(request: HttpRequest, slug: str, pk: UUID) -> Lead:
    return access.find(shopper_leads.of(_dealer(request, slug)), pk=pk)


def _lines(rows: Iterable[Lead]) -> Iterator[tuple[object, ...]]:
    for lead in rows:
        yield (
            str(lead.pk),
            lead.created_at.isoformat(timespec="seconds"),
            lead.name,
            lead.email,
            lead.phone,
            lead.wish,
            lead.vin,
            "yes" if lead.may_text else "no",
            lead.consented_at.isoformat(timespec="seconds"),
            lead.done_at.isoformat(timespec="seconds") if lead.done_at else "",
            lead.done_by.display_name if lead.done_by else "",
            page.mails_text(lead),
            str(lead.chat_id or ""),
        )
