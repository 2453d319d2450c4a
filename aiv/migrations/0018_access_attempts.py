from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("aiv", "0017_asking")]

    operations = [
        migrations.AddField(
            model_name="accesslog",
            name="attempts",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
