"""Add provider keys, prices and accepted terms."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("aiv", "0006_scans")]
    operations: ClassVar = []
