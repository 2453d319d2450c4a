"""Let owners say where Slack takes their posts, and operators where it takes a market's."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from aiv import access
from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Market
from aiv.selectors.sending import slack as reading
from aiv.services.sending import slack, slack_hooks
from dashboard import chosen, limits
from dashboard.forms.sending.slack import HookForm
from dashboard.pages.sending import slack as slack_page
from dealershipai.accounts.models import Organization

PAGE_METHODS = ["GET", "HEAD", "POST"]
limited = limits.posts("30/h")


@require_http_methods(PAGE_METHODS)
@limited
def organization(request: HttpRequest) -> HttpResponse:
    """Show whether a webhook is entered, take one, and list what was posted."""
    owner = _organization(request)
    return _entered(request, owner) or _page(request, owner)


@require_POST
@limited
def organization_test(request: HttpRequest) -> HttpResponse:
    """Post a test message to the organization's channel."""
    return _tested(request, _organization(request))


@require_http_methods(PAGE_METHODS)
@limited
def organization_forget(request: HttpRequest) -> HttpResponse:
    """Ask once, then destroy the organization's webhook."""
    return _forgotten(request, _organization(request))


@require_http_methods(PAGE_METHODS)
@limited
def market(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an operator whether a market has a webhook, and take one."""
    owner = _market(request, slug)
    return _entered(request, owner) or _page(request, owner)


@require_POST
@limited
def market_test(request: HttpRequest, slug: str) -> HttpResponse:
    """Post a test message to the market's channel."""
    return _tested(request, _market(request, slug))


@require_http_methods(PAGE_METHODS)
@limited
def market_forget(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once, then destroy the market's webhook."""
    return _forgotten(request, _market(request, slug))


@require_POST
@limited
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a failed post into the queue once more."""
    post = access.find(access.slack_posts(request.user), pk=pk)
    if slack.send_again(post, actor=access.user_of(request.user), now=timezone.now()):
        messages.success(request, "It is sent again within a minute.")
    hook = post.hook
    if hook.market is not None:
        return redirect("dashboard:market_slack", hook.market.slug)
    return redirect("dashboard:organization_slack")


def _organization(request: HttpRequest) -> Organization:
    owner = chosen.organization(request)
    access.require(access.may(request.user, access.Action.CONNECT_SLACK, organization_id=owner.pk))
    return owner


def _market(request: HttpRequest, slug: str) -> Market:
    access.require(access.may(request.user, access.Action.OPERATE))
    return access.find(access.markets(request.user), slug=slug)


def _built(request: HttpRequest, owner: Market | Organization) -> slack_page.SlackPage:
    hook, posts = slack_hooks.hook_of(owner), reading.posts_of(owner)
    if isinstance(owner, Market):
        return slack_page.of_market(owner, hook, posts)
    return slack_page.of_organization(owner, hook, posts, query=chosen.query(request, owner))


def _page(
    request: HttpRequest, owner: Market | Organization, form: HookForm | None = None
) -> HttpResponse:
    context = {"page": _built(request, owner), "form": form or HookForm()}
    return render(request, "dashboard/sending/slack.html", context)


def _entered(request: HttpRequest, owner: Market | Organization) -> HttpResponse | None:
    if request.method != "POST":
        return None
    form = HookForm(request.POST)
    if form.is_valid():
        person = access.user_of(request.user)
        try:
            slack_hooks.enter(owner, form.cleaned_data["url"], actor=person, now=timezone.now())
        except InvalidInput as fault:
            form.add_error("url", f"Please {fault.reason}.")
        else:
            messages.success(request, "Entered. Send a test message to see it arrive.")
            return redirect(_built(request, owner).enter_url)
    return _page(request, owner, form)


def _tested(request: HttpRequest, owner: Market | Organization) -> HttpResponse:
    try:
        hook = slack_hooks.test(owner, now=timezone.now())
    except Conflict as fault:
        messages.error(request, str(fault))
    else:
        tell = messages.success if hook.is_accepted else messages.error
        tell(request, hook.verdict)
    return redirect(_built(request, owner).enter_url)


def _forgotten(request: HttpRequest, owner: Market | Organization) -> HttpResponse:
    page = _built(request, owner)
    access.require(page.hook is not None or request.method == "POST")
    if request.method != "POST":
        return render(request, "dashboard/sending/slack_forget.html", {"page": page})
    slack_hooks.forget(owner, actor=access.user_of(request.user), now=timezone.now())
    messages.success(request, "Disconnected. Nothing is posted there any more.")
    return redirect(page.enter_url)
