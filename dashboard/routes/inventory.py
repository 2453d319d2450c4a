"""Route the pages of a dealer's inventory."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.inventory import inventory, inventory_feed

HERE = "dealers/<slug:slug>/inventory/"

PATTERNS: list[URLPattern] = [
    path(HERE, inventory.show, name="inventory"),
    path(f"{HERE}vehicles.csv", inventory.vehicles, name="inventory_vehicles"),
    path(f"{HERE}differences.csv", inventory.differences, name="inventory_differences"),
    path(f"{HERE}faults.csv", inventory.faults, name="inventory_faults"),
    path(f"{HERE}preview/", inventory_feed.preview, name="inventory_preview"),
    path(f"{HERE}files/<str:token>/take/", inventory_feed.take, name="inventory_take"),
    path(f"{HERE}connect/", inventory_feed.connect, name="inventory_connect"),
    path(f"{HERE}disconnect/", inventory_feed.disconnect, name="inventory_disconnect"),
]
