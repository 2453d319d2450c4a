"""Route the pages of sensitivity, stated facts and recompute bundles."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views import recompute, stated_facts

DEALER = "dealers/<slug:slug>/"

PATTERNS: list[URLPattern] = [
    path(f"{DEALER}recompute/", recompute.show, name="recompute"),
    path(f"{DEALER}facts/stated/", stated_facts.show, name="stated_facts"),
    path(f"{DEALER}facts/stated/csv/", stated_facts.download, name="stated_facts_csv"),
]
