"""Register the chat widget."""

from __future__ import annotations

from django.apps import AppConfig


class ChatbotConfig(AppConfig):
    """Hold the widget's views and consumers."""

    name = "chatbot"
