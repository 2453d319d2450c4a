"""Show operators the counted weeks, and when an assistant itself moved."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import DealerWeek, ModelEvent, WeekCount
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(WeekCount)
class WeekCountAdmin(ReadOnlyAdmin):
    """Show what each series counted in each week."""

    list_display = ["week", "market", "assistant", "surface", "model", "lineage", "answers"]
    list_filter = ["platform", "is_declared"]
    list_select_related = ["market", "assistant"]
    search_fields = ["market__name", "market__slug", "assistant__slug", "model"]
    date_hierarchy = "week"


@admin.register(DealerWeek)
class DealerWeekAdmin(ReadOnlyAdmin):
    """Show what each week says of each dealer."""

    list_display = ["week", "dealer", "market", "share", "lo", "hi", "words", "adjusted_p", "peers"]
    list_filter = ["is_demo"]
    list_select_related = ["dealer", "market"]
    search_fields = ["dealer__name", "market__name"]
    date_hierarchy = "week"


@admin.register(ModelEvent)
class ModelEventAdmin(ReadOnlyAdmin):
    """Show the weeks in which an assistant itself moved."""

    list_display = ["week", "kind", "assistant", "statistic", "basis", "words"]
    list_filter = ["kind"]
    list_select_related = ["assistant"]
    search_fields = ["words", "assistant__slug", "subject"]
    date_hierarchy = "week"
