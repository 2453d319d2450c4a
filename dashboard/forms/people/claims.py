"""Ask an operator why a claim is refused."""

from __future__ import annotations

from django import forms


class RefusalForm(forms.Form):
    """Take the reason that the organization reads."""

    reason = forms.CharField(label="Reason, which the organization reads", max_length=300)


class AskAgainForm(forms.Form):
    """Take what an organization adds after a refusal."""

    note = forms.CharField(
        label="What shows that the store is yours?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
