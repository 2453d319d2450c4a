"""Show operators the actions of dealers, their history, and when they were last drawn."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import Action, ActionEvent, ActionReview
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(Action)
class ActionAdmin(ReadOnlyAdmin):
    """Show actions with their state and weight."""

    list_display = ["title", "dealer", "kind", "state", "priority", "grade", "owner", "found_at"]
    list_filter = ["state", "kind", "grade", "effort"]
    list_select_related = ["dealer", "owner"]
    search_fields = ["title", "dealer__name", "key", "note"]
    date_hierarchy = "found_at"


@admin.register(ActionEvent)
class ActionEventAdmin(ReadOnlyAdmin):
    """Show what happened to actions."""

    list_display = ["at", "action", "what", "person", "note"]
    list_filter = ["what"]
    list_select_related = ["action", "person"]
    search_fields = ["action__title", "action__dealer__name", "note"]
    date_hierarchy = "at"


@admin.register(ActionReview)
class ActionReviewAdmin(ReadOnlyAdmin):
    """Show when each dealer's actions were last drawn."""

    list_display = ["dealer", "reviewed_at"]
    list_select_related = ["dealer"]
    search_fields = ["dealer__name"]
