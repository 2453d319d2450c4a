"""Let an invited person join; the secret in the address is the whole proof that they were asked."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aiv import access
from aiv.domain.errors import Conflict, InvalidInput
from aiv.services.people import invitations
from dealershipai.accounts import addresses
from dealershipai.accounts.models import Invitation, User


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Say who invites to what, and let the invited person agree."""
    invitation = invitations.find(token, now=timezone.now())
    if invitation is None:
        return _over(request, invitations.NO_LONGER_VALID)
    if request.method == "POST":
        return _join(request, token)
    person = request.user
    context = {
        "invitation": invitation,
        "is_theirs": isinstance(person, User) and _is_theirs(person, invitation),
    }
    return render(request, "dashboard/people/invitation.html", context)


def _join(request: HttpRequest, token: str) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    try:
        person = access.user_of(request.user)
        membership = invitations.accept(token, person=person, now=timezone.now())
    except InvalidInput as fault:
        return _over(request, fault.reason)
    except Conflict as fault:
        messages.info(request, str(fault))
        return redirect("dashboard:home")
    messages.success(request, f"Welcome to {membership.organization}.")
    return redirect("dashboard:home")


def _over(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "dashboard/people/invitation_over.html", {"reason": reason}, status=404)


def _is_theirs(person: User, invitation: Invitation) -> bool:
    return addresses.is_proven(person, invitation.email)
