"""Route what the widget on a dealer's own site asks for."""

from __future__ import annotations

from django.urls import path

from chatbot import views

app_name = "chatbot"
urlpatterns = [
    path("widget.js", views.script, name="widget_script"),
    path("tickets", views.ticket, name="widget_ticket"),
]
