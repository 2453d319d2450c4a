from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("aiv", "0017_asking")]

    operations = []
