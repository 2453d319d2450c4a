"""Draw how the index moved; only scores that may be compared share a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiv.models import Score, ScoreStatus
from dashboard.charts import Reading
from dashboard.pages.newest_change import NewestChange


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """The readings of a series, a day each; fewer than two draw no line."""

    readings: tuple[Reading, ...]
    change: NewestChange | None = None

    @property
    def has_line(self) -> bool:
        """Tell whether there is something to compare."""
        return sum(reading.point is not None for reading in self.readings) > 1


def build(scores: Sequence[Score], change: NewestChange | None = None) -> HistoryPage:
    """Keep the last score of each day; one that is not comparable to the newest leaves a gap."""
    by_day = {score.computed_at.date(): score for score in scores}
    newest = scores[-1] if scores else None
    return HistoryPage(
        readings=tuple(_reading(score, newest) for score in by_day.values()), change=change
    )


def _reading(score: Score, newest: Score | None) -> Reading:
    why = _why_not(score, newest)
    if why:
        return Reading(score.computed_at, note=why)
    return Reading(score.computed_at, score.aiv, score.aiv_lo, score.aiv_hi)


def _why_not(score: Score, newest: Score | None) -> str:
    """Say why a score stands apart (measurement.md section 4, rule 7)."""
    if newest is None or score.status != ScoreStatus.HEADLINE:
        return f"{score.get_status_display().lower()}, not comparable"
    if score.aiv_lo is None:
        return "no interval"
    if (score.mapping, score.panel_id) != (newest.mapping, newest.panel_id):
        return "another method or panel"
    ours, theirs = (each.snapshot["result"]["missing"] for each in (score, newest))
    return "other inputs were missing" if ours != theirs else ""
