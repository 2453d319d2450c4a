"""Hold the archived leaderboards of each week, and who lets their AIV stand on them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import PublicRow, share_between


class Leaderboard(PublicRow):
    """One week's board of a market, or of the installation; triggers refuse to change it.

    `counts` are the answers it rests on, by assistant, intent and dealer, and `digest` is the
    sha256 of all of it, so that anyone can make the board again. A board that shows nothing says
    why in `withheld`.
    """

    market = models.ForeignKey(
        "aiv.Market", models.PROTECT, null=True, blank=True, related_name="leaderboards"
    )
    week = models.CharField("ISO week", max_length=8, help_text="Such as 2026-W48.")
    begins_on = models.DateField(help_text="The week's Monday, in the market's own zone.")
    due_at = models.DateTimeField()
    produced_at = models.DateTimeField(default=timezone.now, editable=False)
    method_version = models.CharField(max_length=40)
    panel_version = models.PositiveIntegerField(null=True)
    withheld = models.CharField(max_length=300, blank=True)
    # Why no movement is shown for anybody; empty where last week's board compares.
    no_movement = models.CharField(max_length=300, blank=True)
    intents = models.PositiveIntegerField(default=0)
    answers = models.PositiveIntegerField(default=0)
    series = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-begins_on", "market"]
        constraints = [
            models.UniqueConstraint(
                fields=["market", "week"], name="one_leaderboard_a_market_and_week"
            ),
            models.UniqueConstraint(
                fields=["week"],
                condition=Q(market__isnull=True),
                name="one_leaderboard_of_the_installation_and_week",
            ),
        ]
        indexes = [models.Index(fields=["market", "-begins_on"], name="latest_leaderboard")]

    def __str__(self) -> str:
        return f"{self.market or 'the installation'}, {self.week}"


class LeaderboardRow(models.Model):
    """A dealer's standing on one board, as it was then; triggers refuse to change it.

    `figure` is the mention rate on a market's board and the lead over the market's other dealers
    on the installation's. Ranks are the best and the worst that the figure allows.
    """

    board = models.ForeignKey(Leaderboard, models.PROTECT, related_name="rows")
    dealer = models.ForeignKey("aiv.Dealer", models.PROTECT, related_name="leaderboard_rows")
    market = models.ForeignKey("aiv.Market", models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    position = models.PositiveIntegerField()
    best_rank = models.PositiveIntegerField()
    worst_rank = models.PositiveIntegerField()
    is_leading = models.BooleanField()
    figure = models.FloatField()
    lo = models.FloatField()
    hi = models.FloatField()
    se = models.FloatField()
    named = models.PositiveIntegerField()
    answers = models.PositiveIntegerField()
    intents = models.PositiveIntegerField()
    was_position = models.PositiveIntegerField(null=True)
    change = models.FloatField(null=True)
    change_lo = models.FloatField(null=True)
    change_hi = models.FloatField(null=True)
    detectable = models.FloatField(null=True)
    # Only of a dealer whose owner shared it before the board was made.
    aiv = models.FloatField(null=True)
    aiv_lo = models.FloatField(null=True)
    aiv_hi = models.FloatField(null=True)
    aiv_reason = models.CharField(max_length=200, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["board", "position"]
        constraints = [
            models.UniqueConstraint(fields=["board", "dealer", "market"], name="standing_once"),
            models.CheckConstraint(
                condition=Q(best_rank__gte=1, worst_rank__gte=models.F("best_rank")),
                name="standing_has_an_ordered_rank_set",
            ),
            models.CheckConstraint(
                condition=Q(lo__lte=models.F("figure"), hi__gte=models.F("figure")),
                name="standing_lies_in_its_interval",
            ),
            models.CheckConstraint(
                condition=Q(aiv__isnull=True) ^ Q(aiv_reason=""),
                name="standing_has_an_aiv_or_a_reason",
            ),
            share_between("aiv", "standing_aiv_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: rank {self.best_rank} to {self.worst_rank}"


class SharedAiv(PublicRow):
    """An owner's word that a dealer's AIV may stand on leaderboards, until it is withdrawn."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="shared_aivs")
    # Whoever claims the dealer later has not said so.
    organization = models.ForeignKey("accounts.Organization", models.CASCADE, related_name="+")
    shared_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    shared_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["dealer", "-shared_at"]
        verbose_name = "shared AIV"
        verbose_name_plural = "shared AIVs"
        constraints = [
            models.UniqueConstraint(
                fields=["dealer"],
                condition=Q(withdrawn_at__isnull=True),
                name="aiv_shared_once_a_dealer",
            )
        ]

    def __str__(self) -> str:
        return f"AIV of {self.dealer}"
