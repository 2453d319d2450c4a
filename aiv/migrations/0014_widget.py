"""Add the chat widget, the chats of shoppers and their leads."""

from __future__ import annotations

import uuid
from typing import ClassVar

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("aiv", "0013_changes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ShopperChat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("secret_digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("origin", models.CharField(max_length=300)),
                ("language", models.CharField(default="en", max_length=5)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("assistant", "Answered automatically"),
                            ("waiting", "Waiting for a person"),
                            ("person", "With a person"),
                            ("ended", "Ended"),
                        ],
                        default="assistant",
                        max_length=9,
                    ),
                ),
                ("consented_at", models.DateTimeField()),
                ("consent_words", models.CharField(max_length=600)),
                ("may_learn", models.BooleanField(default=False)),
                (
                    "opened_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("last_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("waiting_since", models.DateTimeField(blank=True, null=True)),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("end_reason", models.CharField(blank=True, max_length=200)),
                ("seq", models.PositiveIntegerField(default=0)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shopper_chats",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "taken_by",
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
                "ordering": ["-last_at"],
                "indexes": [
                    models.Index(fields=["dealer", "-last_at"], name="chats_of_a_dealer"),
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["dealer", "waiting_since"],
                        name="chats_that_wait",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["assistant", "waiting", "person", "ended"])
                        ),
                        name="chat_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("state", "ended")),
                            models.Q(
                                models.Q(("state", "ended"), _negated=True),
                                ("ended_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="ended_chat_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "waiting"), _negated=True),
                            ("waiting_since__isnull", False),
                            _connector="OR",
                        ),
                        name="waiting_chat_says_since_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "person"), _negated=True),
                            ("taken_at__isnull", False),
                            _connector="OR",
                        ),
                        name="taken_chat_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_at__gte", models.F("opened_at"))),
                        name="chat_goes_on_after_it_opened",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("wish", models.CharField(blank=True, max_length=1000)),
                ("vin", models.CharField(blank=True, max_length=32)),
                ("may_text", models.BooleanField(default=False)),
                ("text_consent_words", models.CharField(blank=True, max_length=600)),
                ("consented_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leads",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "chat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="leads",
                        to="aiv.shopperchat",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "indexes": [
                    models.Index(fields=["dealer", "-created_at"], name="leads_of_a_dealer"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("email", ""), _negated=True),
                            models.Q(("phone", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="lead_can_be_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("may_text", False),
                            models.Q(("text_consent_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="consent_to_texts_keeps_its_words",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("chat__isnull", False)),
                        fields=("chat",),
                        name="one_lead_a_chat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShopperMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                (
                    "author",
                    models.CharField(
                        choices=[
                            ("shopper", "Shopper"),
                            ("assistant", "Automated assistant"),
                            ("person", "Staff"),
                        ],
                        max_length=9,
                    ),
                ),
                ("text", models.CharField(max_length=2000)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("topic", models.CharField(blank=True, max_length=20)),
                ("is_answered", models.BooleanField(blank=True, null=True)),
                (
                    "chat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="aiv.shopperchat",
                    ),
                ),
                (
                    "written_by",
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
                "ordering": ["chat", "seq"],
                "indexes": [
                    models.Index(fields=["chat", "author"], name="messages_by_author"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("chat", "seq"), name="message_once_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("author__in", ["shopper", "assistant", "person"])),
                        name="message_author_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("author", "assistant"), ("is_answered__isnull", True), _connector="OR"
                        ),
                        name="only_automated_replies_are_judged",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Widget",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        editable=False,
                        max_length=40,
                        unique=True,
                    ),
                ),
                ("is_on", models.BooleanField(default=False)),
                ("greeting", models.CharField(blank=True, max_length=200)),
                (
                    "color",
                    models.CharField(
                        default="#0b5f66",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-f]{6}$", "Write a colour such as #0b5f66."
                            )
                        ],
                    ),
                ),
                (
                    "position",
                    models.CharField(
                        choices=[
                            ("end", "At the end of the line (right in English)"),
                            ("start", "At the start of the line (left in English)"),
                        ],
                        default="end",
                        max_length=5,
                    ),
                ),
                ("languages", models.JSONField(blank=True, default=list)),
                ("adf_recipients", models.JSONField(blank=True, default=list)),
                ("mail_recipients", models.JSONField(blank=True, default=list)),
                (
                    "retention_days",
                    models.PositiveSmallIntegerField(
                        default=90,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(730),
                        ],
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "dealer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="widget",
                        to="aiv.dealer",
                    ),
                ),
            ],
            options={
                "ordering": ["dealer"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("position__in", ["end", "start"])),
                        name="widget_position_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("retention_days__gte", 1), ("retention_days__lte", 730)
                        ),
                        name="widget_keeps_chats_for_a_while",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="shopperchat",
            name="widget",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="chats", to="aiv.widget"
            ),
        ),
        migrations.CreateModel(
            name="RefusedOrigin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("origin", models.CharField(blank=True, max_length=300)),
                ("day", models.DateField()),
                ("times", models.PositiveIntegerField(default=0)),
                (
                    "widget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refused_origins",
                        to="aiv.widget",
                    ),
                ),
            ],
            options={
                "ordering": ["widget", "-day", "-times", "origin"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("widget", "origin", "day"), name="refused_origin_once_a_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WidgetOrigin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("origin", models.CharField(max_length=300)),
                (
                    "widget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="origins",
                        to="aiv.widget",
                    ),
                ),
            ],
            options={
                "ordering": ["widget", "origin"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("widget", "origin"), name="origin_once_a_widget"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WidgetTicket",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("origin", models.CharField(max_length=300)),
                ("expires_at", models.DateTimeField(db_index=True)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "widget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tickets",
                        to="aiv.widget",
                    ),
                ),
            ],
            options={
                "ordering": ["-expires_at"],
            },
        ),
        migrations.CreateModel(
            name="LeadMail",
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
                    "kind",
                    models.CharField(choices=[("adf", "ADF/XML"), ("html", "HTML")], max_length=4),
                ),
                ("recipient", models.EmailField(max_length=254)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("running", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Failed"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="aiv.lead",
                    ),
                ),
            ],
            options={
                "ordering": ["lead", "kind", "recipient"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["planned", "running"])),
                        fields=["due_at"],
                        name="lead_mails_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("lead", "kind", "recipient"), name="lead_mail_once_a_recipient"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["adf", "html"])),
                        name="lead_mail_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "running", "sent", "failed"])),
                        name="lead_mail_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=200)),
                ("answer", models.CharField(max_length=800)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "dealer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_answers",
                        to="aiv.dealer",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["dealer", "question"],
                "constraints": [
                    models.UniqueConstraint(fields=("dealer", "question"), name="own_question_once")
                ],
            },
        ),
    ]
