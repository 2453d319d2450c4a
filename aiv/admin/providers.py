"""Show operators the keys, terms and paces of providers; keys themselves are nowhere readable."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import AcceptedTerms, ModelNotice, ProviderBreaker, ProviderKey, ProviderPace
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(ProviderKey)
class ProviderKeyAdmin(ReadOnlyAdmin):
    """Show which keys were entered and how their tests ended."""

    list_display = ["provider", "last_four", "entered_by", "entered_at", "is_accepted", "tested_at"]
    list_select_related = ["entered_by"]
    search_fields = ["provider"]


@admin.register(AcceptedTerms)
class AcceptedTermsAdmin(ReadOnlyAdmin):
    """Show who accepted whose terms."""

    list_display = ["provider", "title", "accepted_by", "accepted_at", "withdrawn_at"]
    list_select_related = ["accepted_by"]
    search_fields = ["provider", "title"]


@admin.register(ProviderPace)
class ProviderPaceAdmin(ReadOnlyAdmin):
    """Show how fast providers may be asked."""

    list_display = ["provider", "per_minute", "in_flight"]
    search_fields = ["provider"]


@admin.register(ProviderBreaker)
class ProviderBreakerAdmin(ReadOnlyAdmin):
    """Show which providers are left alone for now."""

    list_display = ["provider", "failures", "trips", "open_until", "reason"]
    search_fields = ["provider", "reason"]


@admin.register(ModelNotice)
class ModelNoticeAdmin(ReadOnlyAdmin):
    """Show which announced ends of models operators were told of."""

    list_display = ["model", "provider", "ends", "period", "sent_at"]
    search_fields = ["model", "provider"]
