"""Propose that a market's panel asks something otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from aiv.domain import slugs
from aiv.domain.errors import InvalidInput
from aiv.domain.markets import panel_edits, vocabulary
from aiv.domain.markets.panel_edits import Edit
from aiv.domain.markets.panels import PanelIntent
from aiv.models import EditKind


class PanelForm(forms.Form):
    """Say what is to become of which question, and in which words it is asked."""

    kind = forms.ChoiceField(
        label="What should change?", choices=EditKind.choices, widget=forms.RadioSelect
    )
    question = forms.ChoiceField(
        label="Which question?", required=False, help_text="Not needed for a further one."
    )
    department = forms.ChoiceField(
        label="Department", required=False, help_text="For a further question."
    )
    stage = forms.ChoiceField(label="Stage", required=False, help_text="For a further question.")
    wordings = forms.CharField(
        label="Wordings",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One a line, as shoppers would ask; three are usual. Name no dealer.",
    )
    note = forms.CharField(
        label="Why?", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, intents: Sequence[PanelIntent], **options: Any) -> None:
        super().__init__(*args, **options)
        self._taken = {each.slug for each in intents}
        self._offer("question", {each.slug: each.wordings[0] for each in intents})
        self._offer("department", vocabulary.DEPARTMENTS)
        self._offer("stage", vocabulary.STAGES)

    def edit(self) -> Edit:
        """Give the change; raises InvalidInput naming a field."""
        words = self.cleaned_data
        kind = words["kind"]
        if kind == EditKind.REMOVE:
            return Edit(kind=kind, slug=self._question())
        wordings = panel_edits.wordings_of(words["wordings"])
        if kind == EditKind.REWORD:
            return Edit(kind=kind, slug=self._question(), wordings=wordings)
        if not words["department"] or not words["stage"]:
            raise InvalidInput("department", "choose department and stage")
        named = slugs.from_words(words["department"], wordings[0], fallback="further-question")
        return Edit(
            kind=kind,
            slug=slugs.unused(named, self._taken),
            department=words["department"],
            stage=words["stage"],
            wordings=wordings,
        )

    def _question(self) -> str:
        question: str = self.cleaned_data["question"]
        if not question:
            raise InvalidInput("question", "choose the question")
        return question

    def _offer(self, name: str, choices: dict[str, str]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Choose"), *choices.items()]
