"""Let scans be planned, claimed, retried, capped and scheduled."""

from __future__ import annotations

import uuid
from typing import ClassVar

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def take_back(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Give calls the states that were known before, so that the migration can be undone."""
    probes = apps.get_model("aiv", "Probe").objects.using(editor.connection.alias)
    probes.filter(state="asked").update(state="planned", lease_until=None, lease_token=None)
    probes.filter(state__in=["exhausted", "skipped"]).update(state="failed")


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("aiv", "0005_actions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="MonthlySpending",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.DateField(help_text="Its first day, in UTC.")),
                ("spent_micros", models.BigIntegerField(default=0)),
                ("reserved_micros", models.BigIntegerField(default=0)),
            ],
            options={
                "ordering": ["-month", "organization"],
            },
        ),
        migrations.CreateModel(
            name="ProviderBreaker",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("provider", models.CharField(max_length=20)),
                ("key_mark", models.CharField(blank=True, max_length=16)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("trips", models.PositiveSmallIntegerField(default=0)),
                ("open_until", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["provider", "key_mark"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("provider", "key_mark"), name="breaker_once_a_key"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("open_until__isnull", True), ("trips__gte", 1), _connector="OR"
                        ),
                        name="open_breaker_has_tripped",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderPace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("provider", models.CharField(max_length=20, unique=True)),
                ("per_minute", models.PositiveIntegerField(blank=True, null=True)),
                ("in_flight", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "ordering": ["provider"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("per_minute__isnull", True), ("per_minute__gte", 1), _connector="OR"
                        ),
                        name="pace_allows_a_call_a_minute",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_flight__isnull", True), ("in_flight__gte", 1), _connector="OR"
                        ),
                        name="pace_allows_a_call_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScanSchedule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("is_on", models.BooleanField(default=True)),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Monday"),
                            (1, "Tuesday"),
                            (2, "Wednesday"),
                            (3, "Thursday"),
                            (4, "Friday"),
                            (5, "Saturday"),
                            (6, "Sunday"),
                        ],
                        default=0,
                    ),
                ),
                (
                    "hour",
                    models.PositiveSmallIntegerField(
                        default=6, validators=[django.core.validators.MaxValueValidator(23)]
                    ),
                ),
                (
                    "trials",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                    ),
                ),
                (
                    "spread_hours",
                    models.PositiveSmallIntegerField(
                        default=120,
                        help_text="The calls are spread over this many hours, in a random order.",
                        validators=[django.core.validators.MaxValueValidator(160)],
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("refusal", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["market"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weekday__lte", 6)), name="schedule_weekday_exists"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hour__lte", 23)), name="schedule_hour_exists"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("trials__gte", 1), ("trials__lte", 20)),
                        name="schedule_trials_are_few",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("spread_hours__lte", 160)),
                        name="schedule_ends_within_its_week",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchedulerLease",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("holder", models.UUIDField()),
                ("until", models.DateTimeField()),
                ("beat_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="SpendCap",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "micros",
                    models.BigIntegerField(verbose_name="monthly cap in millionths of a dollar"),
                ),
            ],
            options={
                "ordering": ["organization"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="probe",
            name="probe_has_a_lease_while_claimed",
        ),
        migrations.RemoveConstraint(
            model_name="probe",
            name="probe_state_is_known",
        ),
        migrations.RemoveIndex(
            model_name="probe",
            name="probe_due",
        ),
        migrations.AddField(
            model_name="probe",
            name="asked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="probe",
            name="cost_micros",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="probe",
            name="failure_kind",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="probe",
            name="place",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="probe",
            name="reserved_micros",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="probe",
            name="unknown_outcomes",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="scan",
            name="expected_high_micros",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="scan",
            name="expected_low_micros",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="scan",
            name="organization",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="scan",
            name="period_start",
            field=models.DateField(blank=True, help_text="In the market's own zone.", null=True),
        ),
        migrations.AddField(
            model_name="scan",
            name="reason",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="scan",
            name="seed",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="scan",
            name="spend_month",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="scan",
            name="state",
            field=models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("running", "Running"),
                    ("paused", "Paused"),
                    ("finished", "Finished"),
                    ("cancelled", "Cancelled"),
                ],
                default="finished",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="scan",
            name="told_at",
            field=models.DateTimeField(
                blank=True, help_text="When pages were last told.", null=True
            ),
        ),
        migrations.AddField(
            model_name="scan",
            name="trials",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="probe",
            name="state",
            field=models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("claimed", "Claimed"),
                    ("asked", "Asked"),
                    ("answered", "Answered"),
                    ("failed", "Failed"),
                    ("exhausted", "Given up"),
                    ("skipped", "Skipped"),
                ],
                default="planned",
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="probe",
            index=models.Index(
                condition=models.Q(("state__in", ["planned", "claimed", "asked"])),
                fields=["due_at"],
                name="probe_due",
            ),
        ),
        migrations.AddIndex(
            model_name="probe",
            index=models.Index(
                condition=models.Q(("state__in", ["claimed", "asked"])),
                fields=["lease_until"],
                name="probe_leases",
            ),
        ),
        migrations.AddConstraint(
            model_name="probe",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("lease_token__isnull", False),
                        ("lease_until__isnull", False),
                        ("state__in", ["claimed", "asked"]),
                    ),
                    models.Q(
                        models.Q(("state__in", ["claimed", "asked"]), _negated=True),
                        ("lease_token__isnull", True),
                        ("lease_until__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="probe_has_a_lease_while_claimed",
            ),
        ),
        migrations.AddConstraint(
            model_name="probe",
            constraint=models.CheckConstraint(
                condition=models.Q(("cost_micros__gte", 0), ("reserved_micros__gte", 0)),
                name="probe_money_is_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="probe",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["failed", "exhausted", "skipped"]), _negated=True),
                    models.Q(("failure_kind", ""), _negated=True),
                    _connector="OR",
                ),
                name="probe_says_why_it_has_no_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="probe",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "planned",
                            "claimed",
                            "asked",
                            "answered",
                            "failed",
                            "exhausted",
                            "skipped",
                        ],
                    )
                ),
                name="probe_state_is_known",
            ),
        ),
        migrations.AddField(
            model_name="monthlyspending",
            name="organization",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="spendings",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="scanschedule",
            name="market",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="scan_schedule",
                to="aiv.market",
            ),
        ),
        migrations.AddField(
            model_name="scanschedule",
            name="organization",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="scan",
            name="schedule",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="scans",
                to="aiv.scanschedule",
            ),
        ),
        migrations.AddIndex(
            model_name="scan",
            index=models.Index(
                condition=models.Q(("state__in", ["planned", "running", "paused"])),
                fields=["started_at"],
                name="scans_under_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.UniqueConstraint(
                fields=("schedule", "period_start"), name="one_scan_a_schedule_and_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["planned", "running", "paused", "finished", "cancelled"])
                ),
                name="scan_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin", "asked"), ("state", "finished"), _connector="OR"),
                name="only_asked_scans_have_a_course",
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("schedule__isnull", True), ("period_start__isnull", False), _connector="OR"
                ),
                name="scheduled_scan_has_a_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("expected_high_micros__isnull", True),
                        ("expected_low_micros__isnull", True),
                    ),
                    models.Q(
                        ("expected_high_micros__gte", models.F("expected_low_micros")),
                        ("expected_low_micros__gte", 0),
                    ),
                    _connector="OR",
                ),
                name="scan_expects_an_ordered_cost",
            ),
        ),
        migrations.AddField(
            model_name="spendcap",
            name="organization",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="spend_cap",
                to="accounts.organization",
            ),
        ),
        migrations.AddConstraint(
            model_name="monthlyspending",
            constraint=models.UniqueConstraint(
                fields=("organization", "month"), name="one_line_an_organization_and_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="monthlyspending",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organization__isnull", True)),
                fields=("month",),
                name="one_line_of_the_installation_and_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="monthlyspending",
            constraint=models.CheckConstraint(
                condition=models.Q(("reserved_micros__gte", 0), ("spent_micros__gte", 0)),
                name="spending_is_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="spendcap",
            constraint=models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(("organization__isnull", True)),
                name="one_cap_of_the_installation",
            ),
        ),
        migrations.AddConstraint(
            model_name="spendcap",
            constraint=models.CheckConstraint(
                condition=models.Q(("micros__gte", 0)), name="cap_is_not_negative"
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, take_back),
    ]
