"""Show operators the archived leaderboards; nobody changes one."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import Leaderboard, LeaderboardRow, SharedAiv
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(Leaderboard)
class LeaderboardAdmin(ReadOnlyAdmin):
    """Show which boards were made, when, and why one shows nothing."""

    list_display = ["week", "market", "produced_at", "method_version", "answers", "withheld"]
    list_select_related = ["market"]
    search_fields = ["week", "market__name"]


@admin.register(LeaderboardRow)
class LeaderboardRowAdmin(ReadOnlyAdmin):
    """Show the standings of dealers."""

    list_display = ["name", "board", "best_rank", "worst_rank", "figure", "lo", "hi"]
    list_select_related = ["board__market"]
    search_fields = ["name", "board__week"]


@admin.register(SharedAiv)
class SharedAivAdmin(ReadOnlyAdmin):
    """Show whose owners let their AIV stand on leaderboards."""

    list_display = ["dealer", "organization", "shared_by", "shared_at", "withdrawn_at"]
    list_select_related = ["dealer", "organization", "shared_by"]
    search_fields = ["dealer__name", "organization__name"]
