"""Show operators the assistants and the markets that ask them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from aiv.models import Assistant, MarketAssistant
from aiv.services.markets.market_assistants import ASKED_AS
from dealershipai.accounts.rights import OperatorAdmin


@admin.register(Assistant)
class AssistantAdmin(OperatorAdmin):
    """Show assistants; one that has answers is replaced by a new slug, never changed."""

    list_display = ["slug", "platform", "provider", "model", "surface", "access"]
    list_filter = ["platform", "provider", "access"]
    search_fields = ["slug", "model", "provider"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Keep what answers rest on."""
        has_answers = isinstance(obj, Assistant) and obj.answers.exists()
        return ["slug", *ASKED_AS] if has_answers else []


@admin.register(MarketAssistant)
class MarketAssistantAdmin(OperatorAdmin):
    """Show which assistant feeds AIV in which market."""

    list_display = ["market", "assistant", "platform", "is_declared"]
    list_filter = ["platform", "is_declared"]
    list_select_related = ["market", "assistant"]
    search_fields = ["market__name", "assistant__slug"]
    autocomplete_fields = ["market", "assistant"]
