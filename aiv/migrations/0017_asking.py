from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("aiv", "0016_shopper_questions")]

    operations = []
