"""Route the pages of actions and generators."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.actions import actions
from dashboard.views.site import generators

HERE = "dealers/<slug:slug>/actions/"
WRITTEN = "dealers/<slug:slug>/generators/"

PATTERNS: list[URLPattern] = [
    path(HERE, actions.listing, name="actions"),
    path(f"{HERE}first/", actions.first, name="actions_first"),
    path(f"{HERE}actions.csv", actions.listing_csv, name="actions_csv"),
    path(f"{HERE}<uuid:pk>/", actions.one, name="action"),
    path(f"{HERE}<uuid:pk>/<slug:step>/", actions.move, name="action_move"),
    path(WRITTEN, generators.show, name="generators"),
    path(f"{WRITTEN}<slug:what>/", generators.file, name="generated"),
]
