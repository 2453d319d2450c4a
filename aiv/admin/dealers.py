"""Show operators the dealers, what they are known by, and their verified facts."""

from __future__ import annotations

from django import forms
from django.contrib import admin

from aiv.domain.markets import market_file
from aiv.models import Alias, Dealer, DealerFact, DealerLimit
from dealershipai.accounts.rights import OperatorAdmin, OperatorInline


class DealerForm(forms.ModelForm):  # type: ignore[type-arg]
    """Take a dealer's public record."""

    def clean_phone(self) -> str:
        """Bring a telephone number into the one form that is stored."""
        value: str = self.cleaned_data["phone"]
        country = self.cleaned_data.get("country") or self.instance.country
        number = market_file.e164(value, country)
        if value and not number:
            raise forms.ValidationError("This is no telephone number; write +1 239 555 0123.")
        return number


class AliasInline(OperatorInline):
    """Show what a dealer is known by."""

    model = Alias


class FactInline(OperatorInline):
    """Show a dealer's verified facts."""

    model = DealerFact
    raw_id_fields = ["verified_by"]


@admin.register(Dealer)
class DealerAdmin(OperatorAdmin):
    """Show dealers; ownership is given by accepting a claim."""

    form = DealerForm
    list_display = ["name", "slug", "city", "region", "phone", "organization", "is_demo"]
    list_filter = ["is_demo", "region"]
    list_select_related = ["organization"]
    search_fields = ["name", "slug", "city", "phone", "website", "aliases__value"]
    readonly_fields = ["organization", "is_demo", "created_at"]
    inlines = [AliasInline, FactInline]


@admin.register(Alias)
class AliasAdmin(OperatorAdmin):
    """Show every alias of the installation."""

    list_display = ["value", "kind", "dealer"]
    list_filter = ["kind"]
    list_select_related = ["dealer"]
    search_fields = ["value", "dealer__name"]
    autocomplete_fields = ["dealer"]


@admin.register(DealerFact)
class DealerFactAdmin(OperatorAdmin):
    """Show every verified fact."""

    list_display = ["dealer", "kind", "verified_by", "verified_at"]
    list_filter = ["kind"]
    list_select_related = ["dealer", "verified_by"]
    search_fields = ["dealer__name", "dealer__slug"]
    autocomplete_fields = ["dealer"]
    raw_id_fields = ["verified_by"]


@admin.register(DealerLimit)
class DealerLimitAdmin(OperatorAdmin):
    """Show which members see only some dealers."""

    list_display = ["membership", "dealer"]
    list_select_related = ["membership__user", "membership__organization", "dealer"]
    search_fields = ["membership__user__email", "dealer__name"]
    autocomplete_fields = ["dealer", "membership"]
