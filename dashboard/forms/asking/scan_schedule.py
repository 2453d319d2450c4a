"""Say on which day and hour a market is asked by itself, how often, and who pays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from aiv.models import ScanSchedule
from aiv.models.scan_schedule import Weekday
from dealershipai.accounts.models import Organization

STORED = (
    "weekday", "hour", "trials", "spread_hours", "is_adaptive", "asks_canary", "asks_facts",
    "confirms_changes",
)  # fmt: skip
INSTALLATION = "installation"
HOURS = [(hour, f"{hour:02d}:00") for hour in range(24)]


class ScheduleForm(forms.Form):
    """Set the weekly scan of a market."""

    weekday = forms.TypedChoiceField(label="Day", coerce=int, choices=Weekday.choices)
    hour = forms.TypedChoiceField(label="From", coerce=int, choices=HOURS)
    trials = forms.IntegerField(label="Times each question is asked", min_value=1, max_value=20)
    spread_hours = forms.IntegerField(
        label="Spread over hours",
        min_value=0,
        max_value=160,
        help_text="In a random order; 0 asks at once, 120 over five days.",
    )
    is_adaptive = forms.BooleanField(
        label="After four weeks, ask more where answers differ most", required=False
    )
    asks_canary = forms.BooleanField(
        label="Ask control questions, which tell a change of the model from a dealer’s",
        required=False,
    )
    asks_facts = forms.BooleanField(
        label="Ask facts about the market’s claimed dealers", required=False
    )
    confirms_changes = forms.BooleanField(
        label="Ask again where a change was seen, to confirm it on new answers", required=False
    )
    payer = forms.ChoiceField(label="Who pays")

    def __init__(
        self,
        sent: QueryDict | None = None,
        *,
        row: ScanSchedule | None,
        zone: str,
        payers: Sequence[Organization | None],
    ) -> None:
        first = row or ScanSchedule()
        initial: dict[str, Any] = {name: getattr(first, name) for name in STORED}
        self._payers = {str(one.pk) if one else INSTALLATION: one for one in payers}
        initial["payer"] = (
            str(row.organization_id or INSTALLATION) if row else next(iter(self._payers), None)
        )
        super().__init__(sent, initial=initial)
        self.fields["hour"].help_text = f"Of the market’s own time zone, {zone}."
        self.fields["payer"] = forms.ChoiceField(
            label="Who pays",
            widget=forms.Select if len(self._payers) > 1 else forms.HiddenInput,
            choices=[
                (key, one.name if one else "The installation") for key, one in self._payers.items()
            ],
        )

    def columns(self) -> dict[str, Any]:
        """Give what was chosen."""
        return {name: self.cleaned_data[name] for name in STORED}

    def payer_chosen(self) -> Organization | None:
        """Give who pays."""
        return self._payers[self.cleaned_data["payer"]]
