"""Say by which channel one hears of which kind of alert, and when no mail may come."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from aiv.models import AlertChannel, AlertKind
from aiv.selectors.alerts.alerts import Choices
from aiv.services.alerts.alert_choices import Wanted
from dashboard.forms.people import time_zones


class ChoicesForm(forms.Form):
    """Choose the kinds of each channel and the hours without mail."""

    page = forms.MultipleChoiceField(
        label="Count as new on the page",
        choices=AlertKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    email = forms.MultipleChoiceField(
        label="Send by e-mail",
        choices=AlertKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    begin = forms.TimeField(
        label="No mail from",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    end = forms.TimeField(
        label="No mail until",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="What is found in these hours is sent when they end. Leave both empty for none.",
    )
    time_zone = forms.ChoiceField(label="Your time zone", required=False)

    def __init__(self, sent: QueryDict | None = None, *, choices: Choices, zone: str) -> None:
        hours = choices.hours
        initial: dict[str, Any] = {
            channel.value: [
                kind for kind in AlertKind.values if choices.wanted.get((kind, channel), True)
            ]
            for channel in (AlertChannel.PAGE, AlertChannel.EMAIL)
        }
        if hours is not None:
            initial |= {"begin": hours.begin, "end": hours.end}
        initial["time_zone"] = hours.time_zone if hours else zone
        super().__init__(sent, initial=initial)
        field = self.fields["time_zone"]
        if isinstance(field, forms.ChoiceField):
            field.choices = time_zones.choices()

    def clean(self) -> dict[str, Any]:
        """Ask for both ends of the quiet hours, and for where the person's clock hangs."""
        cleaned: dict[str, Any] = super().clean() or {}
        begin, end = cleaned.get("begin"), cleaned.get("end")
        if "begin" not in self.errors and "end" not in self.errors:
            if (begin is None) != (end is None):
                self.add_error("end", "Give both ends of the quiet hours, or neither.")
            elif begin is not None and begin == end:
                self.add_error("end", "Choose two different times; quiet hours need an end.")
            elif begin is not None and not cleaned.get("time_zone"):
                self.add_error("time_zone", "Choose a time zone, so that the hours are yours.")
        return cleaned

    def wanted(self) -> set[Wanted]:
        """Give what was chosen."""
        return {
            (AlertKind(kind), channel)
            for channel in (AlertChannel.PAGE, AlertChannel.EMAIL)
            for kind in self.cleaned_data[channel.value]
        }


class SlackKindsForm(forms.Form):
    """Choose what the organization's channel is told of."""

    kinds = forms.MultipleChoiceField(
        label="Post to Slack",
        choices=AlertKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
