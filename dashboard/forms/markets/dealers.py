"""Take a dealer's record as people write it: any spelling of phones and sites."""

from __future__ import annotations

from typing import Any

import phonenumbers
from django import forms

from aiv.domain.errors import InvalidInput
from aiv.domain.markets.dealer_record import NAMES, DealerRecord, tidy
from dashboard.forms.faults import tell


def _text(label: str, most: int, *, autocomplete: str = "off", **options: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=most, widget=widget, **options)


class RecordForm(forms.Form):
    """Ask for what shoppers and assistants know a store by."""

    name = _text("Name of the store", 160, help_text="As it stands on the sign.")
    website = _text(
        "Website",
        290,
        autocomplete="url",
        required=False,
        help_text="Such as https://www.dealer.example. Links to it are how we know you are cited.",
    )
    phone = _text("Main phone", 40, autocomplete="tel", required=False)
    street = _text("Street", 160, autocomplete="street-address", required=False)
    city = _text("City", 80, autocomplete="address-level2")
    region = _text(
        "State or region",
        80,
        autocomplete="address-level1",
        required=False,
        help_text="Two letters in the United States, such as FL.",
    )
    postal_code = _text("ZIP code", 12, autocomplete="postal-code", required=False)
    country = _text("Country", 2, initial="US", help_text="Two letters, such as US or CA.")
    makes = _text(
        "Makes you sell new",
        1000,
        required=False,
        help_text="Such as Honda, Acura. Leave it empty if you sell only used cars.",
    )

    def clean_country(self) -> str:
        """Take only countries whose telephone numbers can be read."""
        country: str = self.cleaned_data["country"].upper()
        if country not in phonenumbers.SUPPORTED_REGIONS:
            raise forms.ValidationError("Write two letters, such as US or CA.")
        return country

    def clean_makes(self) -> tuple[str, ...]:
        """Take the makes apart."""
        return tuple(make.strip() for make in self.cleaned_data["makes"].split(",") if make.strip())

    def clean(self) -> dict[str, Any]:
        """Bring everything into the spelling that is stored, or say at the field what is wrong."""
        if not self.errors:
            try:
                self.record()
            except InvalidInput as fault:
                tell(self, fault)
        return self.cleaned_data

    def record(self) -> DealerRecord:
        """Give the record."""
        return tidy(DealerRecord(**{name: self.cleaned_data[name] for name in NAMES}))


class AliasForm(forms.Form):
    """Take one further name, domain or phone."""

    alias = _text(
        "Also known as",
        160,
        help_text="A further name, domain or phone by which answers may mean this store.",
    )


def typed(record: DealerRecord) -> dict[str, Any]:
    """Give the words that a form shows for a record."""
    values = {name: getattr(record, name) for name in NAMES}
    return {**values, "makes": ", ".join(record.makes)}
