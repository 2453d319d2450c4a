"""Add questions of shoppers as suggestions for panels; name messages as shoppers' pages do."""

from __future__ import annotations

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("aiv", "0015_conversations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="QuestionReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=64)),
                ("method_version", models.CharField(blank=True, max_length=40)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("chats", models.PositiveIntegerField(default=0)),
                ("questions", models.PositiveIntegerField(default=0)),
                ("rare", models.PositiveIntegerField(default=0)),
                ("is_whole", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["dealer"],
            },
        ),
        migrations.CreateModel(
            name="QuestionSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "ordering": ["question", "id"],
            },
        ),
        migrations.CreateModel(
            name="ShopperQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(max_length=600)),
                ("wording", models.CharField(max_length=400)),
                ("language", models.CharField(default="en", max_length=5)),
                ("department", models.CharField(max_length=40)),
                ("stage", models.CharField(max_length=40)),
                ("first_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To decide"),
                            ("proposed", "Proposed for the panel"),
                            ("dismissed", "Dismissed"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["dealer", "-last_at"],
            },
        ),
        migrations.AddField(
            model_name="shopperchat",
            name="learn_version",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="shopperchat",
            name="learn_words",
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AddIndex(
            model_name="shopperchat",
            index=models.Index(
                condition=models.Q(("learn_version__gt", 0), ("state", "ended")),
                fields=["dealer", "ended_at"],
                name="chats_that_may_suggest",
            ),
        ),
        migrations.AddConstraint(
            model_name="shopperchat",
            constraint=models.CheckConstraint(
                condition=models.Q(("learn_version", 0), ("may_learn", True), _connector="OR"),
                name="only_ticked_words_have_a_version",
            ),
        ),
        migrations.AddField(
            model_name="questionreading",
            name="dealer",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="question_reading",
                to="aiv.dealer",
            ),
        ),
        migrations.AddField(
            model_name="questionsource",
            name="chat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="question_sources",
                to="aiv.shopperchat",
            ),
        ),
        migrations.AddField(
            model_name="shopperquestion",
            name="dealer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shopper_questions",
                to="aiv.dealer",
            ),
        ),
        migrations.AddField(
            model_name="shopperquestion",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="shopperquestion",
            name="proposal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="shopper_questions",
                to="aiv.panelproposal",
            ),
        ),
        migrations.AddField(
            model_name="questionsource",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sources",
                to="aiv.shopperquestion",
            ),
        ),
        migrations.AddConstraint(
            model_name="shopperquestion",
            constraint=models.UniqueConstraint(
                fields=("dealer", "key"), name="shopper_question_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="shopperquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "proposed", "dismissed"])),
                name="shopper_question_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="shopperquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True), ("decided_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="decided_question_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="shopperquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_at__gte", models.F("first_at"))),
                name="question_is_asked_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="questionsource",
            constraint=models.UniqueConstraint(
                fields=("question", "chat"), name="chat_counts_once_a_question"
            ),
        ),
        migrations.AddField(
            model_name="shoppermessage",
            name="client_id",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="shoppermessage",
            name="offers_person",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="shoppermessage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("client_id__isnull", False)),
                fields=("chat", "client_id"),
                name="message_once_a_client_id",
            ),
        ),
        migrations.AddConstraint(
            model_name="shoppermessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("author", "shopper"), ("client_id__isnull", True), _connector="OR"
                ),
                name="only_pages_of_shoppers_name_messages",
            ),
        ),
    ]
