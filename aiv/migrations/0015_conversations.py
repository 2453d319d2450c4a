"""Add what a dealer's people asked about its figures, and what they were told."""

from __future__ import annotations

import uuid
from typing import ClassVar

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("aiv", "0014_widget"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Conversation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "opened_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("seq", models.PositiveIntegerField(default=0)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversations",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dealer", "person"), name="one_conversation_a_person_and_dealer"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("question", models.CharField(max_length=500)),
                ("topic", models.CharField(max_length=12)),
                ("named", models.JSONField(blank=True, default=dict)),
                ("reply", models.JSONField(default=dict)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turns",
                        to="aiv.conversation",
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="aiv.market",
                    ),
                ),
            ],
            options={
                "ordering": ["conversation", "seq"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conversation", "seq"), name="turn_once_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "topic__in",
                                [
                                    "term",
                                    "worked",
                                    "change",
                                    "rank",
                                    "rivals",
                                    "actions",
                                    "answers",
                                    "facts",
                                    "money",
                                    "reviews",
                                    "inventory",
                                    "sources",
                                    "site",
                                    "alerts",
                                    "freshness",
                                    "method",
                                    "visibility",
                                    "greeting",
                                    "unknown",
                                ],
                            )
                        ),
                        name="turn_topic_is_known",
                    ),
                ],
            },
        ),
    ]
