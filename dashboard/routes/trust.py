"""Route the pages of sensitivity, stated facts and recompute bundles."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.changes import did_it_work
from dashboard.views.evidence import stated_facts
from dashboard.views.score import recompute, sensitivity

DEALER = "dealers/<slug:slug>/"

PATTERNS: list[URLPattern] = [
    path(f"{DEALER}did-it-work/", did_it_work.show, name="did_it_work"),
    path(f"{DEALER}did-it-work/csv/", did_it_work.download, name="did_it_work_csv"),
    path(f"{DEALER}did-it-work/<uuid:pk>/edit/", did_it_work.edit, name="did_it_work_edit"),
    path(f"{DEALER}did-it-work/<uuid:pk>/remove/", did_it_work.remove, name="did_it_work_remove"),
    path(f"{DEALER}aiv/sensitivity/", sensitivity.show, name="sensitivity"),
    path(f"{DEALER}aiv/sensitivity/halves/", sensitivity.halves, name="sensitivity_halves"),
    path(f"{DEALER}recompute/", recompute.show, name="recompute"),
    path(f"{DEALER}facts/stated/", stated_facts.show, name="stated_facts"),
    path(f"{DEALER}facts/stated/csv/", stated_facts.download, name="stated_facts_csv"),
]
