"""Show operators that shoppers' questions were read and decided; the words stay with the dealer."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import QuestionReading, QuestionSource, ShopperQuestion
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(ShopperQuestion)
class ShopperQuestionAdmin(ReadOnlyAdmin):
    """Show what was decided; words come to operators with a proposal."""

    list_display = ["id", "dealer", "department", "state", "decided_by", "decided_at", "proposal"]
    list_filter = ["state", "department"]
    list_select_related = ["dealer", "decided_by", "proposal__market"]
    search_fields = ["dealer__name", "dealer__slug"]
    exclude = ["key", "wording"]


@admin.register(QuestionSource)
class QuestionSourceAdmin(ReadOnlyAdmin):
    """Show how many chats stand behind a question."""

    list_display = ["id", "chat"]
    list_select_related = ["chat__dealer"]
    search_fields = ["chat__dealer__name"]
    exclude = ["question"]


@admin.register(QuestionReading)
class QuestionReadingAdmin(ReadOnlyAdmin):
    """Show when a dealer's chats were read, and what that gave."""

    list_display = ["dealer", "read_at", "chats", "questions", "rare", "is_whole", "method_version"]
    list_select_related = ["dealer"]
    search_fields = ["dealer__name", "dealer__slug"]
