"""Add reviews, experiments and first-party signals."""

from __future__ import annotations

import uuid
from typing import ClassVar

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("aiv", "0003_inventory"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="AccessLog",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("server", models.CharField(blank=True, max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("reading", "Being read"),
                            ("read", "Read"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("uploaded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("lease_token", models.UUIDField(blank=True, null=True)),
                (
                    "size",
                    models.PositiveBigIntegerField(
                        help_text="Bytes of the file as it was uploaded."
                    ),
                ),
                ("packed_read", models.PositiveBigIntegerField(default=0)),
                ("bytes_read", models.PositiveBigIntegerField(default=0)),
                ("lines", models.PositiveBigIntegerField(default=0)),
                ("unread_lines", models.PositiveBigIntegerField(default=0)),
                ("repeated_lines", models.PositiveBigIntegerField(default=0)),
                ("first_at", models.DateTimeField(blank=True, null=True)),
                ("last_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access_logs",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-uploaded_at", "id"],
                "indexes": [
                    models.Index(fields=["dealer", "-uploaded_at"], name="access_logs_of_a_dealer"),
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "reading"])),
                        fields=["uploaded_at"],
                        name="access_log_due",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dealer", "digest"), name="access_log_once_a_dealer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "reading", "read", "failed"])),
                        name="log_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("lease_token__isnull", False),
                                ("lease_until__isnull", False),
                                ("state", "reading"),
                            ),
                            models.Q(
                                models.Q(("state", "reading"), _negated=True),
                                ("lease_token__isnull", True),
                                ("lease_until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="log_has_a_lease_while_read",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="failed_log_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BotAddresses",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.URLField(max_length=300, unique=True)),
                ("networks", models.JSONField(default=list)),
                ("fetched_at", models.DateTimeField(blank=True, null=True)),
                ("tried_at", models.DateTimeField()),
                ("failure", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name_plural": "bot addresses",
                "ordering": ["url"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fetched_at__isnull", False),
                            models.Q(("failure", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="bot_addresses_are_there_or_say_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BotVisits",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("token", models.CharField(max_length=40)),
                ("page_class", models.CharField(max_length=12)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("verified", "Verified"),
                            ("claimed", "Claimed"),
                            ("spoofed", "Spoofed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("hits", models.PositiveBigIntegerField(default=0)),
                ("redirects", models.PositiveBigIntegerField(default=0)),
                (
                    "refused",
                    models.PositiveBigIntegerField(default=0, help_text="4xx but 404 and 410."),
                ),
                ("missing", models.PositiveBigIntegerField(default=0, help_text="404 and 410.")),
                ("failed", models.PositiveBigIntegerField(default=0, help_text="5xx.")),
                ("last_at", models.DateTimeField()),
                (
                    "log",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bot_visits",
                        to="aiv.accesslog",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "bot visits",
                "indexes": [
                    models.Index(fields=["log", "-day"], name="bot_visits_by_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("log", "day", "token", "page_class", "standing"),
                        name="bot_visits_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("standing__in", ["verified", "claimed", "spoofed"])),
                        name="bot_standing_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "hits__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("redirects"), "+", models.F("refused")
                                        ),
                                        "+",
                                        models.F("missing"),
                                    ),
                                    "+",
                                    models.F("failed"),
                                ),
                            )
                        ),
                        name="bot_errors_are_among_its_hits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Experiment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("digest", models.CharField(max_length=64)),
                ("started_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("imported_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="experiments",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-imported_at", "id"],
                "indexes": [
                    models.Index(fields=["dealer", "-imported_at"], name="experiments_of_a_dealer"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dealer", "digest"), name="experiment_once_a_dealer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", True), ("started_on__isnull", True)),
                            models.Q(
                                ("ended_on__isnull", False),
                                ("started_on__isnull", False),
                                ("started_on__lte", models.F("ended_on")),
                            ),
                            _connector="OR",
                        ),
                        name="experiment_ends_after_its_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExperimentArm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("variant", models.CharField(max_length=80)),
                ("impressions", models.PositiveBigIntegerField(null=True)),
                ("clicks", models.PositiveBigIntegerField(null=True)),
                ("sessions", models.PositiveBigIntegerField(null=True)),
                ("conversions", models.PositiveBigIntegerField(null=True)),
                ("lcp_s", models.FloatField(null=True)),
                ("cls", models.FloatField(null=True)),
                ("inp_s", models.FloatField(null=True)),
                ("perf_score", models.FloatField(null=True)),
                ("stated_ctr", models.FloatField(null=True)),
                ("stated_conversion_rate", models.FloatField(null=True)),
                (
                    "experiment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arms",
                        to="aiv.experiment",
                    ),
                ),
            ],
            options={
                "ordering": ["experiment", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("experiment", "position"), name="arm_once_a_position"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clicks__isnull", True),
                            ("impressions__isnull", True),
                            ("clicks__lte", models.F("impressions")),
                            _connector="OR",
                        ),
                        name="arm_has_no_more_clicks_than_impressions",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("conversions__isnull", True),
                            ("sessions__isnull", True),
                            ("conversions__lte", models.F("sessions")),
                            _connector="OR",
                        ),
                        name="arm_has_no_more_conversions_than_sessions",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stated_ctr__isnull", True),
                            models.Q(("stated_ctr__gte", 0), ("stated_ctr__lte", 1)),
                            _connector="OR",
                        ),
                        name="stated_ctr_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stated_conversion_rate__isnull", True),
                            models.Q(
                                ("stated_conversion_rate__gte", 0),
                                ("stated_conversion_rate__lte", 1),
                            ),
                            _connector="OR",
                        ),
                        name="stated_conversion_rate_is_a_share",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FetchedVehicle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=300)),
                ("last_at", models.DateTimeField()),
                (
                    "log",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fetched_vehicles",
                        to="aiv.accesslog",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["log", "-last_at"], name="fetched_vehicles_by_time"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("log", "path"), name="fetched_vehicle_once_a_log"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referrals",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("assistant", models.CharField(max_length=40)),
                (
                    "proof",
                    models.CharField(
                        choices=[("referrer", "Referrer"), ("tag", "Tag in the address")],
                        max_length=10,
                    ),
                ),
                ("visits", models.PositiveBigIntegerField(default=0)),
                (
                    "log",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="referrals",
                        to="aiv.accesslog",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "referrals",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("log", "day", "assistant", "proof"), name="referrals_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("proof__in", ["referrer", "tag"])),
                        name="referral_proof_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "feed",
                    models.CharField(
                        choices=[
                            ("file", "Files"),
                            ("places", "Google Places"),
                            ("business_profile", "Google Business Profile"),
                        ],
                        max_length=20,
                    ),
                ),
                ("read_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("added", models.PositiveIntegerField()),
                ("changed", models.PositiveIntegerField()),
                ("repeated", models.PositiveIntegerField()),
                ("rejected", models.PositiveIntegerField()),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_imports",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-read_at", "id"],
                "indexes": [
                    models.Index(fields=["dealer", "-read_at"], name="review_imports_of_a_dealer"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("feed__in", ["file", "places", "business_profile"])),
                        name="review_import_feed_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewSource",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("platform", models.CharField(max_length=60)),
                (
                    "feed",
                    models.CharField(
                        choices=[
                            ("file", "Files"),
                            ("places", "Google Places"),
                            ("business_profile", "Google Business Profile"),
                        ],
                        default="file",
                        max_length=20,
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=300)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                ("stated_count", models.PositiveIntegerField(blank=True, null=True)),
                ("stated_rating", models.FloatField(blank=True, null=True)),
                ("stated_until", models.DateTimeField(blank=True, null=True)),
                ("declared_count", models.PositiveIntegerField(blank=True, null=True)),
                ("declared_rating", models.FloatField(blank=True, null=True)),
                ("declared_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_sources",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["platform"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("dealer"),
                        django.db.models.functions.text.Lower("platform"),
                        name="review_source_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("feed__in", ["file", "places", "business_profile"])),
                        name="review_feed_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stated_rating__isnull", True),
                            models.Q(("stated_rating__gte", 0), ("stated_rating__lte", 5)),
                            _connector="OR",
                        ),
                        name="stated_rating_is_of_five",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("declared_at__isnull", True),
                                ("declared_count__isnull", True),
                                ("declared_rating__isnull", True),
                            ),
                            models.Q(
                                ("declared_at__isnull", False),
                                ("declared_count__gte", 0),
                                ("declared_count__isnull", False),
                                ("declared_rating__gte", 0),
                                ("declared_rating__isnull", False),
                                ("declared_rating__lte", 5),
                            ),
                            _connector="OR",
                        ),
                        name="declared_totals_stand_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("external_id", models.CharField(blank=True, max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("stars", models.FloatField()),
                ("written_at", models.DateTimeField()),
                ("is_answered", models.BooleanField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("text", models.TextField(blank=True)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="aiv.reviewsource",
                    ),
                ),
            ],
            options={
                "ordering": ["-written_at", "-id"],
                "indexes": [
                    models.Index(fields=["source", "-written_at"], name="reviews_of_a_source"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "digest"), name="review_once_a_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stars__gte", 0), ("stars__lte", 5)),
                        name="review_stars_are_of_five",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True),
                            models.Q(("is_answered", True), ("is_answered__isnull", False)),
                            _connector="OR",
                        ),
                        name="answered_review_says_so",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrafficImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ga4", "Google Analytics 4"),
                            ("search", "Search Console, search results"),
                            ("generative", "Search Console, generative AI"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("rows", models.PositiveIntegerField()),
                ("rejected", models.PositiveIntegerField()),
                ("imported_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="traffic_imports",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-last_on", "-imported_at", "id"],
                "indexes": [
                    models.Index(fields=["dealer", "kind", "-last_on"], name="traffic_of_a_dealer"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dealer", "kind", "digest"), name="traffic_import_once_a_dealer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["ga4", "search", "generative"])),
                        name="traffic_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_on__lte", models.F("last_on"))),
                        name="traffic_window_has_an_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrafficLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=300)),
                ("is_counted", models.BooleanField()),
                ("sessions", models.PositiveBigIntegerField(null=True)),
                ("leads", models.PositiveBigIntegerField(null=True)),
                ("impressions", models.PositiveBigIntegerField(null=True)),
                ("clicks", models.PositiveBigIntegerField(null=True)),
                (
                    "traffic_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="aiv.trafficimport",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["traffic_import", "is_counted"], name="counted_traffic"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("traffic_import", "subject"), name="traffic_subject_once_an_import"
                    ),
                ],
            },
        ),
    ]
