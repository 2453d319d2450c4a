"""Show operators what answers state about dealers, and what dealers say they changed."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import DealerChange, FactReading, StatedFact
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(FactReading)
class FactReadingAdmin(ReadOnlyAdmin):
    """Show which answers were read for what they state, and by which method."""

    list_display = ["dealer", "answers", "method_version", "read_at"]
    list_select_related = ["dealer"]
    search_fields = ["dealer__name", "dealer__slug"]


@admin.register(StatedFact)
class StatedFactAdmin(ReadOnlyAdmin):
    """Show statements; their words are data of strangers."""

    list_display = ["reading", "field", "stated", "correct", "is_right"]
    list_filter = ["field", "is_right"]
    list_select_related = ["reading__dealer"]
    search_fields = ["stated", "reading__dealer__name"]


@admin.register(DealerChange)
class DealerChangeAdmin(ReadOnlyAdmin):
    """Show what dealers changed and when."""

    list_display = ["what", "dealer", "area", "changed_on", "recorded_by"]
    list_filter = ["area"]
    list_select_related = ["dealer", "recorded_by"]
    search_fields = ["what", "dealer__name", "note"]
