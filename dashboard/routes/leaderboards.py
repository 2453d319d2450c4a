"""Route the pages of weekly leaderboards."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
