"""Take the address of an incoming webhook; it is shown to nobody afterwards."""

from __future__ import annotations

from django import forms


class HookForm(forms.Form):
    """Enter a webhook."""

    url = forms.CharField(
        label="Webhook address",
        max_length=300,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=(
            "In Slack: your app, Incoming Webhooks, Add New Webhook. It begins with "
            "https://hooks.slack.com/services/ and is kept sealed; nobody reads it again."
        ),
    )
