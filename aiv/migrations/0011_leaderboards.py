from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("aiv", "0010_scan_engine")]
    operations = []
