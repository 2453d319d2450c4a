"""Read how long assistants took to answer lately, so that nobody has to guess a scan's time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from aiv.models import Answer

LATELY: Final = timedelta(days=28)
ENOUGH: Final = 5
NEWEST: Final = 50


def seconds(assistants: Collection[UUID], *, now: datetime) -> dict[UUID, float]:
    """Give the median seconds of the newest answers; one without enough of them is left out."""
    asked = Answer.objects.filter(
        assistant__in=assistants,
        asked_at__gt=now - LATELY,
        latency_ms__isnull=False,
        is_demo=False,
    )
    nth = Window(RowNumber(), partition_by=F("assistant"), order_by=F("asked_at").desc())
    newest = asked.order_by().annotate(nth=nth).filter(nth__lte=NEWEST)
    found: dict[UUID, list[int]] = defaultdict(list)
    for assistant, latency_ms in newest.values_list("assistant", "latency_ms"):
        found[assistant].append(latency_ms or 0)
    return {pk: median(ms) / 1000 for pk, ms in found.items() if len(ms) >= ENOUGH}
