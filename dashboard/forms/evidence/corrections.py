"""Propose that a reading of an answer is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from aiv.models import CorrectionKind, Dealer, Role
from dashboard.forms import choosing


class CorrectionForm(forms.Form):
    """Say which dealer, what is wrong, and which words show it."""

    kind = forms.ChoiceField(
        label="What is wrong?", choices=CorrectionKind.choices, widget=forms.RadioSelect
    )
    role = forms.ChoiceField(
        label="How is it named?",
        choices=[("", "Choose a role"), *Role.choices],
        required=False,
        help_text="Not needed when the dealer is not named here.",
    )
    quote = forms.CharField(
        label="The words that name it",
        max_length=400,
        required=False,
        strip=False,
        help_text="Copied from the answer. Needed when the dealer was not found.",
    )
    note = forms.CharField(
        label="Note for the operator",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    field_order = ("dealer",)

    def __init__(self, *args: Any, dealers: Sequence[Dealer], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["dealer"] = choosing.one_dealer(dealers, label="Dealer")
        self.order_fields(self.field_order)
