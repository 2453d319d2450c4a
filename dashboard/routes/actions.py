"""Route the pages of actions and generators."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
