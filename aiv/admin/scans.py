"""Show operators the scans and each single call."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from aiv.domain.errors import DealershipError
from aiv.models import Probe, Scan
from aiv.services.asking import scans
from dealershipai.accounts.rights import ReadOnlyAdmin, operator_of

PANEL = ("panel__market", "panel__dealer", "panel__assistant")


@admin.register(Scan)
class ScanAdmin(ReadOnlyAdmin):
    """Show scans, and steer those that were chosen; each step stands in the audit log."""

    list_display = ["day", "panel", "origin", "state", "started_by", "started_at", "finished_at"]
    list_filter = ["origin", "state"]
    actions = ["pause", "resume", "cancel", "retry_failed"]
    list_select_related = [*PANEL, "started_by"]
    search_fields = ["panel__market__name", "panel__market__slug"]
    date_hierarchy = "day"

    @admin.action(description="Pause the chosen scans")
    def pause(self, request: HttpRequest, queryset: QuerySet[Scan]) -> None:
        """Make no further call until they go on."""
        self._steer(request, queryset, scans.pause, "paused")

    @admin.action(description="Resume the chosen scans")
    def resume(self, request: HttpRequest, queryset: QuerySet[Scan]) -> None:
        """Let them go on."""
        self._steer(request, queryset, scans.resume, "resumed")

    @admin.action(description="Cancel the chosen scans")
    def cancel(self, request: HttpRequest, queryset: QuerySet[Scan]) -> None:
        """End them; what is not asked yet is skipped."""
        self._steer(request, queryset, scans.cancel, "cancelled")

    @admin.action(description="Try failed calls of the chosen scans again")
    def retry_failed(self, request: HttpRequest, queryset: QuerySet[Scan]) -> None:
        """Plan failed calls again."""
        self._steer(request, queryset, scans.retry_failed, "with calls to be tried again")

    def _steer(
        self, request: HttpRequest, chosen: Iterable[Scan], step: Callable[..., Any], done: str
    ) -> None:
        """Take one step with each scan; what cannot be done is said of that scan alone."""
        person, now, changed = operator_of(request), timezone.now(), 0
        for scan in chosen:
            try:
                changed += bool(step(scan, person=person, now=now))
            except DealershipError as fault:
                self.message_user(request, f"{scan}: {fault}", messages.ERROR)
        self.message_user(request, f"{changed} scan(s) {done}.")


@admin.register(Probe)
class ProbeAdmin(ReadOnlyAdmin):
    """Show calls with their state and attempts."""

    list_display = ["scan", "assistant", "prompt", "trial", "state", "attempts", "due_at"]
    list_filter = ["state", "assistant"]
    list_select_related = [*(f"scan__{name}" for name in PANEL), "assistant", "prompt"]
    search_fields = ["prompt__text", "assistant__slug", "failure"]
