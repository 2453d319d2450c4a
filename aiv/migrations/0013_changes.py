import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aiv", "0012_alerts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FactReading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("method_version", models.CharField(max_length=40)),
                ("basis", models.CharField(max_length=64)),
                ("record", models.JSONField()),
                ("answers", models.PositiveIntegerField()),
                ("window_from", models.DateTimeField(null=True)),
                ("window_to", models.DateTimeField(null=True)),
                ("recorded_until", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField()),
                (
                    "dealer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fact_reading",
                        to="aiv.dealer",
                    ),
                ),
            ],
            options={
                "ordering": ["dealer"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("recorded_until__isnull", True),
                                ("window_from__isnull", True),
                                ("window_to__isnull", True),
                            ),
                            models.Q(
                                ("recorded_until__isnull", False),
                                ("window_from__lte", models.F("window_to")),
                            ),
                            _connector="OR",
                        ),
                        name="fact_reading_window_is_ordered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatedFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("phone", "Phone number"),
                            ("address", "Address"),
                            ("website", "Website"),
                            ("hours", "Opening hours"),
                            ("makes", "Makes sold"),
                            ("vehicles", "Price and stock"),
                        ],
                        max_length=10,
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                ("stated", models.TextField()),
                ("correct", models.TextField()),
                ("is_right", models.BooleanField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stated_facts",
                        to="aiv.answer",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="aiv.factreading",
                    ),
                ),
            ],
            options={
                "ordering": ["reading", "field", "id"],
                "indexes": [
                    models.Index(
                        fields=["reading", "is_right", "field"], name="stated_facts_of_a_reading"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reading", "answer", "field", "start"),
                        name="stated_fact_once_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))),
                        name="stated_fact_span_is_not_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "field__in",
                                ["phone", "address", "website", "hours", "makes", "vehicles"],
                            )
                        ),
                        name="stated_field_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DealerChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("what", models.CharField(max_length=160)),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("site", "Own website"),
                            ("listings", "Listings and profiles"),
                            ("reviews", "Reviews"),
                            ("inventory", "Inventory feed"),
                            ("coverage", "Other sites about the store"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000)),
                ("changed_on", models.DateField()),
                ("action", models.UUIDField(blank=True, null=True)),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "recorded_by",
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
                "ordering": ["dealer", "-changed_on", "-recorded_at"],
                "indexes": [
                    models.Index(fields=["dealer", "-changed_on"], name="changes_of_a_dealer")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dealer", "action"), name="change_once_an_action"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="change_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "area__in",
                                ["site", "listings", "reviews", "inventory", "coverage", "other"],
                            )
                        ),
                        name="change_area_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DealerWeek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("week", models.DateField(help_text="Its Monday, in the market's own time zone.")),
                ("series", models.CharField(max_length=16)),
                ("engines", models.CharField(max_length=16)),
                ("share", models.FloatField(null=True)),
                ("lo", models.FloatField(null=True)),
                ("hi", models.FloatField(null=True)),
                ("named", models.PositiveIntegerField()),
                ("answered", models.PositiveIntegerField()),
                ("intents", models.PositiveIntegerField()),
                ("delta", models.FloatField(null=True)),
                ("words", models.CharField(blank=True, max_length=200)),
                ("z", models.FloatField(null=True)),
                ("z_by_assistant", models.JSONField(default=dict)),
                ("peers", models.PositiveIntegerField(null=True)),
                ("adjusted_delta", models.FloatField(null=True)),
                ("z_star", models.FloatField(null=True)),
                ("adjusted_p", models.FloatField(null=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weeks",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dealer_weeks",
                        to="aiv.market",
                    ),
                ),
            ],
            options={
                "ordering": ["dealer", "market", "-week"],
                "indexes": [
                    models.Index(fields=["week", "engines"], name="dealers_of_a_week"),
                    models.Index(
                        condition=models.Q(("peers__isnull", True), ("z__isnull", False)),
                        fields=["week"],
                        name="dealer_weeks_to_set_beside",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dealer", "market", "week"), name="dealer_week_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("share__isnull", True),
                            models.Q(("share__gte", 0), ("share__lte", 1)),
                            _connector="OR",
                        ),
                        name="dealer_week_share_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("share__isnull", True),
                            models.Q(
                                ("hi__gte", models.F("share")), ("lo__lte", models.F("share"))
                            ),
                            _connector="OR",
                        ),
                        name="dealer_week_interval_holds_its_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("named__lte", models.F("answered"))),
                        name="dealer_week_named_of_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ModelEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("week", models.DateField(help_text="Its Monday.")),
                ("subject", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("canary", "Its answers to questions no dealer can influence changed"),
                            ("network", "Most dealers moved at once"),
                            ("served", "Another model answered"),
                        ],
                        max_length=8,
                    ),
                ),
                ("statistic", models.FloatField(null=True)),
                (
                    "basis",
                    models.PositiveIntegerField(
                        help_text="How many dealers or questions it was seen on."
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "assistant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="model_events",
                        to="aiv.assistant",
                    ),
                ),
            ],
            options={
                "ordering": ["-week", "kind"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("week", "kind", "subject"), name="model_event_once_a_week"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["canary", "network", "served"])),
                        name="model_event_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WeekCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("week", models.DateField(help_text="Its Monday, in the market's own time zone.")),
                (
                    "platform",
                    models.CharField(
                        choices=[
                            ("chatgpt", "ChatGPT"),
                            ("claude", "Claude"),
                            ("perplexity", "Perplexity"),
                            ("gemini", "Gemini"),
                            ("copilot", "Copilot"),
                            ("grok", "Grok"),
                            ("ai_overview", "Google AI Overview"),
                            ("ai_mode", "Google AI Mode"),
                        ],
                        max_length=12,
                    ),
                ),
                ("surface", models.CharField(max_length=40)),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("official_api", "through its official API"),
                            ("scraped_serp", "captured from the results page"),
                            ("by_hand", "copied by hand"),
                        ],
                        max_length=14,
                    ),
                ),
                ("model", models.CharField(blank=True, max_length=120)),
                ("lineage", models.PositiveIntegerField()),
                ("is_declared", models.BooleanField()),
                (
                    "answers",
                    models.PositiveIntegerField(help_text="All that was asked, answered or not."),
                ),
                ("intents", models.JSONField()),
                ("named", models.JSONField()),
                ("counted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "assistant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="aiv.assistant",
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="week_counts",
                        to="aiv.market",
                    ),
                ),
            ],
            options={
                "ordering": ["market", "-week", "platform", "surface", "model"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("market", "week", "assistant", "surface", "model", "lineage"),
                        name="week_count_once_a_series",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "platform__in",
                                [
                                    "chatgpt",
                                    "claude",
                                    "perplexity",
                                    "gemini",
                                    "copilot",
                                    "grok",
                                    "ai_overview",
                                    "ai_mode",
                                ],
                            )
                        ),
                        name="week_count_platform_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("access__in", ["official_api", "scraped_serp", "by_hand"])
                        ),
                        name="week_count_access_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PanelProposal",
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
                            ("add", "Ask a further question"),
                            ("reword", "Ask it in other words"),
                            ("remove", "Ask it no more"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "slug",
                    models.CharField(
                        max_length=64,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9](?:[a-z0-9-]{1,62}[a-z0-9])$",
                                "Use 3 to 64 small letters, digits and hyphens; begin and end with a letter or digit.",
                            )
                        ],
                    ),
                ),
                ("department", models.CharField(blank=True, max_length=40)),
                ("stage", models.CharField(blank=True, max_length=40)),
                ("is_local", models.BooleanField(default=True)),
                ("wordings", models.JSONField(blank=True, default=list)),
                ("wordings_before", models.JSONField(blank=True, default=list)),
                ("note", models.TextField(blank=True, max_length=1000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Waiting for an operator"),
                            ("accepted", "Accepted for a month's start"),
                            ("refused", "Refused"),
                            ("in_force", "In force"),
                        ],
                        default="proposed",
                        max_length=8,
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("takes_effect_on", models.DateField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="panel_proposals",
                        to="aiv.market",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="aiv.panel",
                    ),
                ),
                (
                    "proposed_by",
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
                "ordering": ["-proposed_at", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "accepted")),
                        fields=["takes_effect_on"],
                        name="proposals_to_put_in_force",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "accepted"])),
                        fields=("market", "slug"),
                        name="one_open_proposal_a_question",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["add", "reword", "remove"])),
                        name="panel_proposal_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "accepted", "refused", "in_force"])
                        ),
                        name="panel_proposal_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["accepted", "in_force"]), _negated=True),
                            ("takes_effect_on__isnull", False),
                            _connector="OR",
                        ),
                        name="accepted_proposal_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_force"), _negated=True),
                            ("panel__isnull", False),
                            _connector="OR",
                        ),
                        name="proposal_in_force_has_its_panel",
                    ),
                ],
            },
        ),
    ]
