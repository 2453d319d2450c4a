"""Count what answers state about a dealer, right and wrong, for entity confidence."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Final

from django.db.models import Q

from aiv.domain.site.measures import Agreeing
from aiv.models import Dealer, FactReading, PanelKind, StatedField

ASKED: Final = frozenset(
    {StatedField.PHONE, StatedField.ADDRESS, StatedField.WEBSITE, StatedField.HOURS}
)
"""What counts of answers to questions about the store by name (measurement.md section 3)."""
UNASKED: Final = frozenset({StatedField.PHONE, StatedField.WEBSITE})
"""What counts of answers to shoppers' questions: an address there may be another store's."""


def of_answers(dealer: Dealer, *, since: datetime) -> tuple[Agreeing, datetime] | None:
    """Give the counts with the time of the newest answer read; None where none is that young.

    One answer and field count once: wrong where any statement of it is. Clusters are prompts.
    """
    reading = FactReading.objects.filter(dealer=dealer, window_to__gte=since).first()
    if reading is None or reading.window_to is None:
        return None
    branded = Q(answer__panel__kind=PanelKind.BRANDED, field__in=ASKED)
    others = Q(answer__panel__kind=PanelKind.MARKET, field__in=UNASKED)
    rows = reading.statements.filter(branded | others, answer__asked_at__gte=since)
    judged: dict[tuple[str, str, str], bool] = {}
    for intent, answer, field, is_right in rows.values_list(
        "answer__intent__slug", "answer_id", "field", "is_right"
    ):
        key = (intent, str(answer), field)
        judged[key] = judged.get(key, True) and is_right
    return _counted(judged), reading.window_to


def _counted(judged: dict[tuple[str, str, str], bool]) -> Agreeing:
    cells: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (intent, _, _), is_right in judged.items():
        cells[intent][0] += is_right
        cells[intent][1] += 1
    right = sum(judged.values())
    return Agreeing(
        correct=right,
        wrong=len(judged) - right,
        clusters=tuple((right, stated) for right, stated in cells.values()),
    )
