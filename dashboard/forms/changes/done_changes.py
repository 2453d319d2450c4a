"""Ask what was changed, where and when."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django import forms
from django.http import QueryDict

from aiv.models import ChangeArea, DealerChange
from aiv.services.changes.done_changes import MAX_NOTE, MAX_WHAT, Done
from dashboard.forms.ground.outside_figures import day


class DoneForm(forms.Form):
    """Take one change; `action` is the finished action it comes from, if any."""

    what = forms.CharField(
        label="What was changed",
        max_length=MAX_WHAT,
        help_text="Such as Rewrote the service page, or Opened robots.txt to search bots.",
    )
    area = forms.ChoiceField(label="Where", choices=ChangeArea.choices)
    changed_on = day("Day it went live")
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=MAX_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    action = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def done(self) -> Done:
        """Give what a valid form says."""
        words = self.cleaned_data
        return Done(
            what=words["what"],
            area=words["area"],
            changed_on=words["changed_on"],
            note=words["note"],
        )


def asked_for(words: QueryDict) -> dict[str, object]:
    """Give what an address fills the form with: a finished action leads here with its words."""
    filled: dict[str, object] = {"what": words.get("what", "")[:MAX_WHAT]}
    try:
        filled["action"] = UUID(words.get("action", ""))
    except ValueError:
        filled["action"] = None
    try:
        filled["changed_on"] = date.fromisoformat(words.get("on", ""))
    except ValueError:
        filled["changed_on"] = None
    if words.get("area") in ChangeArea.values:
        filled["area"] = words["area"]
    return filled


def typed(change: DealerChange) -> dict[str, object]:
    """Give a stored change as the form shows it."""
    names = ("what", "area", "changed_on", "note", "action")
    return {name: getattr(change, name) for name in names}
