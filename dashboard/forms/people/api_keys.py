"""Name a key and say how long it lives."""

from __future__ import annotations

from django import forms

from aiv.services.people.api_keys import LIFETIMES


class KeyForm(forms.Form):
    """Make a key."""

    name = forms.CharField(
        label="Name", max_length=80, help_text="What will use it, such as “nightly report”."
    )
    days = forms.TypedChoiceField(
        label="Works for",
        coerce=int,
        choices=[(days, f"{days} days") for days in LIFETIMES],
        initial=90,
        help_text="It ends by itself; make a new one before then.",
    )
