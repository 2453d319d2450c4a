"""Take one question about a dealer's figures."""

from __future__ import annotations

from django import forms

from aiv.domain.advisor.entities import LONGEST


class QuestionForm(forms.Form):
    """Take a question; what it is about is found out from its words alone."""

    question = forms.CharField(
        label="Your question",
        max_length=LONGEST,
        error_messages={
            "required": "Write a question first.",
            "max_length": f"At most {LONGEST} characters; ask one thing at a time.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "send"}),
    )
