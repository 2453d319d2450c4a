"""Invite a person, and change what a member may do and see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from aiv.models import Dealer
from dashboard.forms import choosing
from dealershipai.accounts.models import Role

WHAT_ROLES_DO = (
    "Owners do everything, members and claims included. Managers edit stores and declare money. "
    "Viewers read and propose corrections."
)


class RoleForm(forms.Form):
    """Say what a member may do, and which stores a viewer sees."""

    role = forms.ChoiceField(
        label="Role", choices=Role.choices, initial=Role.VIEWER, help_text=WHAT_ROLES_DO
    )

    def __init__(self, *args: Any, dealers: Sequence[Dealer], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["dealers"] = choosing.some_dealers(
            dealers,
            label="Only these stores",
            help_text="For viewers. Choose none to show every store of the organization.",
        )
        self.order_fields(self.field_order)


class InvitationForm(RoleForm):
    """Say whom to invite."""

    email = forms.EmailField(
        label="Email",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text="The invitation works only for somebody who proves this address.",
    )
    field_order = ("email", "role", "dealers")
