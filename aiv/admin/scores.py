"""Show operators the measured inputs, the scores and what they rest on."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import Evidence, Score, ScoreInput
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(ScoreInput)
class ScoreInputAdmin(ReadOnlyAdmin):
    """Show measured inputs, and why a missing one is missing."""

    list_display = ["dealer", "market", "name", "value", "lo", "hi", "status", "measured_at"]
    list_filter = ["status", "name"]
    list_select_related = ["dealer", "market"]
    search_fields = ["dealer__name", "name", "reason"]


@admin.register(Score)
class ScoreAdmin(ReadOnlyAdmin):
    """Show scores."""

    list_display = ["dealer", "market", "aiv", "aiv_lo", "aiv_hi", "status", "computed_at"]
    list_filter = ["status", "formula_version", "is_demo"]
    list_select_related = ["dealer", "market"]
    search_fields = ["dealer__name", "market__name"]
    date_hierarchy = "computed_at"


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin):
    """Show which answers an input rests on."""

    list_display = ["score_input", "assistant", "surface", "window_from", "window_to", "answers"]
    list_select_related = ["score_input__dealer", "assistant"]
    search_fields = ["score_input__name", "score_input__dealer__name"]
