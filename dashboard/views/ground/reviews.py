"""Show a dealer's reviews, and let owners and managers bring them in."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain.errors import DealershipError, InvalidInput
from aiv.models import Dealer
from aiv.selectors.ground import reviews as reviewed
from aiv.selectors.score import stored_inputs
from aiv.services import staging
from aiv.services.ground import review_feeds, reviews
from dashboard import confirming, limits
from dashboard.figures import plural
from dashboard.forms.faults import sentence, tell
from dashboard.forms.ground.outside_figures import GoogleForm, PlatformForm, ReviewsForm, TotalsForm
from dashboard.pages.ground import reviews as page

PREVIEWED = 50
limited = limits.posts("60/h")


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the score, the platforms and what came in."""
    dealer = access.find(access.own_dealers(request.user), slug=slug)
    return _page(request, dealer)


@require_POST
@limited
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what an uploaded file would do, and keep it for the import."""
    dealer = _dealer(request, slug)
    form = ReviewsForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, dealer, file_form=form, status=400)
    upload, platform = form.cleaned_data["file"], form.cleaned_data["platform"]
    body = form.body()
    try:
        found = reviews.preview(dealer, body, platform=platform, now=timezone.now())
        token = staging.keep([body], owner=access.user_of(request.user))
    except InvalidInput as fault:
        tell(form, fault)
        return _page(request, dealer, file_form=form, status=400)
    context = {
        "dealer": dealer,
        "preview": found,
        "rows": found.rows[:PREVIEWED],
        "limit": PREVIEWED,
        "token": token,
        "name": upload.name,
        "platform": platform,
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/ground/reviews_preview.html", context)


@require_POST
@limited
def run(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Import the file that was previewed; doing it again adds nothing."""
    dealer = _dealer(request, slug)
    person = access.user_of(request.user)
    form = PlatformForm(request.POST)
    named = form.cleaned_data if form.is_valid() else {}
    try:
        with staging.opened(token, owner=person) as file:
            report = reviews.import_file(
                dealer,
                file.read(),
                platform=named.get("platform", ""),
                name=named.get("name") or "a file",
                actor=person,
                now=timezone.now(),
            )
    except InvalidInput as fault:
        messages.error(request, sentence(str(fault)))
        return redirect("dashboard:reviews", dealer.slug)
    staging.forget(token, owner=person)
    context = {"dealer": dealer, "report": report, "demo": dealer.is_demo}
    return render(request, "dashboard/ground/reviews_report.html", context)


@require_POST
@limited
def declare(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep totals that a person typed from a platform's page."""
    dealer = _dealer(request, slug)
    form = TotalsForm(request.POST)
    if form.is_valid():
        try:
            source = reviews.declare_totals(
                dealer,
                form.cleaned_data["totals_platform"],
                count=form.cleaned_data["count"],
                rating=form.cleaned_data["rating"],
                person=access.user_of(request.user),
                now=timezone.now(),
            )
        except InvalidInput as fault:
            tell(form, fault)
        else:
            messages.success(request, f"Kept in your name beside {source.platform}’s reviews.")
            return redirect("dashboard:reviews", dealer.slug)
    return _page(request, dealer, totals_form=form, status=400)


@require_POST
@limited
def connect(request: HttpRequest, slug: str) -> HttpResponse:
    """Connect Google and read it at once."""
    dealer = _dealer(request, slug)
    form = GoogleForm(request.POST)
    if form.is_valid():
        person, now = access.user_of(request.user), timezone.now()
        kind, named = form.cleaned_data["feed"], form.cleaned_data["reference"]
        fault = _asked(
            request, lambda: review_feeds.connect(dealer, kind, named, person=person, now=now)
        )
        if fault is None:
            return redirect("dashboard:reviews", dealer.slug)
        tell(form, fault)
    return _page(request, dealer, google_form=form, status=400)


@require_POST
@limited
def refresh(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Read a connected platform again."""
    dealer = _dealer(request, slug)
    source = access.find(dealer.review_sources.exclude(reference=""), pk=pk)
    person, now = access.user_of(request.user), timezone.now()
    fault = _asked(request, lambda: review_feeds.refresh(source, person=person, now=now))
    if fault is not None:
        messages.error(request, sentence(getattr(fault, "reason", str(fault))))
    return redirect("dashboard:reviews", dealer.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def remove(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Forget a platform with its reviews, after asking once."""
    dealer = _dealer(request, slug)
    source = access.find(dealer.review_sources.all(), pk=pk)
    if request.method == "POST":
        platform = source.platform
        reviews.remove(source, person=access.user_of(request.user), now=timezone.now())
        messages.success(request, f"{platform} and its reviews are forgotten.")
        return redirect("dashboard:reviews", dealer.slug)
    return confirming.page(
        request,
        dealer,
        title=f"Forget {source.platform}?",
        text="Its reviews leave this page and the score is measured without them. "
        "Import them again to have them back.",
        confirm="Forget them",
        route="dashboard:reviews",
    )


def _dealer(request: HttpRequest, slug: str) -> Dealer:
    own = access.own_dealers(request.user, access.Action.IMPORT_GROUND)
    return access.find(own, slug=slug)


def _asked(request: HttpRequest, ask: Callable[[], reviews.ReviewReport]) -> DealershipError | None:
    """Ask Google and say what came in, or give the fault."""
    try:
        report = ask()
    except DealershipError as fault:
        return fault
    said = f"{plural(report.added, 'review')} added, {report.changed:,} changed"
    messages.success(request, f"Google was read: {said}.")
    return None


def _page(
    request: HttpRequest,
    dealer: Dealer,
    *,
    file_form: Form | None = None,
    totals_form: Form | None = None,
    google_form: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    may = access.may(
        request.user, access.Action.IMPORT_GROUND, organization_id=dealer.organization_id
    )
    records = {row.name: row for row in stored_inputs.of_dealer(dealer, now=now)}
    context = {
        "page": page.build(
            dealer=dealer,
            record=records["ugc_health_score"],
            platforms=reviewed.platforms_of(dealer, now=now),
            mean=reviewed.market_mean(dealer),
            rows=reviewed.sources_of(dealer, now=now),
            imports=reviewed.imports_of(dealer),
            may_import=may,
            now=now,
        ),
        "file_form": file_form or ReviewsForm(),
        "totals_form": totals_form or TotalsForm(),
        "google_form": google_form or GoogleForm(),
        "demo": dealer.is_demo,
    }
    return render(request, "dashboard/ground/reviews.html", context, status=status)
