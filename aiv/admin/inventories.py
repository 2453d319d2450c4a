"""Show operators the inventory feeds, their imports, their vehicles and how far they agree."""

from __future__ import annotations

from django.contrib import admin

from aiv.models import (
    InventoryComparison,
    InventoryFeed,
    InventoryFile,
    InventoryImport,
    InventoryVehicle,
)
from dealershipai.accounts.rights import ReadOnlyAdmin


@admin.register(InventoryFeed)
class InventoryFeedAdmin(ReadOnlyAdmin):
    """Show where inventories come from and how fresh they are."""

    list_display = ["dealer", "kind", "stated_at", "next_read_at", "failure"]
    list_filter = ["kind"]
    list_select_related = ["dealer"]
    search_fields = ["dealer__name", "failure"]
    # An address may carry the dealer's key to it.
    exclude = ["url"]


@admin.register(InventoryImport)
class InventoryImportAdmin(ReadOnlyAdmin):
    """Show imports with their state and progress."""

    list_display = ["feed", "state", "file_name", "rows_total", "rows_lost", "planned_at"]
    list_filter = ["state", "is_repeat"]
    list_select_related = ["feed__dealer"]
    search_fields = ["feed__dealer__name", "file_name", "failure"]
    date_hierarchy = "planned_at"


@admin.register(InventoryFile)
class InventoryFileAdmin(ReadOnlyAdmin):
    """Show which files still wait to be read; what is in them is not shown."""

    list_display = ["inventory_import"]
    list_select_related = ["inventory_import__feed__dealer"]
    search_fields = ["inventory_import__feed__dealer__name"]
    exclude = ["packed"]


@admin.register(InventoryVehicle)
class InventoryVehicleAdmin(ReadOnlyAdmin):
    """Show vehicles as their feeds state them."""

    list_display = ["vin", "feed", "year", "make", "model", "price", "status", "is_current"]
    list_filter = ["is_current", "condition", "status"]
    list_select_related = ["feed__dealer"]
    search_fields = ["vin", "stock_number", "feed__dealer__name"]


@admin.register(InventoryComparison)
class InventoryComparisonAdmin(ReadOnlyAdmin):
    """Show how far feeds agreed with sites."""

    list_display = ["feed", "agreed", "judged", "population", "is_census", "compared_at"]
    list_select_related = ["feed__dealer"]
    search_fields = ["feed__dealer__name"]
