"""Set up the chat widget: how it looks, where it runs, whom leads reach, what it answers."""

from __future__ import annotations

from typing import Any

from django import forms

from aiv.domain.shopper_chat import phrases
from aiv.models import Widget, WidgetPosition


class ColorField(forms.CharField):
    """Read a colour in small letters."""

    def to_python(self, value: Any) -> str:
        """Give what was written as it is stored."""
        return str(super().to_python(value)).lower()


class LinesField(forms.Field):
    """Read addresses, one a line; repeats are left out. What an address is, the service says."""

    widget = forms.Textarea

    def __init__(self, *, label: str, help_text: str) -> None:
        area = forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "maxlength": 3000})
        super().__init__(required=False, label=label, help_text=help_text, widget=area)

    def to_python(self, value: Any) -> list[str]:
        """Give the lines that are not blank."""
        lines = str(value or "").splitlines()
        return list(dict.fromkeys(line.strip() for line in lines if line.strip()))

    def prepare_value(self, value: Any) -> Any:
        """Write stored addresses one a line."""
        return "\n".join(value) if isinstance(value, list) else value


class WidgetForm(forms.Form):
    """Set how the widget looks and speaks, whom its leads reach, how long chats are kept."""

    is_on = forms.BooleanField(
        label="Switched on",
        required=False,
        help_text="Off, no page can open it and open chats cannot be resumed.",
    )
    greeting = forms.CharField(
        label="Greeting",
        required=False,
        max_length=200,
        help_text="In the language it starts in; shoppers who choose another are greeted in that. "
        "Empty: it says that it is an automated assistant and what it can answer.",
    )
    color = ColorField(
        label="Colour of button and head",
        max_length=7,
        help_text="Such as #0b5f66. Letters on it are black or white, whichever reads better.",
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )
    position = forms.ChoiceField(
        label="Corner", choices=WidgetPosition.choices, widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label="Languages",
        choices=list(phrases.LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="It follows the shopper into any of these.",
    )
    starts_in = forms.ChoiceField(label="It starts in", choices=list(phrases.LANGUAGES.items()))
    adf_recipients = LinesField(
        label="Leads as ADF/XML to",
        help_text="The address of your CRM, one a line.",
    )
    mail_recipients = LinesField(
        label="Leads as e-mail to",
        help_text="People who answer, one address a line.",
    )
    retention_days = forms.IntegerField(
        label="Keep chats and leads for (days)",
        min_value=1,
        max_value=730,
        help_text="Shoppers are told this number before the first message; then all is deleted.",
    )

    def clean(self) -> dict[str, Any]:
        """Put the language it starts in before the others, as settings keep it."""
        words = super().clean() or {}
        first = words.pop("starts_in", "")
        spoken = words.get("languages", [])
        if first and spoken and first not in spoken:
            self.add_error("starts_in", "Choose one of the languages that are ticked above.")
        words["languages"] = sorted(spoken, key=lambda code: code != first)
        return words


def typed(widget: Widget | None) -> dict[str, Any]:
    """Give what a form shows of the settings that stand, or of those a new widget has."""
    shown = widget or Widget(languages=[phrases.DEFAULT])
    known = {name: getattr(shown, name) for name in WidgetForm.base_fields if name != "starts_in"}
    return {**known, "starts_in": next(iter(shown.languages), phrases.DEFAULT)}


class OriginForm(forms.Form):
    """Name one more site on which the widget may run."""

    origin = forms.CharField(
        label="Address of the site",
        max_length=300,
        help_text="Scheme, host and port only, such as https://www.harborpoint.example.",
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )


class OwnAnswerForm(forms.Form):
    """Write a question and the answer that is given word for word."""

    question = forms.CharField(
        label="Question", max_length=200, help_text="As a shopper would ask it."
    )
    answer = forms.CharField(
        label="Answer",
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Given word for word, and said to be the store’s own.",
    )
