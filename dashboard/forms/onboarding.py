"""Ask a newcomer for an organization, a dealer and its market, one step after the other."""

from __future__ import annotations

from django import forms


class OrganizationForm(forms.Form):
    """Name who signs in."""

    name = forms.CharField(
        label="Name of your organization",
        max_length=120,
        help_text="Your dealer group, or your store if it stands alone.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
