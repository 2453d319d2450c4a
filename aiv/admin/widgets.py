"""Show operators the widgets, their chats and leads; what shoppers wrote stays with the dealer."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import (
    Lead,
    LeadMail,
    OwnAnswer,
    RefusedOrigin,
    ShopperChat,
    ShopperMessage,
    Widget,
    WidgetOrigin,
    WidgetTicket,
)
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(Widget)
class WidgetAdmin(ReadOnlyAdmin):
    """Show whose widget is on and how long its chats are kept."""

    list_display = ["dealer", "is_on", "retention_days", "created_at"]
    list_filter = ["is_on"]
    list_select_related = ["dealer"]
    search_fields = ["dealer__name", "dealer__slug", "key"]


@admin.register(WidgetOrigin)
class WidgetOriginAdmin(ReadOnlyAdmin):
    """Show where a widget may run."""

    list_display = ["origin", "widget"]
    list_select_related = ["widget__dealer"]
    search_fields = ["origin", "widget__dealer__name"]


@admin.register(RefusedOrigin)
class RefusedOriginAdmin(ReadOnlyAdmin):
    """Show which origins were turned away."""

    list_display = ["origin", "widget", "day", "times"]
    list_select_related = ["widget__dealer"]
    search_fields = ["origin", "widget__dealer__name"]


@admin.register(WidgetTicket)
class WidgetTicketAdmin(ReadOnlyAdmin):
    """Show when tickets were given and used; none can be read."""

    list_display = ["origin", "widget", "expires_at", "used_at"]
    list_select_related = ["widget__dealer"]
    search_fields = ["origin", "widget__dealer__name"]
    exclude = ["digest"]


@admin.register(OwnAnswer)
class OwnAnswerAdmin(ReadOnlyAdmin):
    """Show what dealers answer in their own words."""

    list_display = ["question", "dealer", "written_by", "written_at"]
    list_select_related = ["dealer", "written_by"]
    search_fields = ["question", "dealer__name"]


@admin.register(ShopperChat)
class ShopperChatAdmin(ReadOnlyAdmin):
    """Show that a chat took place and how far it is."""

    list_display = ["dealer", "state", "language", "opened_at", "last_at", "ended_at"]
    list_filter = ["state"]
    list_select_related = ["dealer"]
    search_fields = ["dealer__name", "dealer__slug"]
    exclude = ["secret_digest"]


@admin.register(ShopperMessage)
class ShopperMessageAdmin(ReadOnlyAdmin):
    """Show who wrote when and about what; the words are for the dealer's people."""

    list_display = ["chat", "seq", "author", "topic", "is_answered", "at"]
    list_filter = ["author", "topic"]
    list_select_related = ["chat__dealer"]
    search_fields = ["chat__dealer__name"]
    exclude = ["text"]


@admin.register(Lead)
class LeadAdmin(ReadOnlyAdmin):
    """Show that a lead came and whether it was answered; who it is stays with the dealer."""

    list_display = ["dealer", "created_at", "may_text", "done_at"]
    list_select_related = ["dealer"]
    search_fields = ["dealer__name", "dealer__slug"]
    exclude = ["name", "email", "phone", "wish"]


@admin.register(LeadMail)
class LeadMailAdmin(ReadOnlyAdmin):
    """Show which mails of leads wait, went or failed."""

    list_display = ["lead", "kind", "state", "attempts", "due_at", "sent_at", "failure"]
    list_filter = ["state", "kind"]
    list_select_related = ["lead__dealer"]
    search_fields = ["recipient", "lead__dealer__name"]
