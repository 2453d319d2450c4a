"""Route the pages of alerts and how a person wants to hear of them."""

from __future__ import annotations

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
