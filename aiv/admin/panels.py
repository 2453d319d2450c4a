"""Show operators the panels; a frozen version is read and never changed."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import Intent, Panel, PanelProposal, Prompt
from dealershipai.accounts.rights import ReadOnlyAdmin, ReadOnlyInline


class IntentInline(ReadOnlyInline):
    """Show a panel's intents."""

    model = Intent
    fields = ["position", "slug", "department", "stage", "is_local", "is_branded", "weight"]


class PromptInline(ReadOnlyInline):
    """Show an intent's wordings."""

    model = Prompt
    fields = ["wording", "text"]


@admin.register(Panel)
class PanelAdmin(ReadOnlyAdmin):
    """Show panels; a change is a new version, made by loading or accepting it."""

    list_display = ["id", "kind", "market", "dealer", "assistant", "version", "frozen_at", "author"]
    list_filter = ["kind"]
    list_select_related = ["market", "dealer", "assistant", "author"]
    search_fields = ["market__name", "market__slug", "dealer__name", "assistant__slug", "digest"]
    inlines = [IntentInline]


@admin.register(Intent)
class IntentAdmin(ReadOnlyAdmin):
    """Show intents of all panels."""

    list_display = ["slug", "panel", "department", "stage", "is_local", "is_branded", "weight"]
    list_filter = ["department", "stage", "is_local", "is_branded"]
    list_select_related = ["panel__market", "panel__dealer", "panel__assistant"]
    search_fields = ["slug", "panel__market__name"]
    inlines = [PromptInline]


@admin.register(Prompt)
class PromptAdmin(ReadOnlyAdmin):
    """Show wordings of all intents."""

    list_display = ["text", "intent", "wording"]
    list_select_related = ["intent"]
    search_fields = ["text", "intent__slug"]


@admin.register(PanelProposal)
class PanelProposalAdmin(ReadOnlyAdmin):
    """Show proposed changes of panels; they are decided on the page of the market's questions."""

    list_display = ["proposed_at", "market", "kind", "slug", "state", "takes_effect_on", "panel"]
    list_filter = ["state", "kind"]
    list_select_related = ["market", "panel__market"]
    search_fields = ["market__name", "slug", "note"]
