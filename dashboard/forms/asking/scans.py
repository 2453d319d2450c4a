"""Choose what is asked of whom and how often, which calls to see, and when a market is asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from aiv.models import Assistant
from aiv.selectors.asking.scan_calls import GROUPS, CallFilters
from aiv.services.asking.scan_orders import PanelChoice, ScanOrder
from aiv.services.asking.scan_quotes import MOST_TRIALS
from dashboard.pages.asking import scan_words
from dealershipai.accounts.models import Organization

TRIALS = 3


class ScanForm(forms.Form):
    """Order a scan; its token makes a second click the same scan."""

    panel = forms.ChoiceField(label="What is asked")
    assistants = forms.MultipleChoiceField(
        label="Of whom", required=False, widget=forms.CheckboxSelectMultiple
    )
    trials = forms.IntegerField(
        label="Times each question is asked",
        min_value=1,
        max_value=MOST_TRIALS,
        initial=TRIALS,
        help_text=f"1 to {MOST_TRIALS}. An assistant answers differently each time: "
        "more trials make the interval narrower and cost as much more.",
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    payer = forms.ChoiceField(label="Who pays")
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        sent: QueryDict | Mapping[str, Any] | None = None,
        *,
        choices: Sequence[PanelChoice],
        payers: Sequence[Organization | None],
        askable: Collection[UUID],
    ) -> None:
        super().__init__(sent, initial={"token": uuid4()})
        self._offered = (choices, payers, askable)
        self._choices = {choice.key: choice for choice in choices}
        self._payers = {str(one.pk) if one else "": one for one in payers}
        self._assistants = _by_slug(choices)
        self._offer([slug for slug, one in self._assistants.items() if one.pk in askable])

    def order(self) -> ScanOrder:
        """Give what was chosen."""
        words = self.cleaned_data
        choice = self._choices[words["panel"]]
        chosen = tuple(self._assistants[slug] for slug in words["assistants"])
        is_one = len(choice.assistants) == 1
        return ScanOrder(
            choice=choice,
            # A control belongs to its assistant, whoever else is ticked.
            assistants=choice.assistants if is_one else chosen,
            trials=words["trials"],
            organization=self._payers[words["payer"]],
        )

    @property
    def offers_questions(self) -> bool:
        """Tell whether there is anything to ask."""
        return bool(self._choices)

    @property
    def offers_assistants(self) -> bool:
        """Tell whether there is anybody to ask."""
        return bool(self._assistants)

    @property
    def token_sent(self) -> UUID:
        """Give the token of the form."""
        token: UUID = self.cleaned_data["token"]
        return token

    def as_first_offered(self) -> ScanForm:
        """Give the form as if it was sent just as it is offered."""
        first = {name: self.get_initial_for_field(self.fields[name], name) for name in self.fields}
        first["panel"] = next(iter(self._choices), "")
        choices, payers, askable = self._offered
        return ScanForm(first, choices=choices, payers=payers, askable=askable)

    def _offer(self, askable: Sequence[str]) -> None:
        self.fields["panel"] = forms.ChoiceField(
            label="What is asked",
            choices=[(choice.key, choice.label) for choice in self._choices.values()],
        )
        self.fields["assistants"] = forms.MultipleChoiceField(
            label="Of whom",
            required=False,
            choices=[(slug, scan_words.asked(one)) for slug, one in self._assistants.items()],
            # Where nobody can be asked yet, the quote says of each what is missing.
            initial=askable or list(self._assistants),
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["payer"] = forms.ChoiceField(
            label="Who pays",
            required="" not in self._payers,
            choices=[(key, one.name if one else "") for key, one in self._payers.items()],
            widget=forms.Select if len(self._payers) > 1 else forms.HiddenInput,
            initial=next(iter(self._payers), ""),
        )


class CallFilterForm(forms.Form):
    """Choose the calls of a scan by how they ended and by assistant."""

    group = forms.ChoiceField(
        label="Ended",
        required=False,
        choices=[("", "All"), *((name, name.capitalize()) for name in GROUPS)],
    )
    assistant = forms.ChoiceField(label="Assistant", required=False)

    def __init__(self, words: Mapping[str, str], *, assistants: Sequence[str]) -> None:
        super().__init__(words)
        self.fields["assistant"] = forms.ChoiceField(
            label="Assistant",
            required=False,
            choices=[("", "All"), *((slug, slug) for slug in assistants)],
        )

    def filters(self) -> CallFilters:
        """Give the filters of the fields that are right; a wrong field filters nothing."""
        self.is_valid()
        return CallFilters(**{name: self.cleaned_data.get(name, "") for name in self.fields})


def _by_slug(choices: Sequence[PanelChoice]) -> dict[str, Assistant]:
    return {one.slug: one for choice in choices for one in choice.assistants}
