import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("aiv", "0009_actions")]
    operations = [
        migrations.AddField(
            model_name="probe",
            name="attempts_before",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="scan",
            name="confirms",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="confirmation",
                to="aiv.scan",
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("period_start__isnull", False), ("schedule__isnull", True)),
                fields=("panel", "period_start"),
                name="one_scan_a_panel_and_period",
            ),
        ),
        migrations.AddField(
            model_name="scanschedule",
            name="is_adaptive",
            field=models.BooleanField(
                default=True,
                help_text="After four weeks, more trials where they tell most; their number stays.",
            ),
        ),
        migrations.AddField(
            model_name="scanschedule",
            name="asks_canary",
            field=models.BooleanField(
                default=True,
                help_text="Ask each assistant twelve questions no dealer can influence, once a week.",
            ),
        ),
        migrations.AddField(
            model_name="scanschedule",
            name="asks_facts",
            field=models.BooleanField(
                default=False, help_text="Ask for the facts of each claimed dealer, once a week."
            ),
        ),
        migrations.AddField(
            model_name="scanschedule",
            name="confirms_changes",
            field=models.BooleanField(
                default=False,
                help_text="When a claimed dealer seems to have changed, ask again and decide on that.",
            ),
        ),
        migrations.CreateModel(
            name="ModelNotice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("provider", models.CharField(max_length=20)),
                ("model", models.CharField(max_length=120)),
                ("ends", models.DateField()),
                (
                    "period",
                    models.CharField(
                        choices=[
                            ("soon", "Within 45 days"),
                            ("near", "Within 14 days"),
                            ("ended", "Ended"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
            ],
            options={
                "ordering": ["-sent_at", "model"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("provider", "model", "ends", "period"),
                        name="model_notice_once_a_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__in", ["soon", "near", "ended"])),
                        name="model_notice_period_is_known",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="model_served",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.RemoveConstraint(model_name="evidence", name="evidence_once_a_series"),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                fields=("score_input", "assistant", "surface", "model_served"),
                name="evidence_once_a_series",
            ),
        ),
        migrations.RemoveIndex(model_name="answer", name="answers_of_a_market"),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(
                fields=["market", "-asked_at", "id"],
                include=["assistant", "intent", "status", "surface", "model_served"],
                name="answers_of_a_market",
            ),
        ),
    ]
