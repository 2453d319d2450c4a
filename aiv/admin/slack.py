"""Show operators which webhooks were entered and how their posts went; no address is readable."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import SlackHook, SlackPost
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(SlackHook)
class SlackHookAdmin(ReadOnlyAdmin):
    """Show whose webhooks were entered and how their tests ended."""

    list_display = [
        "market",
        "organization",
        "entered_by",
        "entered_at",
        "is_accepted",
        "tested_at",
        "forgotten_at",
    ]
    list_select_related = ["market", "organization", "entered_by"]
    search_fields = ["market__name", "organization__name"]


@admin.register(SlackPost)
class SlackPostAdmin(ReadOnlyAdmin):
    """Show what was posted, what waits and why something failed."""

    list_display = ["title", "hook", "state", "attempts", "due_at", "sent_at", "failure"]
    list_filter = ["state"]
    list_select_related = ["hook__market", "hook__organization"]
    search_fields = ["title", "failure"]
