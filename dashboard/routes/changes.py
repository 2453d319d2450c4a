"""Route the pages of change over time and of whether a change worked."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
