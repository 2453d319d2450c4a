"""Register the pages dealers and operators see."""

from __future__ import annotations

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """Hold views, forms and template tags; no models."""

    name = "dashboard"
