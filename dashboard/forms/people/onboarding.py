"""Ask a newcomer for an organization and for the market of a dealer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from aiv.domain.markets.dealer_record import DealerRecord
from aiv.models import USED
from aiv.services.markets.proposed_markets import MarketChoice
from dashboard.forms.people import time_zones


class OrganizationForm(forms.Form):
    """Name who signs in."""

    name = forms.CharField(
        label="Name of your organization",
        max_length=120,
        help_text="Your dealer group, or your store if it stands alone.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )

    def clean_name(self) -> str:
        """Bring white space into one spelling."""
        return " ".join(str(self.cleaned_data["name"]).split())


class MarketChoiceForm(forms.Form):
    """Choose what shoppers ask for, and where."""

    make = forms.ChoiceField(label="What do they ask for?", widget=forms.RadioSelect)
    city = forms.CharField(label="In which city?", max_length=80)
    region = forms.CharField(label="State or region", max_length=80, required=False)
    country = forms.CharField(widget=forms.HiddenInput, max_length=2)
    time_zone = forms.ChoiceField(
        label="Time zone",
        help_text="Days of reports begin and end by it. Please check our suggestion.",
    )

    def __init__(self, *args: Any, makes: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._offer("make", [*((make, f"New {make}") for make in makes), (USED, "Used cars")])
        self._offer("time_zone", time_zones.choices())

    def choice(self) -> MarketChoice:
        """Give the choice in one spelling of white space."""
        words = {name: " ".join(str(text).split()) for name, text in self.cleaned_data.items()}
        return MarketChoice(**words)

    def _offer(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)


def suggested(record: DealerRecord) -> dict[str, str]:
    """Suggest the market in which a dealer most likely stands."""
    return {
        "make": record.makes[0] if record.makes else USED,
        "city": record.city,
        "region": record.region,
        "country": record.country,
        "time_zone": time_zones.suggested(record.region) if record.country == "US" else "",
    }
