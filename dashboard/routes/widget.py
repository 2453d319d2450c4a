"""Route the pages of a dealer's chat widget, its conversations and leads."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views import widget

WIDGET = "dealers/<slug:slug>/widget/"
ANSWER = f"{WIDGET}answers/<uuid:pk>/"

PATTERNS: list[URLPattern] = [
    path(WIDGET, widget.show, name="widget"),
    path(f"{WIDGET}sites/", widget.allow, name="widget_origin_allow"),
    path(f"{WIDGET}sites/<int:pk>/remove/", widget.disallow, name="widget_origin_remove"),
    path(f"{WIDGET}answers/", widget.add_answer, name="widget_answer_add"),
    path(ANSWER, widget.answer, name="widget_answer"),
    path(f"{ANSWER}remove/", widget.remove_answer, name="widget_answer_remove"),
]
