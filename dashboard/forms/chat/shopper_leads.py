"""Filter the leads of a dealer's widget."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from aiv.selectors.chat.shopper_leads import DONE, OPEN, SOON, LeadFilters
from dashboard.forms.ground.outside_figures import day


class LeadFilterForm(forms.Form):
    """Choose leads by state, words and days."""

    state = forms.ChoiceField(
        label="State",
        choices=[("", "All"), (OPEN, "To do"), (DONE, "Done"), (SOON, "Deleted soon")],
        required=False,
    )
    words = forms.CharField(label="Name, contact or wish", max_length=100, required=False)
    first_day = day("From", required=False)
    last_day = day("To", required=False)

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__(words)

    def filters(self) -> LeadFilters:
        """Give the filters of the fields that are right; a wrong field filters nothing."""
        self.is_valid()
        return LeadFilters(**{name: value for name, value in self.cleaned_data.items() if value})
