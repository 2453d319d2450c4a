"""Read how long assistants took to answer lately, so that nobody has to guess a scan's time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from aiv.models import Answer, Assistant

LATELY: Final = timedelta(days=28)
ENOUGH: Final = 5
NEWEST: Final = 50


def seconds(assistants: Collection[UUID], *, now: datetime) -> dict[UUID, float]:
    """Give the median seconds of the newest answers; one without enough of them is left out.

    Two queries that read some fifty rows an assistant, however many answers are stored.
    """
    timed = Answer.objects.filter(
        latency_ms__isnull=False, is_demo=False, asked_at__gt=now - LATELY
    ).order_by("-asked_at")
    since = _since(timed, assistants)
    if not since:
        return {}
    newest = Q(pk__in=[])
    for pk, from_at in since.items():
        newest |= Q(assistant=pk, asked_at__gte=from_at)
    found: dict[UUID, list[int]] = defaultdict(list)
    for assistant, latency_ms in timed.filter(newest).values_list("assistant", "latency_ms"):
        found[assistant].append(latency_ms or 0)
    return {pk: median(ms) / 1000 for pk, ms in found.items()}


def _since(timed: QuerySet[Answer], assistants: Collection[UUID]) -> dict[UUID, datetime]:
    """Give from when each assistant's newest answers are; none where there are too few."""
    of_one = timed.filter(assistant=OuterRef("pk")).values("asked_at")
    rows = Assistant.objects.filter(pk__in=assistants).annotate(
        fifth=Subquery(of_one[ENOUGH - 1 : ENOUGH]),
        fiftieth=Subquery(of_one[NEWEST - 1 : NEWEST]),
    )
    found = rows.values_list("pk", "fifth", "fiftieth")
    return {pk: fiftieth or fifth for pk, fifth, fiftieth in found if fifth is not None}
