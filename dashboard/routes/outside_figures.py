"""Route the pages of reviews, experiments and first-party signals."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
