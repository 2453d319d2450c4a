"""Filter the chats of shoppers, and answer in one."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from aiv.models import ChatState
from aiv.selectors.chat.shopper_chats import OPEN, Filters
from dashboard.forms.ground.outside_figures import day

STATES = [("", "All"), (OPEN, "Open"), *ChatState.choices]


class ChatFilterForm(forms.Form):
    """Choose chats by state, words and days."""

    state = forms.ChoiceField(label="State", choices=STATES, required=False)
    words = forms.CharField(label="Words in it", max_length=100, required=False)
    first_day = day("From", required=False)
    last_day = day("To", required=False)

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__(words)

    def filters(self) -> Filters:
        """Give the filters of the fields that are right; a wrong field filters nothing."""
        self.is_valid()
        return Filters(**{name: value for name, value in self.cleaned_data.items() if value})


class ReplyForm(forms.Form):
    """Write to the shopper."""

    text = forms.CharField(
        label="Your answer",
        max_length=2000,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text="The shopper sees it at once, with your name.",
    )
