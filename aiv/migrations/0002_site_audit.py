"""Add the audits of dealers' sites."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aiv", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SiteAudit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("host", models.CharField(max_length=253)),
                ("home_url", models.URLField(max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Waiting to start"),
                            ("running", "Running"),
                            ("finished", "Finished"),
                            ("failed", "Failed"),
                            ("cancelled", "Stopped"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("page_limit", models.PositiveSmallIntegerField()),
                (
                    "seed",
                    models.PositiveBigIntegerField(
                        help_text="Chooses the same vehicles every week."
                    ),
                ),
                (
                    "is_verified",
                    models.BooleanField(default=False, help_text="The domain was proved."),
                ),
                ("planned_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("lease_token", models.UUIDField(blank=True, null=True)),
                ("pages_done", models.PositiveIntegerField(default=0)),
                ("pages_planned", models.PositiveIntegerField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                ("end", models.CharField(blank=True, max_length=12)),
                ("score", models.FloatField(blank=True, null=True)),
                (
                    "coverage",
                    models.FloatField(blank=True, help_text="Weight measured, of 100.", null=True),
                ),
                ("caps", models.JSONField(blank=True, default=list)),
                ("method_version", models.CharField(blank=True, max_length=40)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="site_audits",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "started_by",
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
                "ordering": ["-planned_at", "id"],
                "indexes": [
                    models.Index(fields=["dealer", "-planned_at"], name="audits_of_a_dealer"),
                    models.Index(fields=["host", "-planned_at"], name="audits_of_a_host"),
                    models.Index(
                        condition=models.Q(("state__in", ["planned", "running"])),
                        fields=["planned_at"],
                        name="audit_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "running", "finished", "failed", "cancelled"])
                        ),
                        name="audit_state_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["planned", "running"])),
                        fields=("host",),
                        name="one_open_audit_a_host",
                    ),
                    models.CheckConstraint(
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
                        name="audit_has_a_lease_while_running",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("finished_at__isnull", True), ("state__in", ["planned", "running"])
                            ),
                            models.Q(
                                models.Q(("state__in", ["planned", "running"]), _negated=True),
                                ("finished_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="audit_has_an_end_once_it_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("page_limit__gte", 1)), name="audit_reads_a_page"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True),
                            models.Q(("score__gte", 0), ("score__lte", 100)),
                            _connector="OR",
                        ),
                        name="audit_score_is_of_a_hundred",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("coverage__isnull", True),
                            models.Q(("coverage__gte", 0), ("coverage__lte", 100)),
                            _connector="OR",
                        ),
                        name="audit_coverage_is_of_a_hundred",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditSurroundings",
            fields=[
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="surroundings",
                        serialize=False,
                        to="aiv.siteaudit",
                    ),
                ),
                ("packed", models.BinaryField()),
                (
                    "grid",
                    models.BinaryField(
                        blank=True, help_text="Which bots reach which pages.", null=True
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "audit surroundings",
            },
        ),
        migrations.CreateModel(
            name="AuditedPage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("url", models.CharField(max_length=2048)),
                ("url_hash", models.CharField(max_length=64)),
                ("page_class", models.CharField(max_length=20)),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("fault", models.CharField(blank=True, max_length=200)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("visible_words", models.PositiveIntegerField(blank=True, null=True)),
                ("n_bytes", models.PositiveBigIntegerField(blank=True, null=True)),
                ("click_depth", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("in_sitemap", models.BooleanField(default=False)),
                ("main_hash", models.CharField(blank=True, max_length=64)),
                ("packed", models.BinaryField(help_text="Everything read from the page, packed.")),
                ("fetched_at", models.DateTimeField()),
                ("first_seen_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pages",
                        to="aiv.siteaudit",
                    ),
                ),
            ],
            options={
                "ordering": ["audit", "fetched_at", "id"],
                "indexes": [
                    models.Index(
                        fields=["audit", "page_class", "url_hash"], name="pages_of_an_audit"
                    ),
                    models.Index(fields=["url_hash", "-fetched_at"], name="history_of_a_page"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("audit", "url_hash"), name="page_once_an_audit"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__isnull", False),
                            models.Q(("fault", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="page_has_a_status_or_a_fault",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("changed_at__isnull", True),
                            ("changed_at__gte", models.F("first_seen_at")),
                            _connector="OR",
                        ),
                        name="page_changed_after_it_was_seen",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("check_id", models.CharField(max_length=60)),
                ("rule_version", models.CharField(max_length=40)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("pass", "Passed"),
                            ("warn", "Could be better"),
                            ("fail", "Failed"),
                            ("not_applicable", "Does not apply"),
                            ("unmeasured", "Not measured"),
                            ("report", "For your information"),
                        ],
                        max_length=15,
                    ),
                ),
                ("reason", models.TextField(max_length=2000)),
                ("value", models.FloatField(blank=True, null=True)),
                ("n", models.PositiveIntegerField(blank=True, null=True)),
                ("proofs", models.JSONField(blank=True, default=list)),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="aiv.siteaudit",
                    ),
                ),
            ],
            options={
                "ordering": ["audit", "check_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("audit", "check_id"), name="result_once_a_check"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                ["pass", "warn", "fail", "not_applicable", "unmeasured", "report"],
                            )
                        ),
                        name="check_outcome_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DomainProof",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("host", models.CharField(max_length=253)),
                ("token", models.CharField(max_length=64)),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("file", "A file on the site"),
                            ("meta", "A tag in the home page"),
                            ("dns", "A TXT record"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="domain_proofs",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="domain_proofs",
                        to="accounts.organization",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dealer", "organization", "host"), name="proof_once_a_host"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("method", ""), ("method__in", ["file", "meta", "dns"]), _connector="OR"
                        ),
                        name="proof_method_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("expires_at__isnull", True), ("verified_at__isnull", True)),
                            models.Q(
                                ("expires_at__isnull", False),
                                ("verified_at__isnull", False),
                                models.Q(("method", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proof_says_how_and_until_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PageBody",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="body",
                        serialize=False,
                        to="aiv.auditedpage",
                    ),
                ),
                ("packed", models.BinaryField()),
                ("stored_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name_plural": "page bodies",
                "indexes": [models.Index(fields=["stored_at"], name="oldest_page_bodies")],
            },
        ),
    ]
