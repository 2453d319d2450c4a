"""Enter a provider's key, accept its terms, limit its pace, and cap what a month may cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from django import forms
from django.http import QueryDict

from aiv.models import ProviderPace
from aiv.services.asking.budgets import MOST_MICROS
from aiv.services.asking.provider_keys import LONGEST
from aiv.services.asking.provider_paces import MOST_IN_FLIGHT, MOST_PER_MINUTE
from dashboard.figures import MICRO

MOST_DOLLARS: Final = Decimal(MOST_MICROS) / MICRO


class ProviderKeyForm(forms.Form):
    """Take a key; whatever was typed is never sent back to the page."""

    key = forms.CharField(
        label="Key",
        max_length=LONGEST,
        # Its characters are judged by the service, which says what to do.
        strip=False,
        widget=forms.PasswordInput(
            render_value=False,
            attrs={"autocomplete": "off", "spellcheck": "false", "data-1p-ignore": ""},
        ),
        help_text="Sealed when it is stored, and never shown again.",
    )

    def __init__(self, sent: QueryDict | None = None, *, provider: str) -> None:
        super().__init__(sent, auto_id=f"id_{provider}_%s")
        self.provider = provider


class PaceForm(forms.Form):
    """Take the limits of an account; where a field is empty, asking begins carefully."""

    per_minute = forms.IntegerField(
        label="Calls a minute", required=False, min_value=1, max_value=MOST_PER_MINUTE
    )
    in_flight = forms.IntegerField(
        label="Calls at a time",
        required=False,
        min_value=1,
        max_value=MOST_IN_FLIGHT,
        help_text="Left empty, a careful beginning holds.",
    )

    def __init__(
        self, sent: QueryDict | None = None, *, provider: str, pace: ProviderPace | None = None
    ) -> None:
        stored = {"per_minute": pace.per_minute, "in_flight": pace.in_flight} if pace else {}
        super().__init__(sent, auto_id=f"id_{provider}_%s", initial=stored)
        self.provider = provider


class TermsForm(forms.Form):
    """Take an operator's word that they read the terms."""

    have_read = forms.BooleanField(
        label="I have read these terms, and I accept them for this installation."
    )


class CapForm(forms.Form):
    """Take a monthly cap in dollars; 0 lets nothing be asked."""

    dollars = forms.DecimalField(
        label="Cap a month, in US dollars",
        min_value=0,
        max_value=MOST_DOLLARS,
        max_digits=12,
        decimal_places=2,
        help_text="What is spent and held back never passes it. 0 lets nothing be asked.",
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}),
    )

    def micros(self) -> int:
        """Give the cap in millionths of a dollar."""
        return int(self.cleaned_data["dollars"] * MICRO)
