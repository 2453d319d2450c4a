"""Show operators the markets and let them open proposed ones."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from aiv.models import Centroid, Market, MarketAssistant
from aiv.services.markets import markets
from aiv.services.markets.markets import PLACE
from dealershipai.accounts.rights import OperatorAdmin, OperatorInline, operator_of


class CentroidInline(OperatorInline):
    """Show the points from which local questions are asked."""

    model = Centroid


class MarketAssistantInline(OperatorInline):
    """Show which assistants a market asks, and which of them feed its AIV."""

    model = MarketAssistant
    autocomplete_fields = ["assistant"]


@admin.register(Market)
class MarketAdmin(OperatorAdmin):
    """Show markets; one that has a panel or answers stays."""

    list_display = ["name", "slug", "make", "city", "region", "state", "is_demo"]
    list_filter = ["state", "is_demo", "make"]
    search_fields = ["name", "slug", "city", "make"]
    autocomplete_fields = ["dealers"]
    raw_id_fields = ["proposed_by"]
    readonly_fields = ["state", "is_demo", "created_at"]
    inlines = [CentroidInline, MarketAssistantInline]
    actions = ["open_markets"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Keep what answers rest on: another make or place is another market."""
        has_answers = isinstance(obj, Market) and obj.answers.exists()
        return [*self.readonly_fields, *(("slug", *PLACE) if has_answers else ())]

    @admin.action(description="Open the chosen markets")
    def open_markets(self, request: HttpRequest, queryset: QuerySet[Market]) -> None:
        """Open each chosen market."""
        for market in queryset:
            markets.open_market(market, operator=operator_of(request))
        self.message_user(request, "The chosen markets are open.", messages.SUCCESS)


@admin.register(Centroid)
class CentroidAdmin(OperatorAdmin):
    """Show every point of every market."""

    list_display = ["market", "position", "zip", "lat", "lng"]
    list_select_related = ["market"]
    search_fields = ["zip", "market__name", "market__slug"]
    autocomplete_fields = ["market"]
