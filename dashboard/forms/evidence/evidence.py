"""Filter the answers behind a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms

from aiv.domain.markets import vocabulary
from aiv.selectors.evidence.evidence import Choices, Filters

EITHER = {"": "Either", "yes": "Yes", "no": "No"}


class FilterForm(forms.Form):
    """Choose by assistant, question, department, stage, named, cited, status and day."""

    series = forms.ChoiceField(label="Assistant", required=False)
    department = forms.ChoiceField(label="Department", required=False)
    stage = forms.ChoiceField(label="Stage", required=False)
    intent = forms.ChoiceField(label="Question", required=False)
    named = forms.ChoiceField(label="Named", choices=list(EITHER.items()), required=False)
    cited = forms.ChoiceField(label="Own site cited", choices=list(EITHER.items()), required=False)
    status = forms.ChoiceField(label="Outcome", required=False)
    first_day = forms.DateField(label="From", required=False)
    last_day = forms.DateField(label="To", required=False)

    def __init__(
        self,
        words: Mapping[str, str],
        *,
        choices: Choices,
        departments: Iterable[str],
        stages: Iterable[str] = (),
    ) -> None:
        super().__init__(words)
        labels = {word: vocabulary.department_label(word) for word in departments}
        moments = {word: vocabulary.stage_label(word) for word in stages}
        self._offer("series", "All assistants", choices.series)
        self._offer("intent", "All questions", choices.intents)
        self._offer("status", "All outcomes", choices.statuses)
        self._offer("department", "All departments", labels)
        self._offer("stage", "All stages", moments)
        for name in ("first_day", "last_day"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"})

    def filters(self) -> Filters:
        """Give the filters of the fields that are right; a wrong field filters nothing."""
        self.is_valid()
        kept = {name: value for name, value in self.cleaned_data.items() if value}
        return Filters(**kept)

    def _offer(self, name: str, everything: str, choices: Mapping[str, str]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", everything), *choices.items()]
