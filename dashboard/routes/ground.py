"""Route the page that leads to a dealer's own ground."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
