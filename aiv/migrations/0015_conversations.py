from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("aiv", "0014_widget")]

    operations = []
