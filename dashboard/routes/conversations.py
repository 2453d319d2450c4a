"""Route the pages of the chat panel for a dealer's people."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
