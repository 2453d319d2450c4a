from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("aiv", "0008_dealer_limit_protects")]
    operations = []
