"""Show operators that people ask, and what about; their words stay theirs."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import Conversation, Turn
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(Conversation)
class ConversationAdmin(ReadOnlyAdmin):
    """Show who asked about which dealer, and how often."""

    list_display = ["dealer", "person", "opened_at", "seq"]
    list_select_related = ["dealer", "person"]
    search_fields = ["dealer__name", "dealer__slug", "person__email"]


@admin.register(Turn)
class TurnAdmin(ReadOnlyAdmin):
    """Show what questions were about, so that unknown ones can be counted."""

    list_display = ["conversation", "seq", "topic", "asked_at"]
    list_filter = ["topic"]
    list_select_related = ["conversation__dealer", "conversation__person"]
    search_fields = ["conversation__dealer__name", "conversation__person__email"]
    exclude = ["question", "reply", "named"]
