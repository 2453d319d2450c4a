"""Show operators the people, their organizations and the audit log."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest

from dealershipai.accounts.models import (
    ApiKey,
    AuditEvent,
    Invitation,
    Membership,
    Organization,
    User,
)
from dealershipai.accounts.rights import OperatorAdmin, OperatorInline, ReadOnlyAdmin


class MembershipInline(OperatorInline):
    """Show who belongs to an organization."""

    model = Membership
    autocomplete_fields = ["user"]
    fields = ["user", "role", "created_at"]
    readonly_fields = ["created_at"]


class OwnMembershipInline(OperatorInline):
    """Show where a person belongs."""

    model = Membership
    autocomplete_fields = ["organization"]
    fields = ["organization", "role", "created_at"]
    readonly_fields = ["created_at"]


@admin.register(User)
class UserAdmin(OperatorAdmin):
    """Make and close accounts; a person sets their own password by e-mail."""

    list_display = ["email", "name", "is_staff", "is_active", "last_login", "date_joined"]
    list_filter = ["is_staff", "is_active"]
    search_fields = ["email", "name"]
    fields = ["email", "name", "is_staff", "is_active", "last_login", "date_joined"]
    readonly_fields = ["last_login", "date_joined"]
    inlines = [OwnMembershipInline]
    # Closing an account keeps what it stands for in the records; removing it would not.
    may_delete = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Keep the address of a known person: they change it themselves and prove it."""
        return [*self.readonly_fields, "email"] if obj else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        """Make a new person without a password and with an address still to be proved."""
        if isinstance(obj, User) and not change:
            obj.email = obj.email.lower()
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if isinstance(obj, User) and not change:
            EmailAddress.objects.create(user=obj, email=obj.email, primary=True)


@admin.register(Organization)
class OrganizationAdmin(OperatorAdmin):
    """Show organizations with their members."""

    list_display = ["name", "created_at"]
    search_fields = ["name"]
    readonly_fields = ["created_at"]
    inlines = [MembershipInline]


@admin.register(Membership)
class MembershipAdmin(OperatorAdmin):
    """Show every membership of the installation."""

    list_display = ["user", "organization", "role", "created_at"]
    list_filter = ["role"]
    list_select_related = ["user", "organization"]
    search_fields = ["user__email", "organization__name"]
    autocomplete_fields = ["user", "organization"]
    readonly_fields = ["created_at"]


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """Show who was invited; owners invite and withdraw on their own pages."""

    list_display = ["email", "organization", "role", "invited_at", "expires_at", "accepted_at"]
    list_filter = ["role"]
    list_select_related = ["organization"]
    search_fields = ["email", "organization__name"]
    # The hash of a secret is nobody's business.
    exclude = ["token_hash"]


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    """Show who changed what."""

    list_display = ["at", "actor_name", "action", "target_kind", "target_id"]
    list_filter = ["target_kind", "action"]
    date_hierarchy = "at"
    search_fields = ["actor_name", "action", "target_id", "request_id"]


@admin.register(ApiKey)
class ApiKeyAdmin(ReadOnlyAdmin):
    """Show which programs have a way in; owners make and revoke keys on their own page."""

    list_display = ["name", "organization", "prefix", "created_by", "expires_at", "last_used_at"]
    list_filter = ["revoked_at", "expires_at"]
    search_fields = ["name", "prefix", "organization__name"]
    exclude = ["key_hash"]
