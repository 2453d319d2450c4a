"""Ask for verified facts: hours, departments, services and policies, as people write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from aiv.domain.errors import InvalidInput
from aiv.domain.markets import dealer_facts, hours
from aiv.domain.markets.market_file import e164
from dashboard.forms.faults import sentence

LONGEST = 20_000
LABELS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}


class FactForm(forms.Form):
    """Give a fact as it is stored; None where nothing was written."""

    def value(self) -> object | None:
        """Give the fact of a valid form."""
        raise NotImplementedError

    def read(self, field: str, reader: Callable[[str], Any]) -> Any:
        """Read a field's words, and put what is wrong at the field."""
        try:
            return reader(self.cleaned_data.get(field, ""))
        except InvalidInput as fault:
            self.add_error(field, sentence(fault.reason))
            return None


class HoursForm(FactForm):
    """Ask for a week and its exceptions."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for day, label in LABELS.items():
            self.fields[day] = forms.CharField(label=label, max_length=120, required=False)
        self.fields[
            "mon"
        ].help_text = (
            "Such as 9:00-18:00, or 9:00-12:00, 13:00-18:00, or closed. Empty means not known."
        )
        self.fields["holidays"] = _lines(
            "Holidays and other exceptions", "One a line, such as 2026-12-25 closed Christmas Day."
        )

    def clean(self) -> dict[str, Any]:
        """Read every day and the exceptions."""
        self.week = {
            day: spans
            for day in LABELS
            if self.cleaned_data.get(day) and (spans := self.read(day, hours.read_day)) is not None
        }
        self.holidays = self.read("holidays", hours.read_holidays) or ()
        return self.cleaned_data

    def value(self) -> object | None:
        """Give the fact of the opening hours."""
        return dealer_facts.of_hours(self.week, self.holidays)


class DepartmentsForm(FactForm):
    """Ask for phone and hours of each department."""

    def __init__(self, *args: Any, country: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.country = country
        for name, label in dealer_facts.DEPARTMENTS.items():
            self.fields[f"{name}_phone"] = forms.CharField(
                label=f"{label}: phone", max_length=40, required=False
            )
            self.fields[f"{name}_hours"] = _lines(
                f"{label}: hours",
                "Such as Mon-Fri 7:30-18:00, then Sun closed on the next line.",
                rows=3,
            )

    def clean(self) -> dict[str, Any]:
        """Read each department."""
        names = dealer_facts.DEPARTMENTS
        self.phones = {name: self.read(f"{name}_phone", self._phone) or "" for name in names}
        self.weeks = {name: self.read(f"{name}_hours", hours.read_week) or {} for name in names}
        return self.cleaned_data

    def value(self) -> object | None:
        """Give the fact of the departments."""
        return dealer_facts.of_departments(self.phones, self.weeks)

    def _phone(self, text: str) -> str:
        number = e164(text, self.country) if text else ""
        if text and not number:
            raise InvalidInput("phone", "write a telephone number such as (239) 555-0123")
        return number


class LinesForm(FactForm):
    """Ask for a list, one a line."""

    def __init__(self, *args: Any, label: str, help_text: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lines"] = _lines(label, help_text)

    def clean(self) -> dict[str, Any]:
        """Read the lines."""
        self.found = self.read("lines", dealer_facts.lines)
        return self.cleaned_data

    def value(self) -> object | None:
        """Give the fact of the list."""
        return self.found or None


def _lines(label: str, help_text: str, *, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )
