"""Add weekly leaderboards, shared AIVs, and what is posted to Slack."""

from __future__ import annotations

import uuid
from typing import ClassVar

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0003_api_key"),
        ("aiv", "0010_scan_engine"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Leaderboard",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "week",
                    models.CharField(
                        help_text="Such as 2026-W48.", max_length=8, verbose_name="ISO week"
                    ),
                ),
                (
                    "begins_on",
                    models.DateField(help_text="The week's Monday, in the market's own zone."),
                ),
                ("due_at", models.DateTimeField()),
                (
                    "produced_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("method_version", models.CharField(max_length=40)),
                ("panel_version", models.PositiveIntegerField(null=True)),
                ("withheld", models.CharField(blank=True, max_length=300)),
                ("no_movement", models.CharField(blank=True, max_length=300)),
                ("intents", models.PositiveIntegerField(default=0)),
                ("answers", models.PositiveIntegerField(default=0)),
                ("series", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
                ("digest", models.CharField(max_length=64)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "market",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaderboards",
                        to="aiv.market",
                    ),
                ),
            ],
            options={
                "ordering": ["-begins_on", "market"],
                "indexes": [
                    models.Index(fields=["market", "-begins_on"], name="latest_leaderboard"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("market", "week"), name="one_leaderboard_a_market_and_week"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("market__isnull", True)),
                        fields=("week",),
                        name="one_leaderboard_of_the_installation_and_week",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeaderboardRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("position", models.PositiveIntegerField()),
                ("best_rank", models.PositiveIntegerField()),
                ("worst_rank", models.PositiveIntegerField()),
                ("is_leading", models.BooleanField()),
                ("figure", models.FloatField()),
                ("lo", models.FloatField()),
                ("hi", models.FloatField()),
                ("se", models.FloatField()),
                ("named", models.PositiveIntegerField()),
                ("answers", models.PositiveIntegerField()),
                ("intents", models.PositiveIntegerField()),
                ("was_position", models.PositiveIntegerField(null=True)),
                ("change", models.FloatField(null=True)),
                ("change_lo", models.FloatField(null=True)),
                ("change_hi", models.FloatField(null=True)),
                ("detectable", models.FloatField(null=True)),
                ("aiv", models.FloatField(null=True)),
                ("aiv_lo", models.FloatField(null=True)),
                ("aiv_hi", models.FloatField(null=True)),
                ("aiv_reason", models.CharField(blank=True, max_length=200)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="aiv.leaderboard",
                    ),
                ),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaderboard_rows",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="aiv.market",
                    ),
                ),
            ],
            options={
                "ordering": ["board", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("board", "dealer", "market"), name="standing_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("best_rank__gte", 1), ("worst_rank__gte", models.F("best_rank"))
                        ),
                        name="standing_has_an_ordered_rank_set",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hi__gte", models.F("figure")), ("lo__lte", models.F("figure"))
                        ),
                        name="standing_lies_in_its_interval",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aiv__isnull", True), ("aiv_reason", ""), _connector="XOR"
                        ),
                        name="standing_has_an_aiv_or_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aiv__isnull", True),
                            models.Q(("aiv__gte", 0), ("aiv__lte", 1)),
                            _connector="OR",
                        ),
                        name="standing_aiv_is_a_share",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SharedAiv",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "shared_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shared_aivs",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organization",
                    ),
                ),
                (
                    "shared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "shared AIV",
                "verbose_name_plural": "shared AIVs",
                "ordering": ["dealer", "-shared_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("dealer",),
                        name="aiv_shared_once_a_dealer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SlackHook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sealed", models.TextField(editable=False)),
                ("sealed_with", models.CharField(editable=False, max_length=16)),
                (
                    "entered_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("tested_at", models.DateTimeField(blank=True, null=True)),
                ("is_accepted", models.BooleanField(blank=True, null=True)),
                ("verdict", models.CharField(blank=True, max_length=300)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slack_hooks",
                        to="aiv.market",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slack_hooks",
                        to="accounts.organization",
                    ),
                ),
            ],
            options={
                "ordering": ["-entered_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("market__isnull", True),
                            ("organization__isnull", True),
                            _connector="XOR",
                        ),
                        name="slack_hook_has_one_owner",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("forgotten_at__isnull", True)),
                        fields=("market",),
                        name="one_slack_hook_in_use_a_market",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("forgotten_at__isnull", True)),
                        fields=("organization",),
                        name="one_slack_hook_in_use_an_organization",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten_at__isnull", True), ("sealed", ""), _connector="OR"
                        ),
                        name="a_forgotten_slack_hook_is_gone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tested_at__isnull", False),
                            models.Q(("is_accepted__isnull", True), ("verdict", "")),
                            _connector="OR",
                        ),
                        name="a_slack_verdict_has_its_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SlackPost",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=200)),
                ("body", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "planned_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("lease_token", models.UUIDField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                (
                    "hook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to="aiv.slackhook",
                    ),
                ),
            ],
            options={
                "ordering": ["-planned_at", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "sending"])),
                        fields=["due_at"],
                        name="slack_post_due",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("hook", "key"), name="slack_post_once_a_key"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "sending", "sent", "failed"])),
                        name="slack_post_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("lease_token__isnull", False),
                                ("lease_until__isnull", False),
                                ("state", "sending"),
                            ),
                            models.Q(
                                models.Q(("state", "sending"), _negated=True),
                                ("lease_token__isnull", True),
                                ("lease_until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="slack_post_has_a_lease_while_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("failure", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="slack_post_says_why_it_failed",
                    ),
                ],
            },
        ),
    ]
