"""Show operators the scans and each single call."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import Probe, Scan
from dealershipai.accounts.rights import ReadOnlyAdmin

PANEL = ("panel__market", "panel__dealer", "panel__assistant")


@admin.register(Scan)
class ScanAdmin(ReadOnlyAdmin):
    """Show scans."""

    list_display = ["day", "panel", "origin", "started_by", "started_at", "finished_at"]
    list_filter = ["origin"]
    list_select_related = [*PANEL, "started_by"]
    search_fields = ["panel__market__name", "panel__market__slug"]
    date_hierarchy = "day"


@admin.register(Probe)
class ProbeAdmin(ReadOnlyAdmin):
    """Show calls with their state and attempts."""

    list_display = ["scan", "assistant", "prompt", "trial", "state", "attempts", "due_at"]
    list_filter = ["state", "assistant"]
    list_select_related = [*(f"scan__{name}" for name in PANEL), "assistant", "prompt"]
    search_fields = ["prompt__text", "assistant__slug", "failure"]
