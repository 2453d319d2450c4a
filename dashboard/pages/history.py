"""Draw how the index moved; the line breaks where another series begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiv.domain import score_series
from aiv.domain.score_series import ScoreSeries
from aiv.domain.scoring import Scored
from aiv.models import Score, ScoreStatus
from dashboard.charts import Reading
from dashboard.figures import day_text, rate_text
from dashboard.pages.newest_change import NewestChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Two scores that are not of one series, computed again from what both measured."""

    first_day: str
    last_day: str
    why: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """The readings of all series, a day each; fewer than two draw no line."""

    readings: tuple[Reading, ...]
    common: Common | None = None
    change: NewestChange | None = None

    @property
    def has_line(self) -> bool:
        """Tell whether there is something to compare."""
        return sum(reading.point is not None for reading in self.readings) > 1


def build(scores: Sequence[Score], change: NewestChange | None = None) -> HistoryPage:
    """Keep the last score of each day; both sides of a break stay visible."""
    by_day = list({score.computed_at.date(): score for score in scores}.values())
    comparable = [score for score in by_day if not _why_alone(score)]
    begins = _begins(comparable)
    return HistoryPage(
        readings=tuple(_reading(score, begins.get(id(score), "")) for score in by_day),
        common=_common(comparable, begins),
        change=change,
    )


def _begins(scores: Sequence[Score]) -> dict[int, str]:
    """Give, by score, why another series begins with it."""
    found: dict[int, str] = {}
    earlier: ScoreSeries | None = None
    for score in scores:
        series = score_series.series_of(score.snapshot, panel=str(score.panel_id))
        why = score_series.differences(earlier, series) if earlier else ()
        if why:
            found[id(score)] = f"another series begins: {', '.join(why)}"
        earlier = series
    return found


def _reading(score: Score, begins: str) -> Reading:
    alone = _why_alone(score)
    if alone:
        return Reading(score.computed_at, note=alone)
    return Reading(score.computed_at, score.aiv, score.aiv_lo, score.aiv_hi, begins=begins)


def _why_alone(score: Score) -> str:
    """Say why a score stands in no series at all."""
    if score.status != ScoreStatus.HEADLINE:
        return f"{score.get_status_display().lower()}, not comparable"
    return "no interval" if score.aiv_lo is None else ""


def _common(scores: Sequence[Score], begins: dict[int, str]) -> Common | None:
    """Compare both sides of the newest break on what both measured."""
    breaks = [at for at, score in enumerate(scores) if id(score) in begins]
    if not breaks:
        return None
    old, new = scores[breaks[-1] - 1], scores[breaks[-1]]
    pair = score_series.on_intersection(old.snapshot, new.snapshot)
    if pair is None or old.panel_id != new.panel_id:
        return None
    return Common(
        first_day=day_text(old.computed_at),
        last_day=day_text(new.computed_at),
        why=begins[id(new)],
        before=_words(pair[0]),
        after=_words(pair[1]),
    )


def _words(scored: Scored) -> str:
    if scored.point is None or scored.lo is None or scored.hi is None:
        return "not measured" if scored.point is None else f"{scored.point * 100:.1f}, no interval"
    return rate_text(scored.point, scored.lo, scored.hi)
