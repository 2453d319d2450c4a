"""Show operators the alerts, which weeks were looked through, and how each was told."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import Alert, AlertDelivery, AlertHours, AlertPreference, AlertWeek
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(Alert)
class AlertAdmin(ReadOnlyAdmin):
    """Show what was raised and how far it came."""

    list_display = ["found_at", "kind", "state", "title", "dealer", "week", "decided_at"]
    list_filter = ["kind", "state"]
    list_select_related = ["dealer"]
    search_fields = ["title", "words", "dealer__name", "organization__name"]
    date_hierarchy = "found_at"


@admin.register(AlertWeek)
class AlertWeekAdmin(ReadOnlyAdmin):
    """Show which weeks were looked through and how many dealers could be tested."""

    list_display = ["week", "market", "tested", "untested", "found", "evaluated_at"]
    list_select_related = ["market"]
    search_fields = ["market__name"]


@admin.register(AlertDelivery)
class AlertDeliveryAdmin(ReadOnlyAdmin):
    """Show who was told of what, and why something was not."""

    list_display = ["alert", "person", "channel", "state", "attempts", "due_at", "sent_at"]
    list_filter = ["channel", "state"]
    list_select_related = ["alert", "person"]
    search_fields = ["alert__title", "person__email"]


@admin.register(AlertPreference)
class AlertPreferenceAdmin(ReadOnlyAdmin):
    """Show who wants which kind by which channel."""

    list_display = ["person", "organization", "kind", "channel", "is_on"]
    list_filter = ["kind", "channel", "is_on"]
    list_select_related = ["person", "organization"]
    search_fields = ["person__email", "organization__name"]


@admin.register(AlertHours)
class AlertHoursAdmin(ReadOnlyAdmin):
    """Show in which hours people want no mail."""

    list_display = ["person", "time_zone", "begin", "end"]
    list_select_related = ["person"]
    search_fields = ["person__email"]
