"""Let owners and managers prove a domain, for a dealer of theirs or for one they claim."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aiv import access
from aiv.domain import links
from aiv.models import Claim, ClaimState, Dealer, DomainProof
from aiv.services.site import domain_proofs, site_fetching
from dashboard import limits
from dashboard.forms.site.site import ProofForm
from dashboard.pages.site import domain_proof
from dashboard.views.site.site import auditable, head

METHODS = ["GET", "HEAD", "POST"]
# Each look asks somebody's server for a page.
limited = limits.posts("20/h")


@require_http_methods(METHODS)
@limited
def of_dealer(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the token of an own dealer, and look for it."""
    dealer = auditable(request, slug)
    proof = _proof(request, dealer)
    form = ProofForm(request.POST or None)
    if request.method == "POST" and proof and form.is_valid() and _look(request, proof, form):
        return redirect("dashboard:site_domain", dealer.slug)
    page = domain_proof.build(
        dealer, proof, head=head(request, dealer, "site_domain"), now=timezone.now()
    )
    context = {"page": page, "form": form, "demo": dealer.is_demo}
    return render(request, "dashboard/site/site_domain.html", context)


@require_http_methods(METHODS)
@limited
def of_claim(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the token of a claimed dealer, and look for it; finding it accepts the claim."""
    waiting = access.claims(request.user).select_related("dealer", "organization")
    claim = access.find(waiting, pk=pk)
    person, dealer = access.user_of(request.user), claim.dealer
    proof = (
        domain_proofs.ask(dealer, claim.organization, person=person, now=timezone.now())
        if links.domain_of(dealer.website)
        else None
    )
    form = ProofForm(request.POST or None)
    if request.method == "POST" and proof and form.is_valid() and _look(request, proof, form):
        return _after(request, claim)
    waits = claim.state == ClaimState.PENDING and domain_proofs.waits_for_an_operator(claim)
    page = domain_proof.build(dealer, proof, waits=waits, now=timezone.now())
    return render(request, "dashboard/site/site_domain.html", {"page": page, "form": form})


def _proof(request: HttpRequest, dealer: Dealer) -> DomainProof | None:
    # What stands in the record may be no address of a site.
    if dealer.organization is None or not links.domain_of(dealer.website):
        return None
    person = access.user_of(request.user)
    return domain_proofs.ask(dealer, dealer.organization, person=person, now=timezone.now())


def _look(request: HttpRequest, proof: DomainProof, form: ProofForm) -> bool:
    """Look for the token; what was not found stands at the form."""
    person = access.user_of(request.user)
    domain_proofs.check(
        proof,
        form.cleaned_data["method"],
        person=person,
        now=timezone.now(),
        read=site_fetching.read,
    )
    if proof.failure:
        form.add_error(None, proof.failure)
        return False
    messages.success(request, f"Found. {proof.host} is proved.")
    return True


def _after(request: HttpRequest, claim: Claim) -> HttpResponse:
    claim.refresh_from_db()
    if claim.state == ClaimState.ACCEPTED:
        return redirect("dashboard:dealer", claim.dealer.slug)
    return redirect("dashboard:claim_domain", claim.pk)
