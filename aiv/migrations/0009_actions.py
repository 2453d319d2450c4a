"""Add actions, their history, and when they were last drawn from what was measured."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aiv", "0008_dealer_limit_protects"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionReview",
            fields=[
                (
                    "dealer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="action_review",
                        serialize=False,
                        to="aiv.dealer",
                    ),
                ),
                ("reviewed_at", models.DateTimeField()),
                ("sources", models.JSONField(blank=True, default=list)),
            ],
            options={
                "ordering": ["dealer"],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(max_length=400)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("finding", "Site audit"),
                            ("lost_intent", "Lost question"),
                            ("wrong_fact", "Wrong fact"),
                            ("uncited_source", "Cited site"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("taken", "Taken"),
                            ("done", "Done"),
                            ("dismissed", "Dismissed"),
                            ("fixed", "Fixed since"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("change", models.TextField(max_length=2000)),
                ("target", models.TextField(blank=True)),
                (
                    "effort",
                    models.CharField(
                        choices=[("small", "Small"), ("medium", "Medium"), ("large", "Large")],
                        max_length=6,
                    ),
                ),
                ("effort_reason", models.CharField(blank=True, max_length=300)),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("documented", "Documented"),
                            ("tried", "Tried elsewhere"),
                            ("observed", "Seen together"),
                            ("reasoned", "Reasoned"),
                            ("no_effect", "No measured effect"),
                        ],
                        max_length=10,
                    ),
                ),
                ("size", models.FloatField()),
                ("size_words", models.TextField(max_length=1000)),
                ("priority", models.FloatField()),
                ("generator", models.CharField(blank=True, max_length=10)),
                ("evidence", models.JSONField(blank=True, default=list)),
                ("intents", models.JSONField(blank=True, default=list)),
                ("pages", models.JSONField(blank=True, default=list)),
                ("since", models.DateTimeField()),
                ("method_version", models.CharField(max_length=40)),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What was changed, or why not.", max_length=2000
                    ),
                ),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="aiv.market",
                    ),
                ),
                (
                    "owner",
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
                "ordering": ["-priority", "-size", "key"],
                "indexes": [
                    models.Index(
                        fields=["dealer", "state", "-priority", "-size"], name="actions_of_a_dealer"
                    ),
                    models.Index(fields=["dealer", "-found_at", "id"], name="actions_by_time"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dealer", "key"), name="action_once_a_dealer"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["finding", "lost_intent", "wrong_fact", "uncited_source"])
                        ),
                        name="action_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "taken", "done", "dismissed", "fixed"])
                        ),
                        name="action_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("effort__in", ["small", "medium", "large"])),
                        name="action_effort_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "grade__in",
                                ["documented", "tried", "observed", "reasoned", "no_effect"],
                            )
                        ),
                        name="action_grade_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 0), ("size__lte", 10)),
                        name="action_size_is_of_ten",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            ("done_at__isnull", False),
                            _connector="OR",
                        ),
                        name="done_action_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "fixed"), _negated=True),
                            ("gone_at__isnull", False),
                            _connector="OR",
                        ),
                        name="fixed_action_says_since_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dismissed"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="dismissed_action_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("what", models.CharField(max_length=20)),
                ("note", models.TextField(blank=True, max_length=2000)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="aiv.action",
                    ),
                ),
                (
                    "person",
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
                "ordering": ["-at", "-id"],
                "indexes": [
                    models.Index(fields=["action", "-at"], name="events_of_an_action"),
                ],
            },
        ),
    ]
