"""Show operators the raw answers with everything found in them; nobody can change them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from aiv.models import Answer, Citation, Mention, OwnSiteCitation, Source
from dealershipai.accounts.rights import ReadOnlyAdmin, ReadOnlyInline

LONG = ("text", "refusal", "search_entry_html", "request_body", "raw_headers", "raw_body")


class MentionInline(ReadOnlyInline):
    """Show who is named."""

    model = Mention
    fields = ["order", "dealer", "role", "quote", "origin", "is_counted", "overruled_by"]


class CitationInline(ReadOnlyInline):
    """Show the links an answer gives."""

    model = Citation
    fields = ["ordinal", "url", "title", "start", "end"]


class SourceInline(ReadOnlyInline):
    """Show the pages an assistant retrieved."""

    model = Source
    fields = ["rank", "url", "title", "kind"]


@admin.register(Answer)
class AnswerAdmin(ReadOnlyAdmin):
    """Show raw answers."""

    list_display = ["asked_at", "market", "assistant", "intent", "status", "surface", "is_demo"]
    list_filter = ["status", "access", "is_demo", "assistant", "market"]
    list_select_related = ["market", "assistant", "intent"]
    search_fields = ["text", "intent__slug", "response_id", "digest"]
    date_hierarchy = "asked_at"
    inlines = [MentionInline, CitationInline, SourceInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Answer]:
        """Leave the long texts out of lists."""
        rows: QuerySet[Answer] = super().get_queryset(request)  # type: ignore[assignment]
        is_list = (
            request.resolver_match is not None and "object_id" not in request.resolver_match.kwargs
        )
        return rows.defer(*LONG) if is_list else rows


@admin.register(Citation)
class CitationAdmin(ReadOnlyAdmin):
    """Show links of all answers."""

    list_display = ["domain", "title", "url", "ordinal", "answer_id"]
    search_fields = ["domain", "url", "title"]


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    """Show retrieved pages of all answers."""

    list_display = ["domain", "title", "url", "kind", "rank", "answer_id"]
    list_filter = ["kind"]
    search_fields = ["domain", "url", "title"]


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    """Show readings; a wrong one is overruled by a correction and stays."""

    list_display = ["quote", "dealer", "role", "order", "origin", "is_counted", "answer_id"]
    list_filter = ["role", "origin", "is_counted"]
    list_select_related = ["dealer"]
    search_fields = ["dealer__name", "quote"]


@admin.register(OwnSiteCitation)
class OwnSiteCitationAdmin(ReadOnlyAdmin):
    """Show whose own site is cited."""

    list_display = ["dealer", "answer_id"]
    list_select_related = ["dealer"]
    search_fields = ["dealer__name"]
