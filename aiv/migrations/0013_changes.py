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
        migrations.AddConstraint(
            model_name="factreading",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddIndex(
            model_name="statedfact",
            index=models.Index(
                fields=["reading", "is_right", "field"], name="stated_facts_of_a_reading"
            ),
        ),
        migrations.AddConstraint(
            model_name="statedfact",
            constraint=models.UniqueConstraint(
                fields=("reading", "answer", "field", "start"), name="stated_fact_once_a_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="statedfact",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("end"))),
                name="stated_fact_span_is_not_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="statedfact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("field__in", ["phone", "address", "website", "hours", "makes", "vehicles"])
                ),
                name="stated_field_is_known",
            ),
        ),
    ]
