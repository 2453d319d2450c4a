"""Route the pages of scans, provider keys and caps."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
