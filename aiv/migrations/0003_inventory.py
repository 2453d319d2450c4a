"""Add inventory feeds and vehicles."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("aiv", "0002_site_audit")]
    operations: ClassVar = []
