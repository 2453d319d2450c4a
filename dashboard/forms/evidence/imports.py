"""Check uploads of answers and market files, and answers copied by hand."""

from __future__ import annotations

import json
from datetime import datetime

from django import forms
from django.utils import timezone

from aiv.domain.asking.surfaces import BY_HAND
from aiv.models import Assistant, Intent, Market


class AnswersFileForm(forms.Form):
    """Take a file of answers, one JSON object a line."""

    answers = forms.FileField(
        label="File of answers",
        help_text="JSON Lines, one answer a line; 200 MB at most. You see what it would do first.",
        widget=forms.ClearableFileInput(attrs={"accept": ".jsonl,.ndjson,.json"}),
    )


class MarketFileForm(forms.Form):
    """Take a market with its dealers, questions and assistants."""

    market = forms.FileField(
        label="Market file",
        help_text="JSON as “dump_market” prints it. Loading it again changes nothing.",
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
    )


class ByHandForm(forms.Form):
    """Take one answer that a person copied from an assistant's own screen."""

    intent = forms.ModelChoiceField(Intent.objects.none(), label="Question")
    wording = forms.IntegerField(
        label="Wording", min_value=1, initial=1, help_text="1 is the first wording of the question."
    )
    assistant = forms.ModelChoiceField(
        Assistant.objects.none(), label="Assistant", to_field_name="slug"
    )
    trial = forms.IntegerField(label="Trial", min_value=1, max_value=1000, initial=1)
    asked_at = forms.DateTimeField(
        label="Asked at (UTC)",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    text = forms.CharField(
        label="The words of the answer",
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Copy all of it, unchanged.",
    )
    links = forms.CharField(
        label="Links it gave",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One address a line.",
    )

    def __init__(self, *args: object, market: Market, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.market = market
        panel = market.panels.order_by("-version").first()
        self._offer("intent", Intent.objects.filter(panel=panel) if panel else None)
        self._offer("assistant", Assistant.objects.filter(market_assistants__market=market))

    def line(self) -> str:
        """Give the answer as a line of an import file."""
        words = self.cleaned_data
        asked_at: datetime = words["asked_at"]
        return json.dumps(
            {
                "market": self.market.slug,
                "intent": words["intent"].slug,
                "wording": words["wording"] - 1,
                "assistant": words["assistant"].slug,
                "surface": BY_HAND,
                "asked_at": asked_at.isoformat(),
                "place": None,
                "trial": words["trial"],
                "text": words["text"],
                "citations": [
                    {"url": url.strip(), "title": None, "start": None, "end": None}
                    for url in words["links"].splitlines()
                    if url.strip()
                ],
            }
        )

    def clean_asked_at(self) -> datetime:
        """Refuse a time that has not come yet."""
        asked_at: datetime = self.cleaned_data["asked_at"]
        if asked_at > timezone.now():
            raise forms.ValidationError(
                "This time has not come yet; write when it was asked, in UTC."
            )
        return asked_at

    def _offer(self, name: str, rows: object) -> None:
        field = self.fields[name]
        if rows is not None and isinstance(field, forms.ModelChoiceField):
            field.queryset = rows  # type: ignore[assignment]
