"""Propose that a reading of an answer is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from aiv.models import Answer, CorrectionKind, Dealer, Role


class CorrectionForm(forms.Form):
    """Say which dealer, what is wrong, and which words show it."""

    dealer = forms.ModelChoiceField(
        Dealer.objects.none(), label="Dealer", to_field_name="slug", empty_label="Choose a dealer"
    )
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

    def __init__(self, *args: Any, answer: Answer, dealers: Sequence[Dealer], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.answer = answer
        field = self.fields["dealer"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Dealer.objects.filter(pk__in=[dealer.pk for dealer in dealers])
