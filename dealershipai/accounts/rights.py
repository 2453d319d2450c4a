"""Give the admin its manners: operators only, every change audited, some rows never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.db.models import Model, QuerySet, URLField
from django.forms import ModelForm
from django.http import HttpRequest

from aiv.domain.errors import NotAllowed
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Model]
    TabularInline = admin.TabularInline[Model, Model]
else:
    ModelAdmin, TabularInline = admin.ModelAdmin, admin.TabularInline


class OperatorRights:
    """Let every operator do what the page offers; there are no finer rights among staff."""

    may_add: ClassVar[bool] = True
    may_change: ClassVar[bool] = True
    may_delete: ClassVar[bool] = True

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the application to operators."""
        return _is_operator(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show rows to operators."""
        return _is_operator(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let operators add rows where that makes sense."""
        return self.may_add and _is_operator(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let operators change rows where that makes sense."""
        return self.may_change and _is_operator(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let operators remove rows where that makes sense."""
        return self.may_delete and _is_operator(request)


class OperatorAdmin(OperatorRights, ModelAdmin):
    """Show rows that operators may change; each change stands in the audit log."""

    list_per_page = 50
    # Django asks which scheme an address without one has, on pages that only show it too.
    formfield_overrides: ClassVar[dict[Any, Any]] = {URLField: {"assume_scheme": "https"}}

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        """Save a row and note old and new values."""
        super().save_model(request, obj, form, change)
        changes = {
            name: [_shown(form.initial.get(name)), _shown(form.cleaned_data.get(name))]
            for name in form.changed_data
        }
        note(request, "changed" if change else "added", obj, changes)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Save rows that belong to another one and note each."""
        super().save_formset(request, form, formset, change)
        for row in formset.new_objects:
            note(request, "added", row, {})
        for row, names in formset.changed_objects:
            note(request, "changed", row, {name: _shown(getattr(row, name)) for name in names})
        for row in formset.deleted_objects:
            note(request, "deleted", row, {})

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Remove a row and note what it was."""
        note(request, "deleted", obj, {"was": str(obj)})
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> None:
        """Remove rows and note what they were."""
        for row in queryset:
            note(request, "deleted", row, {"was": str(row)})
        super().delete_queryset(request, queryset)


class ReadOnlyAdmin(OperatorAdmin):
    """Show rows that no person writes: measured, derived or append-only ones."""

    may_add = may_change = may_delete = False
    # Counting millions of rows only to print the number would make every search slow.
    show_full_result_count = False


class ReadOnlyInline(OperatorRights, TabularInline):
    """Show rows of another one."""

    extra = 0
    may_add = may_change = may_delete = False
    show_change_link = True


class OperatorInline(OperatorRights, TabularInline):
    """Let operators change rows of another one."""

    extra = 0


def note(request: HttpRequest, verb: str, row: Model, changes: dict[str, Any]) -> None:
    """Write one line of the audit log about a row."""
    kind = row._meta.model_name
    audit.record(actor=operator_of(request), action=f"{kind}.{verb}", target=row, changes=changes)


def operator_of(request: HttpRequest) -> User:
    """Give the operator who sent the request."""
    if not isinstance(request.user, User):
        raise NotAllowed("Only an operator may do this; sign in as one.")
    return request.user


def _is_operator(request: HttpRequest) -> bool:
    user = request.user
    return bool(user.is_authenticated and user.is_active and user.is_staff)


def _shown(value: Any) -> Any:
    """Give a form's value as JSON can hold it."""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, QuerySet | list | tuple):
        return [_shown(part) for part in value]
    return value if isinstance(value, str | int | float | dict | None) else str(value)
