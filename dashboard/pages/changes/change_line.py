"""Draw a dealer's weeks in a row: the line breaks where another series begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from aiv.models import DealerWeek
from dashboard.charts import Reading
from dashboard.figures import plural

ANOTHER = "another series begins: assistants, models or panel changed"


def readings(
    rows: Sequence[DealerWeek], *, zone: str, events: Mapping[date, str]
) -> tuple[Reading, ...]:
    """Give a reading a week, oldest first; fewer than two draw no line."""
    found = []
    earlier: DealerWeek | None = None
    for row in rows:
        found.append(_reading(row, earlier, zone, events.get(row.week, "")))
        earlier = row if row.share is not None else earlier
    return tuple(found)


def _reading(row: DealerWeek, earlier: DealerWeek | None, zone: str, event: str) -> Reading:
    is_other = earlier is not None and earlier.series != row.series
    return Reading(
        at=datetime.combine(row.week, time(12), ZoneInfo(zone)),
        point=row.share,
        lo=row.lo,
        hi=row.hi,
        note=f"{plural(row.answered, 'answer')} to {plural(row.intents, 'question')}",
        begins=ANOTHER if is_other and row.share is not None else "",
        event=event,
    )
