"""Route the pages of site audits."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
