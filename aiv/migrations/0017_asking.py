from django.db import migrations, models


def begin_planned(apps, schema_editor):
    """Let scans of a state that is gone go on; none was ever left in it for long."""
    apps.get_model("aiv", "Scan").objects.filter(state="planned").update(state="running")


class Migration(migrations.Migration):
    dependencies = [("aiv", "0016_shopper_questions")]

    operations = [
        migrations.RunPython(begin_planned, migrations.RunPython.noop),
        migrations.DeleteModel(name="SchedulerLease"),
        migrations.RemoveConstraint(model_name="scan", name="scan_state_is_known"),
        migrations.RemoveIndex(model_name="scan", name="scans_under_way"),
        migrations.AddField(
            model_name="scan",
            name="confirmation_refusal",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="scanschedule",
            name="refusal_told_at",
            field=models.DateTimeField(
                blank=True, help_text="When its refusal was told by mail.", null=True
            ),
        ),
        migrations.AlterField(
            model_name="scan",
            name="state",
            field=models.CharField(
                choices=[
                    ("running", "Running"),
                    ("paused", "Paused"),
                    ("finished", "Finished"),
                    ("cancelled", "Cancelled"),
                ],
                default="finished",
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="scan",
            index=models.Index(
                condition=models.Q(("state__in", ["running", "paused"])),
                fields=["started_at"],
                name="scans_under_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["running", "paused", "finished", "cancelled"])),
                name="scan_state_is_known",
            ),
        ),
    ]
