"""Hold what is asked: provider, model, surface and settings, as rows and not as code."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from aiv.models.base import PublicRow, one_of, slug_field


class Platform(models.TextChoices):
    """Name the assistant a shopper would recognise."""

    CHATGPT = "chatgpt", "ChatGPT"
    CLAUDE = "claude", "Claude"
    PERPLEXITY = "perplexity", "Perplexity"
    GEMINI = "gemini", "Gemini"
    COPILOT = "copilot", "Copilot"
    GROK = "grok", "Grok"
    AI_OVERVIEW = "ai_overview", "Google AI Overview"
    AI_MODE = "ai_mode", "Google AI Mode"


class Access(models.TextChoices):
    """Name how its answers are got."""

    OFFICIAL_API = "official_api", "through its official API"
    SCRAPED_SERP = "scraped_serp", "captured from the results page"
    BY_HAND = "by_hand", "copied by hand"


class Assistant(PublicRow):
    """One assistant as it is asked; its surface is part of every series."""

    slug = slug_field(unique=True)
    platform = models.CharField(max_length=12, choices=Platform.choices)
    provider = models.CharField(max_length=20)
    model = models.CharField(max_length=120, blank=True)
    surface = models.CharField(max_length=40)
    access = models.CharField(max_length=14, choices=Access.choices)
    settings = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["platform", "slug"]
        constraints = [
            one_of("platform", Platform, "assistant_platform_is_known"),
            one_of("access", Access, "assistant_access_is_known"),
        ]

    def __str__(self) -> str:
        return self.slug


class MarketAssistant(models.Model):
    """An assistant asked in a market; at most one a platform is declared and feeds AIV."""

    market = models.ForeignKey("aiv.Market", models.CASCADE, related_name="market_assistants")
    assistant = models.ForeignKey(Assistant, models.PROTECT, related_name="market_assistants")
    # Repeated from the assistant, so that the database itself can hold "one a platform".
    platform = models.CharField(max_length=12, choices=Platform.choices)
    is_declared = models.BooleanField(default=False)

    class Meta:
        ordering = ["market", "platform", "assistant__slug"]
        constraints = [
            models.UniqueConstraint(fields=["market", "assistant"], name="assistant_once_a_market"),
            models.UniqueConstraint(
                fields=["market", "platform"],
                condition=Q(is_declared=True),
                name="one_declared_assistant_a_platform",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assistant} in {self.market}"
