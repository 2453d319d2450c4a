"""Add provider keys and accepted terms."""

from __future__ import annotations

import uuid
from typing import ClassVar

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("aiv", "0006_scans"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="AcceptedTerms",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("provider", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=160)),
                ("url", models.URLField(max_length=300)),
                (
                    "accepted_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "accepted terms",
                "ordering": ["provider", "-accepted_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("provider",),
                        name="terms_accepted_once_a_provider",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("provider", models.CharField(max_length=20)),
                ("sealed", models.TextField(editable=False)),
                ("sealed_with", models.CharField(editable=False, max_length=16)),
                ("last_four", models.CharField(blank=True, editable=False, max_length=4)),
                (
                    "entered_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("tested_at", models.DateTimeField(blank=True, null=True)),
                ("is_accepted", models.BooleanField(blank=True, null=True)),
                ("verdict", models.CharField(blank=True, max_length=500)),
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
            ],
            options={
                "ordering": ["provider", "-entered_at"],
                "indexes": [models.Index(fields=["sealed_with"], name="keys_by_secret")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("forgotten_at__isnull", True)),
                        fields=("provider",),
                        name="one_key_in_use_a_provider",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten_at__isnull", True), ("sealed", ""), _connector="OR"
                        ),
                        name="a_forgotten_key_is_gone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tested_at__isnull", False),
                            models.Q(("is_accepted__isnull", True), ("verdict", "")),
                            _connector="OR",
                        ),
                        name="a_verdict_has_its_time",
                    ),
                ],
            },
        ),
    ]
