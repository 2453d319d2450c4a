"""Add inventory feeds, their imports, the vehicles they list and how far the site agrees."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aiv", "0002_site_audit"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="InventoryImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Waiting to start"),
                            ("running", "Running"),
                            ("finished", "Finished"),
                            ("failed", "Failed"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("content_hash", models.CharField(max_length=64)),
                ("n_bytes", models.PositiveIntegerField()),
                ("planned_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("lease_token", models.UUIDField(blank=True, null=True)),
                ("rows_total", models.PositiveIntegerField(blank=True, null=True)),
                ("rows_done", models.PositiveIntegerField(default=0)),
                ("rows_lost", models.PositiveIntegerField(default=0)),
                ("cells_unread", models.PositiveIntegerField(default=0)),
                ("added", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("gone", models.PositiveIntegerField(default=0)),
                (
                    "is_repeat",
                    models.BooleanField(default=False, help_text="The file held nothing new."),
                ),
                ("columns", models.JSONField(blank=True, default=dict)),
                ("faults", models.JSONField(blank=True, default=list)),
                ("failure", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-planned_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "running", "finished", "failed"])
                        ),
                        name="inventory_import_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InventoryFeed",
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
                            ("upload", "Uploaded file"),
                            ("url", "Address that is read every day"),
                        ],
                        default="upload",
                        max_length=6,
                    ),
                ),
                ("url", models.CharField(blank=True, max_length=2048)),
                ("connected_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("stated_at", models.DateTimeField(blank=True, null=True)),
                ("content_hash", models.CharField(blank=True, max_length=64)),
                ("next_read_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                (
                    "connected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dealer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inventory_feed",
                        to="aiv.dealer",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("kind", "url")),
                        fields=["next_read_at"],
                        name="feeds_to_read_next",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["upload", "url"])),
                        name="feed_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "url"), models.Q(("url", ""), _negated=True)),
                            models.Q(("kind", "upload"), ("url", "")),
                            _connector="OR",
                        ),
                        name="feed_has_an_address_when_read_from_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InventoryComparison",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("compared_at", models.DateTimeField()),
                ("feed_at", models.DateTimeField()),
                ("site_at", models.DateTimeField()),
                ("judged", models.PositiveIntegerField()),
                ("agreed", models.PositiveIntegerField()),
                ("population", models.PositiveIntegerField()),
                ("is_census", models.BooleanField()),
                ("counts", models.JSONField(default=dict)),
                ("differences", models.JSONField(default=list)),
                ("duplicates", models.JSONField(default=dict)),
                ("claims_checked", models.PositiveIntegerField(default=0)),
                ("claims_correct", models.PositiveIntegerField(default=0)),
                ("claims", models.JSONField(default=list)),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="aiv.siteaudit",
                    ),
                ),
                (
                    "feed",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comparison",
                        to="aiv.inventoryfeed",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed__lte", models.F("judged")),
                            ("judged__lte", models.F("population")),
                        ),
                        name="comparison_counts_are_parts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("claims_correct__lte", models.F("claims_checked"))),
                        name="comparison_claims_are_parts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InventoryFile",
            fields=[
                (
                    "inventory_import",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="file",
                        serialize=False,
                        to="aiv.inventoryimport",
                    ),
                ),
                ("packed", models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name="inventoryimport",
            name="feed",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="imports",
                to="aiv.inventoryfeed",
            ),
        ),
        migrations.AddField(
            model_name="inventoryimport",
            name="started_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="InventoryVehicle",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("vin", models.CharField(max_length=32)),
                ("stock_number", models.CharField(blank=True, max_length=200)),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("make", models.CharField(blank=True, max_length=200)),
                ("model", models.CharField(blank=True, max_length=200)),
                ("trim", models.CharField(blank=True, max_length=200)),
                ("body", models.CharField(blank=True, max_length=200)),
                ("color", models.CharField(blank=True, max_length=200)),
                (
                    "condition",
                    models.CharField(
                        blank=True,
                        choices=[("new", "New"), ("used", "Used"), ("certified", "Certified")],
                        max_length=9,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_stock", "In stock"),
                            ("in_transit", "In transit"),
                            ("in_production", "In production"),
                            ("sold", "Sold"),
                        ],
                        max_length=13,
                    ),
                ),
                (
                    "price",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True),
                ),
                (
                    "msrp",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True),
                ),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("mileage", models.PositiveIntegerField(blank=True, null=True)),
                ("mileage_unit", models.CharField(blank=True, max_length=2)),
                ("url", models.CharField(blank=True, max_length=2048)),
                ("images", models.JSONField(blank=True, default=list)),
                ("in_stock_since", models.DateField(blank=True, null=True)),
                ("store_code", models.CharField(blank=True, max_length=200)),
                (
                    "row",
                    models.PositiveIntegerField(
                        help_text="The row of the file it was read from last."
                    ),
                ),
                ("vin_fault", models.CharField(blank=True, max_length=200)),
                ("is_vin_excused", models.BooleanField(default=False)),
                ("digest", models.CharField(max_length=64)),
                ("is_current", models.BooleanField(default=True)),
                ("first_seen_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "feed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vehicles",
                        to="aiv.inventoryfeed",
                    ),
                ),
                (
                    "last_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="vehicles",
                        to="aiv.inventoryimport",
                    ),
                ),
            ],
            options={
                "ordering": ["feed", "vin"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_current", True)),
                        fields=["feed", "make", "model", "-year", "vin"],
                        name="vehicles_on_offer",
                    ),
                    models.Index(fields=["feed", "last_import"], name="vehicles_of_an_import"),
                    models.Index(
                        condition=models.Q(
                            ("is_current", True), models.Q(("vin_fault", ""), _negated=True)
                        ),
                        fields=["feed", "vin"],
                        name="vehicles_with_a_wrong_number",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("feed", "vin"), name="vehicle_once_a_feed"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("condition", ""),
                            ("condition__in", ["new", "used", "certified"]),
                            _connector="OR",
                        ),
                        name="vehicle_condition_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", ""),
                            ("status__in", ["in_stock", "in_transit", "in_production", "sold"]),
                            _connector="OR",
                        ),
                        name="vehicle_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gone_at__isnull", True), ("is_current", True)),
                            models.Q(("gone_at__isnull", False), ("is_current", False)),
                            _connector="OR",
                        ),
                        name="vehicle_is_current_or_gone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("price__isnull", True), ("price__gt", 0), _connector="OR"
                        ),
                        name="vehicle_price_is_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("changed_at__gte", models.F("first_seen_at"))),
                        name="vehicle_changed_after_it_was_seen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("vin", ""), _negated=True), name="vehicle_has_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_vin_excused", False),
                            models.Q(("vin_fault", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="vehicle_is_excused_of_a_fault",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="inventoryimport",
            index=models.Index(fields=["feed", "-planned_at"], name="imports_of_a_feed"),
        ),
        migrations.AddIndex(
            model_name="inventoryimport",
            index=models.Index(
                condition=models.Q(("state__in", ["planned", "running"])),
                fields=["planned_at"],
                name="inventory_import_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="inventoryimport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["planned", "running"])),
                fields=("feed",),
                name="one_open_import_a_feed",
            ),
        ),
        migrations.AddConstraint(
            model_name="inventoryimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("lease_token__isnull", False),
                        ("lease_until__isnull", False),
                        ("state", "running"),
                    ),
                    models.Q(
                        models.Q(("state", "running"), _negated=True),
                        ("lease_token__isnull", True),
                        ("lease_until__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="inventory_import_has_a_lease_while_running",
            ),
        ),
        migrations.AddConstraint(
            model_name="inventoryimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at__isnull", True), ("state__in", ["planned", "running"])),
                    models.Q(
                        models.Q(("state__in", ["planned", "running"]), _negated=True),
                        ("finished_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="inventory_import_has_an_end_once_it_ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="inventoryimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "failed"), models.Q(("failure", ""), _negated=True)),
                    models.Q(models.Q(("state", "failed"), _negated=True), ("failure", "")),
                    _connector="OR",
                ),
                name="inventory_import_says_why_it_failed",
            ),
        ),
    ]
