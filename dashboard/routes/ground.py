"""Route the page that leads to a dealer's own ground, and the one about our crawler."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.ground import ground

PATTERNS: list[URLPattern] = [
    path("dealers/<slug:slug>/ground/", ground.show, name="ground"),
    path("bot", ground.crawler, name="bot"),
]
