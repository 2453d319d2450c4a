"""Let scans be planned, claimed, retried, capped and scheduled."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("aiv", "0005_actions")]
    operations: ClassVar = []
