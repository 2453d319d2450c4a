"""Show a dealer's A/B tests, and let owners and managers bring them in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aiv import access
from aiv.domain.errors import FaultyDocument, InvalidInput
from aiv.models import Dealer
from aiv.selectors.ground import experiments as stored
from aiv.selectors.score import stored_inputs
from aiv.services.ground import experiments
from dashboard import confirming, limits
from dashboard.forms.faults import sentence, tell
from dashboard.forms.ground.outside_figures import ExperimentForm
from dashboard.pages.ground import experiments as page

PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts("60/h")


@require_http_methods(PAGE_METHODS)
@limited
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the tests and take a new one."""
    is_post = request.method == "POST"
    action = access.Action.IMPORT_GROUND if is_post else access.Action.SEE_DEALER
    dealer = access.find(access.own_dealers(request.user, action), slug=slug)
    form = ExperimentForm(request.POST, request.FILES) if is_post else ExperimentForm()
    if is_post and form.is_valid() and _import(request, dealer, form):
        return redirect("dashboard:experiments", dealer.slug)
    return _page(request, dealer, form, status=400 if is_post else 200)


@require_http_methods(PAGE_METHODS)
@limited
def remove(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Forget a test, after asking once."""
    own = access.own_dealers(request.user, access.Action.IMPORT_GROUND)
    dealer = access.find(own, slug=slug)
    test = access.find(dealer.experiments.all(), pk=pk)
    if request.method == "POST":
        experiments.remove(test, person=access.user_of(request.user), now=timezone.now())
        messages.success(request, f"The test “{test.name}” is forgotten.")
        return redirect("dashboard:experiments", dealer.slug)
    return confirming.page(
        request,
        dealer,
        title=f"Forget the test “{test.name}”?",
        text="Its lifts leave the index. Import its file again to have them back.",
        confirm="Forget it",
        route="dashboard:experiments",
    )


def _import(request: HttpRequest, dealer: Dealer, form: ExperimentForm) -> bool:
    words = form.cleaned_data
    try:
        found = experiments.import_file(
            dealer,
            form.body(),
            name=words["name"],
            days=experiments.Days(first=words["started_on"], last=words["ended_on"]),
            actor=access.user_of(request.user),
            now=timezone.now(),
        )
    except FaultyDocument as faulty:
        for fault in faulty.faults:
            form.add_error("file", sentence(f"{fault.place}: {fault.reason}"))
        return False
    except InvalidInput as invalid:
        tell(form, invalid)
        return False
    done = "stands here already" if found.is_repeated else "is in"
    messages.success(request, f"The test “{found.experiment.name}” {done}.")
    return True


def _page(
    request: HttpRequest, dealer: Dealer, form: ExperimentForm, *, status: int
) -> HttpResponse:
    now = timezone.now()
    may = access.may(
        request.user, access.Action.IMPORT_GROUND, organization_id=dealer.organization_id
    )
    context = {
        "page": page.build(
            dealer=dealer,
            records={row.name: row for row in stored_inputs.of_dealer(dealer, now=now)},
            tests=stored.of_dealer(dealer),
            may_import=may,
            now=now,
        ),
        "form": form,
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/ground/experiments.html", context, status=status)
