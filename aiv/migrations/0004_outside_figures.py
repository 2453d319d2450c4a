"""Add reviews, experiments and first-party signals."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("aiv", "0003_inventory")]
    operations: ClassVar = []
