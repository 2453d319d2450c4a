"""Add the audits of dealers' sites."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("aiv", "0001_initial")]
    operations: ClassVar = []
