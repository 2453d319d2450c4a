"""Hold what shoppers are taken to ask: a frozen, versioned set of intents and their wordings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow, slug_field


class PanelKind(models.TextChoices):
    """Tell whose panel it is."""

    MARKET = "market", "Market"
    BRANDED = "branded", "Branded"
    CANARY = "canary", "Canary"


class Panel(PublicRow):
    """A version never changes; a changed panel is a new version, of the same series or another."""

    kind = models.CharField(max_length=10, choices=PanelKind.choices, default=PanelKind.MARKET)
    market = models.ForeignKey(
        "aiv.Market", models.PROTECT, null=True, blank=True, related_name="panels"
    )
    dealer = models.ForeignKey(
        "aiv.Dealer", models.PROTECT, null=True, blank=True, related_name="panels"
    )
    assistant = models.ForeignKey(
        "aiv.Assistant", models.PROTECT, null=True, blank=True, related_name="panels"
    )
    version = models.PositiveIntegerField()
    # sha256 of the canonical content: loading the same panel again makes no new version.
    digest = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(default=timezone.now, editable=False)
    author = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["market", "kind", "-version"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind="market", market__isnull=False, dealer__isnull=True, assistant__isnull=True
                )
                | Q(
                    kind="branded",
                    market__isnull=True,
                    dealer__isnull=False,
                    assistant__isnull=True,
                )
                | Q(
                    kind="canary", market__isnull=True, dealer__isnull=True, assistant__isnull=False
                ),
                name="panel_has_the_owner_of_its_kind",
            ),
            models.UniqueConstraint(fields=["market", "version"], name="market_panel_version_once"),
            models.UniqueConstraint(
                fields=["dealer", "version"], name="branded_panel_version_once"
            ),
            models.UniqueConstraint(
                fields=["assistant", "version"], name="canary_panel_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.market or self.dealer or self.assistant}, panel {self.version}"


class Intent(PublicRow):
    """Something a shopper wants to know; the cluster of every rate."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="intents")
    slug = slug_field()
    position = models.PositiveSmallIntegerField()
    # Words of the author; `aiv.domain.markets.vocabulary` gives the known ones their labels.
    department = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    is_local = models.BooleanField()
    is_branded = models.BooleanField()
    weight = models.FloatField(default=1.0)

    class Meta:
        ordering = ["panel", "position"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "slug"], name="intent_once_a_panel"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="intent_weight_is_positive"),
        ]

    def __str__(self) -> str:
        return self.slug


class Prompt(PublicRow):
    """One wording of an intent; trial t asks wording t mod the number of wordings."""

    intent = models.ForeignKey(Intent, models.PROTECT, related_name="prompts")
    wording = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ["intent", "wording"]
        constraints = [
            models.UniqueConstraint(fields=["intent", "wording"], name="wording_once_an_intent")
        ]

    def __str__(self) -> str:
        return self.text
