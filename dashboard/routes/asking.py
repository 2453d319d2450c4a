"""Route the page on which a dealer's people ask about their figures."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.chat import asking

ASK = "dealers/<slug:slug>/ask/"

PATTERNS: list[URLPattern] = [
    path(ASK, asking.show, name="ask"),
    path(f"{ASK}delete/", asking.forget, name="ask_forget"),
    path(f"{ASK}questions.csv", asking.download_csv, name="ask_csv"),
    path(f"{ASK}questions.json", asking.download_json, name="ask_json"),
]
