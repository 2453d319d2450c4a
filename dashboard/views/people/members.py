"""Let owners invite people, change their roles and end memberships; let anyone leave."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aiv import access
from aiv.domain.errors import Conflict, InvalidInput
from aiv.selectors.people import members as reading
from aiv.services.people import invitations, members
from aiv.services.people.invitations import Sealed
from dashboard import chosen, limits, mails
from dashboard.forms import faults
from dashboard.forms.people.members import InvitationForm, RoleForm
from dashboard.pages.people import members as page
from dealershipai.accounts.models import Membership, Organization

LOG = logging.getLogger(__name__)
PAGE_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(PAGE_METHODS)
def listing(request: HttpRequest) -> HttpResponse:
    """Show who belongs to an organization; an owner invites here."""
    organization = chosen.organization(request)
    form = InvitationForm(request.POST or None, dealers=reading.dealers(organization))
    if request.method == "POST":
        access.require(_may_manage(request, organization))
        if form.is_valid() and _invite(request, organization, form):
            messages.success(
                request, f"Invited {form.cleaned_data['email']}. It works for 72 hours."
            )
            return redirect(_list(request, organization))
    context = {
        "page": _page(request, organization),
        "form": form,
        "query": chosen.query(request, organization),
        "demo": any(dealer.is_demo for dealer in reading.dealers(organization)),
    }
    return render(request, "dashboard/people/members.html", context)


@require_http_methods(PAGE_METHODS)
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a member another role or other limits."""
    row = access.find(reading.among(_managed(request)), pk=pk)
    dealers = reading.dealers(row.organization)
    limited = list(row.dealer_limits.values_list("dealer__slug", flat=True))
    standing = {"role": row.role, "dealers": limited}
    form = RoleForm(request.POST or None, dealers=dealers, initial=standing)
    if request.method == "POST" and form.is_valid() and _change(request, row, form):
        messages.success(request, f"{row.user.display_name} is {form.cleaned_data['role']} now.")
        return redirect(_list(request, row.organization))
    context = {"form": form, "membership": row, "back_url": _list(request, row.organization)}
    return render(request, "dashboard/people/member.html", context)


@require_http_methods(PAGE_METHODS)
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a membership after asking once; a member ends their own the same way."""
    row = access.find(reading.among(access.organizations(request.user)), pk=pk)
    is_self = row.user_id == access.user_of(request.user).pk
    access.require(is_self or _may_manage(request, row.organization))
    if request.method != "POST":
        back_url = _list(request, row.organization)
        context = {"membership": row, "is_self": is_self, "back_url": back_url}
        return render(request, "dashboard/people/member_remove.html", context)
    try:
        members.remove(row, person=access.user_of(request.user))
    except Conflict as fault:
        messages.error(request, str(fault))
        return redirect(_list(request, row.organization))
    gone = "You left" if is_self else f"{row.user.display_name} was removed from"
    messages.success(request, f"{gone} {row.organization}.")
    return redirect("dashboard:home" if is_self else _list(request, row.organization))


@require_http_methods(PAGE_METHODS)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make an invitation useless after asking once."""
    row = access.find(reading.invited_to(_managed(request)), pk=pk)
    if request.method != "POST":
        context = {"invitation": row, "back_url": _list(request, row.organization)}
        return render(request, "dashboard/people/invitation_withdraw.html", context)
    invitations.withdraw(row, person=access.user_of(request.user), now=timezone.now())
    messages.success(request, f"The invitation of {row.email} does not work any more.")
    return redirect(_list(request, row.organization))


def _list(request: HttpRequest, organization: Organization) -> str:
    return chosen.address("dashboard:members", request, organization)


def _managed(request: HttpRequest) -> QuerySet[Organization]:
    return access.organizations(request.user, access.Action.MANAGE_MEMBERS)


def _may_manage(request: HttpRequest, organization: Organization) -> bool:
    action = access.Action.MANAGE_MEMBERS
    return access.may(request.user, action, organization_id=organization.pk)


def _page(request: HttpRequest, organization: Organization) -> page.MembersPage:
    may_manage = _may_manage(request, organization)
    waiting = reading.invitations(organization, now=timezone.now()) if may_manage else []
    return page.build(
        organization=organization,
        members=reading.members(organization),
        invitations=waiting,
        dealers=reading.dealers(organization),
        reader=access.user_of(request.user),
        may_manage=may_manage,
    )


def _invite(request: HttpRequest, organization: Organization, form: InvitationForm) -> bool:
    limits.spend(request, owner=organization.pk, what="invitations", rate=limits.INVITATIONS)
    words = form.cleaned_data
    try:
        sealed = invitations.invite(
            organization,
            words["email"],
            words["role"],
            dealers=list(words["dealers"]),
            inviter=access.user_of(request.user),
            now=timezone.now(),
        )
    except (InvalidInput, Conflict) as fault:
        faults.tell(form, fault)
        return False
    return _mail(sealed, form)


def _mail(sealed: Sealed, form: InvitationForm) -> bool:
    """Send the secret; an invitation whose mail did not leave is withdrawn, nobody could use it."""
    try:
        mails.send_invitation(sealed)
    except (OSError, SMTPException):
        LOG.exception("an invitation could not be mailed")
        invitation = sealed.invitation
        invitations.withdraw(invitation, person=invitation.invited_by, now=timezone.now())
        form.add_error(None, "The mail could not be sent, so nobody was invited. Try again later.")
        return False
    return True


def _change(request: HttpRequest, row: Membership, form: RoleForm) -> bool:
    words = form.cleaned_data
    try:
        members.change(
            row,
            words["role"],
            dealers=list(words["dealers"]),
            person=access.user_of(request.user),
        )
    except (InvalidInput, Conflict) as fault:
        faults.tell(form, fault)
        return False
    return True
