"""Ask for the two money inputs; nothing stands in a field that nobody declared."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from aiv.services.score.money import CEILINGS


class MoneyForm(forms.Form):
    """Declare gross and opportunities; a field left empty declares nothing."""

    avg_gross_per_unit = forms.FloatField(
        label="Gross per unit, in dollars",
        required=False,
        min_value=0,
        max_value=CEILINGS["avg_gross_per_unit"],
        help_text="What a car sold leaves on average, front and back end together.",
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )
    monthly_opportunities = forms.IntegerField(
        label="Opportunities a month",
        required=False,
        min_value=0,
        max_value=int(CEILINGS["monthly_opportunities"]),
        help_text="How many shoppers reach your store in a month: calls, forms, chats and visits.",
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def declared(self) -> Mapping[str, float]:
        """Give what was filled in; a 0 is a declaration."""
        return {name: value for name, value in self.cleaned_data.items() if value is not None}

    def clean(self) -> None:
        """Ask for at least one amount."""
        if not self.errors and not self.declared():
            raise forms.ValidationError("Fill in at least one amount.")
