"""Filter what shoppers asked, and leave a suggestion out with a reason."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from aiv.models import EditKind, QuestionState
from aiv.services.chat.shopper_questions import MOST_REASON
from dashboard.forms.markets.panels import PanelForm


class QuestionFilterForm(forms.Form):
    """Choose suggestions by what was decided."""

    state = forms.ChoiceField(
        label="State", choices=[("", "All"), *QuestionState.choices], required=False
    )

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__(words)

    def state_kept(self) -> str:
        """Give the state to keep; a wrong word keeps all."""
        self.is_valid()
        return str(self.cleaned_data.get("state", ""))


class SuggestionForm(PanelForm):
    """Propose a shoppers' question: as a further one, or as other words for one that is asked."""

    kind = forms.ChoiceField(
        label="What should change?",
        choices=[each for each in EditKind.choices if each[0] != EditKind.REMOVE],
        widget=forms.RadioSelect,
    )


class DismissForm(forms.Form):
    """Say why a suggestion is left out."""

    reason = forms.CharField(
        label="Why?",
        max_length=MOST_REASON,
        help_text="Your people read it here, beside the suggestion.",
    )
