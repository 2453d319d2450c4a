"""Take an inventory file or the address of one, and filter the vehicles on offer."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from aiv.models import VehicleCondition, VehicleStatus
from aiv.selectors.inventory.inventory import VehicleFilters


class FeedFileForm(forms.Form):
    """Take a file of the whole inventory."""

    feed = forms.FileField(
        label="Inventory file",
        help_text="CSV or XML with a column for the VIN; 50 MB at most. You see first what it "
        "holds. Vehicles that the file does not list count as gone.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xml"}),
    )


class FeedAddressForm(forms.Form):
    """Take the address at which the feed can be read every day."""

    url = forms.CharField(
        label="Address of the feed",
        max_length=2000,
        help_text="Such as https://feeds.example/store.csv. Read at once, then every day.",
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )


class VehicleFilterForm(forms.Form):
    """Choose vehicles by words, condition and state."""

    words = forms.CharField(label="Search", required=False, max_length=80)
    condition = forms.ChoiceField(
        label="Condition", required=False, choices=[("", "All"), *VehicleCondition.choices]
    )
    status = forms.ChoiceField(
        label="State", required=False, choices=[("", "All"), *VehicleStatus.choices]
    )

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__(words)

    def filters(self) -> VehicleFilters:
        """Give the filters of the fields that are right; a wrong field filters nothing."""
        self.is_valid()
        return VehicleFilters(**{name: self.cleaned_data.get(name, "") for name in self.fields})
