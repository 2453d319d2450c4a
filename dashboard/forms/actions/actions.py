"""Narrow the list of actions, and say what was done about one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from aiv.models import ActionKind, ActionState
from aiv.selectors.actions.actions import EVERY, NOBODY, ActionFilters
from dealershipai.accounts.models import User

STATES = [("", "Open and taken"), *ActionState.choices, (EVERY, "All")]
KINDS = [("", "All sources"), *ActionKind.choices]


class ActionFilterForm(forms.Form):
    """Choose by state, source and owner."""

    state = forms.ChoiceField(label="State", choices=STATES, required=False)
    kind = forms.ChoiceField(label="Source", choices=KINDS, required=False)
    owner = forms.ChoiceField(label="Owner", required=False)

    def __init__(self, words: Mapping[str, str], *, workers: Sequence[User]) -> None:
        super().__init__(words)
        owner = self.fields["owner"]
        if isinstance(owner, forms.ChoiceField):
            named = [(each.email, each.email) for each in workers]
            owner.choices = [("", "Everybody"), (NOBODY, "Nobody yet"), *named]

    def filters(self) -> ActionFilters:
        """Give the filters of the fields that are right; a wrong field filters nothing."""
        self.is_valid()
        return ActionFilters(**{name: word for name, word in self.cleaned_data.items() if word})


class FinishForm(forms.Form):
    """Say what was changed and when."""

    note = forms.CharField(
        label="What was changed, and where",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stands beside the question whether it worked.",
    )
    done_on = forms.DateField(
        label="Done on",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="The day where the store is.",
    )


class DismissForm(forms.Form):
    """Say why nothing will be done."""

    note = forms.CharField(
        label="Why not", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class AssignForm(forms.Form):
    """Choose who works on an action."""

    owner = forms.TypedChoiceField(label="Owner")

    def __init__(self, *args: Any, workers: Sequence[User], **options: Any) -> None:
        super().__init__(*args, **options)
        by_email = {each.email: each for each in workers}
        owner = self.fields["owner"]
        if isinstance(owner, forms.TypedChoiceField):
            owner.choices = [("", "Choose a person"), *((each, each) for each in by_email)]
            owner.coerce = by_email.get
