"""Route the pages of change over time and of whether a change worked."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.changes import changes
from dashboard.views.markets import market_panel

PATTERNS: list[URLPattern] = [
    path("dealers/<slug:slug>/changes/", changes.show, name="changes"),
    path("dealers/<slug:slug>/changes/changes.csv", changes.csv, name="changes_csv"),
    path("markets/<slug:slug>/panel/", market_panel.show, name="market_panel"),
    path(
        "staff/panel-proposals/<uuid:pk>/accept/",
        market_panel.accept,
        name="panel_proposal_accept",
    ),
    path(
        "staff/panel-proposals/<uuid:pk>/refuse/",
        market_panel.refuse,
        name="panel_proposal_refuse",
    ),
]
