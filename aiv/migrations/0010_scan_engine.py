from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("aiv", "0009_actions")]
    operations = [
        migrations.AddField(
            model_name="probe",
            name="attempts_before",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
