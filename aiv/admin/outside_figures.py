"""Show operators what dealers brought from outside: reviews, A/B tests, logs, exports."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import (
    AccessLog,
    BotAddresses,
    BotVisits,
    Experiment,
    ExperimentArm,
    FetchedVehicle,
    Referrals,
    Review,
    ReviewImport,
    ReviewSource,
    TrafficImport,
    TrafficLine,
)
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(ReviewSource)
class ReviewSourceAdmin(ReadOnlyAdmin):
    """Show the platforms, how they come in and what failed."""

    list_display = ["dealer", "platform", "feed", "read_at", "failure"]
    list_filter = ["feed"]
    list_select_related = ["dealer"]
    search_fields = ["dealer__name", "platform", "failure"]


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    """Show reviews; their words are data of strangers."""

    list_display = ["source", "stars", "written_at", "is_answered"]
    list_select_related = ["source__dealer"]
    search_fields = ["source__dealer__name", "external_id"]


@admin.register(ReviewImport)
class ReviewImportAdmin(ReadOnlyAdmin):
    """Show what was read when and by whom."""

    list_display = ["name", "dealer", "feed", "added", "changed", "rejected", "read_at"]
    list_filter = ["feed"]
    list_select_related = ["dealer"]
    search_fields = ["name", "dealer__name"]


@admin.register(Experiment)
class ExperimentAdmin(ReadOnlyAdmin):
    """Show A/B tests with the days that were declared."""

    list_display = ["name", "dealer", "started_on", "ended_on", "imported_at"]
    list_select_related = ["dealer"]
    search_fields = ["name", "dealer__name"]


@admin.register(AccessLog)
class AccessLogAdmin(ReadOnlyAdmin):
    """Show access logs with state and progress."""

    list_display = ["name", "dealer", "state", "packed_read", "size", "lines", "note"]
    list_filter = ["state"]
    list_select_related = ["dealer"]
    search_fields = ["name", "dealer__name", "note"]


@admin.register(BotAddresses)
class BotAddressesAdmin(ReadOnlyAdmin):
    """Show vendors' lists of addresses, their age and what failed."""

    list_display = ["url", "fetched_at", "tried_at", "failure"]
    search_fields = ["url"]


@admin.register(TrafficImport)
class TrafficImportAdmin(ReadOnlyAdmin):
    """Show exports of analytics and Search Console."""

    list_display = ["name", "dealer", "kind", "first_on", "last_on", "rows", "rejected"]
    list_filter = ["kind"]
    list_select_related = ["dealer"]
    search_fields = ["name", "dealer__name"]


@admin.register(ExperimentArm)
class ExperimentArmAdmin(ReadOnlyAdmin):
    """Show what each arm counted."""

    list_display = ["variant", "experiment", "impressions", "clicks", "sessions", "conversions"]
    list_select_related = ["experiment"]
    search_fields = ["variant", "experiment__name"]


@admin.register(BotVisits)
class BotVisitsAdmin(ReadOnlyAdmin):
    """Show what bots asked for, day by day."""

    list_display = ["token", "standing", "page_class", "day", "hits", "log"]
    list_filter = ["standing", "page_class"]
    list_select_related = ["log"]
    search_fields = ["token", "log__name"]


@admin.register(FetchedVehicle)
class FetchedVehicleAdmin(ReadOnlyAdmin):
    """Show vehicles' pages that verified search bots were served."""

    list_display = ["path", "last_at", "log"]
    list_select_related = ["log"]
    search_fields = ["path", "log__name"]


@admin.register(Referrals)
class ReferralsAdmin(ReadOnlyAdmin):
    """Show visits that assistants sent."""

    list_display = ["assistant", "proof", "day", "visits", "log"]
    list_filter = ["proof"]
    list_select_related = ["log"]
    search_fields = ["assistant", "log__name"]


@admin.register(TrafficLine)
class TrafficLineAdmin(ReadOnlyAdmin):
    """Show what exports state, subject by subject."""

    list_display = ["subject", "is_counted", "sessions", "leads", "impressions", "clicks"]
    list_filter = ["is_counted"]
    search_fields = ["subject", "traffic_import__name"]
