"""Show operators what may be spent on scans, what was, and which markets ask by themselves."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import MonthlySpending, ScanSchedule, SpendCap
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(SpendCap)
class SpendCapAdmin(ReadOnlyAdmin):
    """Show the monthly caps."""

    list_display = ["organization", "micros"]
    list_select_related = ["organization"]
    search_fields = ["organization__name"]


@admin.register(MonthlySpending)
class MonthlySpendingAdmin(ReadOnlyAdmin):
    """Show what each month cost."""

    list_display = ["month", "organization", "spent_micros", "reserved_micros"]
    list_select_related = ["organization"]
    search_fields = ["organization__name"]


@admin.register(ScanSchedule)
class ScanScheduleAdmin(ReadOnlyAdmin):
    """Show when markets are asked."""

    list_display = ["market", "is_on", "weekday", "hour", "trials", "refusal"]
    list_select_related = ["market"]
    search_fields = ["market__name", "market__slug"]
