"""Add actions on what was found."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("aiv", "0004_outside_figures")]
    operations: ClassVar = []
