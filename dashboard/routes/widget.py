"""Route the pages of a dealer's chat widget, its conversations and leads."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
