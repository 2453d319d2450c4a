"""Keep a dealer that somebody is limited to: without the limit they would see all others."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("aiv", "0007_provider_keys")]
    operations: ClassVar = [
        migrations.AlterField(
            model_name="dealerlimit",
            name="dealer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="aiv.dealer"
            ),
        ),
    ]
