"""Let people choose how they hear of alerts, and stop mails by the link that stands in each."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from aiv import access
from aiv.access import Action
from aiv.models import AlertKind
from aiv.selectors.alerts import alerts as selected
from aiv.services.alerts import alert_choices
from dashboard import chosen, limits
from dashboard.forms.alerts.alerts import ChoicesForm, SlackKindsForm
from dealershipai.accounts.models import Organization, User

PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts("60/h")


@require_http_methods(PAGE_METHODS)
@limited
def show(request: HttpRequest) -> HttpResponse:
    """Show and take by which channel the person hears of what."""
    person = access.user_of(request.user)
    form = ChoicesForm(
        request.POST or None, choices=selected.choices(person), zone=_zone_of(request)
    )
    if request.method == "POST" and form.is_valid():
        _keep(person, form)
        messages.success(request, "Saved.")
        return redirect("dashboard:alert_choices")
    return _page(request, form)


@require_POST
@limited
def slack(request: HttpRequest) -> HttpResponse:
    """Take which kinds the organization's Slack channel is told of."""
    owner = chosen.organization(request)
    access.require(_may_slack(request, owner))
    form = SlackKindsForm(request.POST)
    access.require(form.is_valid())
    kinds = {AlertKind(kind) for kind in form.cleaned_data["kinds"]}
    alert_choices.choose_for_slack(owner, kinds, actor=access.user_of(request.user))
    messages.success(request, "Saved.")
    return redirect(chosen.address("dashboard:alert_choices", request, owner))


@csrf_exempt  # A mail program posts without a cookie; the signed word in the address is the key.
@login_not_required
@require_http_methods(PAGE_METHODS)
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once, then stop a person's mails of one kind or of all; it works without sign-in."""
    found = alert_choices.opened(token)
    if found is None:
        raise Http404
    person, kind = found
    if request.method != "POST":
        return render(request, "dashboard/alerts/alerts_unsubscribe.html", {"kind": kind.label})
    kinds = list(AlertKind) if request.POST.get("all") else [kind]
    alert_choices.stop_mails(person, kinds)
    context = {"kind": kind.label, "is_done": True, "is_all": len(kinds) > 1}
    return render(request, "dashboard/alerts/alerts_unsubscribe.html", context)


def _page(request: HttpRequest, form: ChoicesForm) -> HttpResponse:
    owner = next((row.organization for row in access.memberships(request.user)), None)
    if "organization" in request.GET:
        owner = chosen.organization(request)
    context: dict[str, object] = {"form": form, "organization_name": owner.name if owner else ""}
    if owner is not None and _may_slack(request, owner):
        context |= {
            "slack_form": SlackKindsForm(initial={"kinds": selected.slack_kinds(owner)}),
            "slack_url": chosen.address("dashboard:alert_slack", request, owner),
            "has_hook": selected.has_hook(owner),
            "hook_url": chosen.address("dashboard:organization_slack", request, owner),
        }
    context["may_keys"] = owner is not None and _may_slack(request, owner)
    return render(request, "dashboard/alerts/alert_choices.html", context)


def _keep(person: User, form: ChoicesForm) -> None:
    alert_choices.choose(person, form.wanted())
    cleaned = form.cleaned_data
    alert_choices.keep_quiet(
        person, zone=cleaned["time_zone"], begin=cleaned["begin"], end=cleaned["end"]
    )


def _may_slack(request: HttpRequest, owner: Organization) -> bool:
    return access.may(request.user, Action.CONNECT_SLACK, organization_id=owner.pk)


def _zone_of(request: HttpRequest) -> str:
    """Suggest the zone of a market of the person's, to be confirmed."""
    market = access.markets(request.user).first()
    return market.time_zone if market else ""
