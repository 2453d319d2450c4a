"""Route the pages of a dealer's inventory."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
