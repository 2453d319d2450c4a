import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_api_key"),
        ("aiv", "0011_leaderboards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Alert",
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
                            ("drop", "Named less often"),
                            ("rise", "Named more often"),
                            ("overtaken", "A rival overtakes"),
                            ("wrong_fact", "A wrong fact is stated"),
                            ("crawler", "A crawler is kept out"),
                            ("budget", "The budget runs out"),
                            ("engine", "An assistant itself moved"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Held: an assistant moved"),
                            ("waiting", "Waits for a second draw"),
                            ("confirmed", "Confirmed"),
                            ("not_confirmed", "Not confirmed"),
                            ("unconfirmed", "Could not be confirmed"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "week",
                    models.DateField(
                        blank=True, help_text="Its Monday, where it has a week.", null=True
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=120)),
                ("key", models.CharField(max_length=200)),
                ("title", models.CharField(max_length=300)),
                ("words", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("figures", models.JSONField(default=dict)),
                ("second", models.JSONField(blank=True, default=dict)),
                ("second_words", models.CharField(blank=True, max_length=300)),
                ("method_version", models.CharField(max_length=40)),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "dealer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alerts",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="aiv.market",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alerts",
                        to="accounts.organization",
                    ),
                ),
            ],
            options={
                "ordering": ["-found_at", "id"],
                "indexes": [
                    models.Index(fields=["dealer", "-found_at"], name="alerts_of_a_dealer"),
                    models.Index(
                        condition=models.Q(("state__in", ["held", "waiting"])),
                        fields=["found_at"],
                        name="alerts_to_decide",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("key",),
                        name="one_alert_of_a_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "drop",
                                    "rise",
                                    "overtaken",
                                    "wrong_fact",
                                    "crawler",
                                    "budget",
                                    "engine",
                                ],
                            )
                        ),
                        name="alert_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["held", "waiting", "confirmed", "not_confirmed", "unconfirmed"],
                            )
                        ),
                        name="alert_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dealer__isnull", True), ("kind", "budget")),
                            models.Q(
                                models.Q(("kind", "budget"), _negated=True),
                                ("dealer__isnull", False),
                                ("organization__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="alert_is_of_a_dealer_or_a_budget",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["held", "waiting"]),
                            ("decided_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_decided_alert_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["confirmed", "not_confirmed"]),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_untold_alert_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AlertDelivery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("lease_token", models.UUIDField(blank=True, null=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("page", "On the page"),
                            ("email", "By e-mail"),
                            ("slack", "In Slack"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("skipped", "Not wanted"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                (
                    "alert",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="aiv.alert",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alert_deliveries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "alert deliveries",
                "ordering": ["alert", "person", "channel"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "sending"])),
                        fields=["due_at"],
                        name="alert_deliveries_due",
                    ),
                    models.Index(
                        condition=models.Q(("channel", "page"), ("read_at__isnull", True)),
                        fields=["person"],
                        name="alerts_unread",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("alert", "person", "channel"), name="alert_told_once_a_channel"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "sending", "sent", "skipped", "failed"])
                        ),
                        name="alert_delivery_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel", "page"), ("state", "sent")),
                            models.Q(("channel", "email"), ("read_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="alert_is_read_on_the_page",
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
                        name="alert_delivery_has_a_lease_while_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AlertHours",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("time_zone", models.CharField(max_length=64)),
                ("begin", models.TimeField()),
                ("end", models.TimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alert_hours",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "alert hours",
                "ordering": ["person"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("begin", models.F("end")), _negated=True),
                        name="quiet_hours_leave_some_of_the_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AlertPreference",
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
                            ("drop", "Named less often"),
                            ("rise", "Named more often"),
                            ("overtaken", "A rival overtakes"),
                            ("wrong_fact", "A wrong fact is stated"),
                            ("crawler", "A crawler is kept out"),
                            ("budget", "The budget runs out"),
                            ("engine", "An assistant itself moved"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("page", "On the page"),
                            ("email", "By e-mail"),
                            ("slack", "In Slack"),
                        ],
                        max_length=5,
                    ),
                ),
                ("is_on", models.BooleanField()),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alert_preferences",
                        to="accounts.organization",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alert_preferences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["person", "organization", "kind", "channel"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("channel", "slack"),
                                ("organization__isnull", False),
                                ("person__isnull", True),
                            ),
                            models.Q(
                                models.Q(("channel", "slack"), _negated=True),
                                ("organization__isnull", True),
                                ("person__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="alert_preference_has_its_owner",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("person", "kind", "channel"),
                        name="alert_preference_once_a_person",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organization__isnull", False)),
                        fields=("organization", "kind", "channel"),
                        name="alert_preference_once_an_organization",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "drop",
                                    "rise",
                                    "overtaken",
                                    "wrong_fact",
                                    "crawler",
                                    "budget",
                                    "engine",
                                ],
                            )
                        ),
                        name="alert_preference_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["page", "email", "slack"])),
                        name="alert_preference_channel_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AlertWeek",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("week", models.DateField(help_text="Its Monday.")),
                (
                    "tested",
                    models.PositiveIntegerField(
                        help_text="Claimed dealers whose change could be tested."
                    ),
                ),
                (
                    "untested",
                    models.PositiveIntegerField(
                        help_text="Claimed dealers with too few dealers and earlier weeks to hold them against."
                    ),
                ),
                ("found", models.PositiveIntegerField()),
                ("evaluated_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alert_weeks",
                        to="aiv.market",
                    ),
                ),
            ],
            options={
                "ordering": ["-week", "market"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("market", "week"), name="alert_week_once_a_market"
                    ),
                ],
            },
        ),
    ]
