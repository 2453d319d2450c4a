"""Say what is written to the log: our own JSON lines, and no library's words that hold secrets."""

from __future__ import annotations

from typing import Any


def configuration(level: str) -> dict[str, Any]:
    """Give Django's LOGGING for one level of our own lines."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "dealershipai.logs.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django.server": {"handlers": [], "level": "WARNING"},
            # Refusals stand in our own line of the request, with the route instead of the address.
            "django.request": {"level": "ERROR"},
            # What strangers can cause at will is one line of errors_views, without a stack.
            "django.security": {"level": "CRITICAL"},
            "django.security.csrf": {"level": "WARNING"},
            # While Redis is out it would write a stack every second; our own lines say it once.
            "channels_redis.pubsub": {"level": "CRITICAL"},
            # They write down whole addresses and headers, which is where keys are sent.
            "httpx2": {"level": "WARNING"},
            "httpcore2": {"level": "WARNING"},
        },
    }
