"""Route the pages of change over time and of whether a change worked."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views import changes

PATTERNS: list[URLPattern] = [
    path("dealers/<slug:slug>/changes/", changes.show, name="changes"),
    path("dealers/<slug:slug>/changes/changes.csv", changes.csv, name="changes_csv"),
]
