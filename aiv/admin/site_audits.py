"""Show operators the audits of sites, what each check found, and who proved which domain."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from aiv.models import (
    AuditedPage,
    AuditSurroundings,
    CheckResult,
    DomainProof,
    PageBody,
    SiteAudit,
)
from dealershipai.accounts.rights import ReadOnlyAdmin


class PackedAdmin(ReadOnlyAdmin):
    """Show rows without reading what is packed in them: a list of it would weigh megabytes."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave the packed columns where they are."""
        return super().get_queryset(request).defer(*(self.exclude or ()))


@admin.register(SiteAudit)
class SiteAuditAdmin(ReadOnlyAdmin):
    """Show audits with their state and progress."""

    list_display = ["host", "dealer", "state", "pages_done", "score", "coverage", "planned_at"]
    list_filter = ["state", "is_verified"]
    list_select_related = ["dealer"]
    search_fields = ["host", "dealer__name", "failure"]
    date_hierarchy = "planned_at"


@admin.register(AuditedPage)
class AuditedPageAdmin(PackedAdmin):
    """Show the pages that were read; what was packed of them is not for reading."""

    list_display = ["url", "audit", "page_class", "status", "fault", "fetched_at"]
    list_filter = ["page_class", "status"]
    list_select_related = ["audit"]
    search_fields = ["url", "title"]
    exclude = ["packed"]


@admin.register(AuditSurroundings)
class AuditSurroundingsAdmin(PackedAdmin):
    """Show for which audits robots.txt and sitemaps are kept; they are packed."""

    list_display = ["audit"]
    list_select_related = ["audit"]
    search_fields = ["audit__host"]
    exclude = ["packed", "grid"]


@admin.register(PageBody)
class PageBodyAdmin(PackedAdmin):
    """Show of which pages the HTML is still kept; it is packed."""

    list_display = ["page", "stored_at"]
    list_select_related = ["page"]
    search_fields = ["page__url"]
    exclude = ["packed"]


@admin.register(CheckResult)
class CheckResultAdmin(ReadOnlyAdmin):
    """Show what the checks found."""

    list_display = ["check_id", "outcome", "value", "n", "rule_version", "audit"]
    list_filter = ["outcome", "check_id"]
    list_select_related = ["audit"]
    search_fields = ["reason", "audit__host"]


@admin.register(DomainProof)
class DomainProofAdmin(ReadOnlyAdmin):
    """Show who proved which domain, and until when it holds."""

    list_display = ["host", "organization", "dealer", "method", "verified_at", "expires_at"]
    list_filter = ["method"]
    list_select_related = ["organization", "dealer"]
    search_fields = ["host", "organization__name", "dealer__name"]
    exclude = ["token"]
