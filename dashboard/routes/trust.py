"""Route the pages of sensitivity, stated facts and recompute bundles."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
