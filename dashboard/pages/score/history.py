"""Draw how the index moved; the line breaks where another series begins."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from aiv.domain.score import score_series
from aiv.domain.score.score_series import ScoreSeries
from aiv.domain.score.scoring import Scored
from aiv.models import Score, ScoreStatus
from aiv.selectors.markets.common_panels import Recounted
from aiv.selectors.markets.panel_lineages import Versions
from dashboard.charts import Reading
from dashboard.figures import day_text, plural, rate_text
from dashboard.pages.changes.newest_change import NewestChange

Recount: TypeAlias = Callable[[Score, Score], Recounted | None]
Words: TypeAlias = Mapping[int, str]
"""Identity of a score -> what is to be said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Two scores that are not of one series, computed again from what both measured.

    `basis` says what that is; without words for both sides it is too little.
    """

    first_day: str
    last_day: str
    why: str
    basis: str
    before: str = ""
    after: str = ""


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


def build(
    scores: Sequence[Score],
    versions: Versions | None = None,
    change: NewestChange | None = None,
    recount: Recount = lambda old, new: None,
) -> HistoryPage:
    """Keep the last score of each day; both sides of a break stay visible.

    `versions` and `recount` are needed where the scores rest on several versions of the panel.
    """
    by_day = list({score.computed_at.date(): score for score in scores}.values())
    comparable = [score for score in by_day if not _why_alone(score)]
    begins = _begins(comparable, versions)
    events = _events(by_day, versions)
    return HistoryPage(
        readings=tuple(_reading(score, begins, events) for score in by_day),
        common=_common(comparable, begins, recount),
        change=change,
    )


def _begins(scores: Sequence[Score], versions: Versions | None) -> Words:
    """Give, by score, why another series begins with it."""
    found: dict[int, str] = {}
    earlier: ScoreSeries | None = None
    for score in scores:
        lineage = versions.began[score.panel_id] if versions else ""
        series = score_series.series_of(score.snapshot, panel=str(lineage))
        why = score_series.differences(earlier, series) if earlier else ()
        if why:
            found[id(score)] = f"another series begins: {', '.join(why)}"
        earlier = series
    return found


def _events(scores: Sequence[Score], versions: Versions | None) -> Words:
    """Give, by score, which version of the panel it is the first to rest on."""
    if versions is None:
        return {}
    return {
        id(score): f"version {versions.numbers[score.panel_id]} of the panel"
        for earlier, score in itertools.pairwise(scores)
        if earlier.panel_id != score.panel_id
    }


def _reading(score: Score, begins: Words, events: Words) -> Reading:
    alone, event = _why_alone(score), events.get(id(score), "")
    if alone:
        return Reading(score.computed_at, note=alone, event=event)
    return Reading(
        score.computed_at,
        score.aiv,
        score.aiv_lo,
        score.aiv_hi,
        begins=begins.get(id(score), ""),
        event=event,
    )


def _why_alone(score: Score) -> str:
    """Say why a score stands in no series at all."""
    if score.status != ScoreStatus.HEADLINE:
        return f"{score.get_status_display().lower()}, not comparable"
    return "no interval" if score.aiv_lo is None else ""


def _common(scores: Sequence[Score], begins: Words, recount: Recount) -> Common | None:
    """Compare both sides of the newest break on what both measured."""
    breaks = [at for at, score in enumerate(scores) if id(score) in begins]
    if not breaks:
        return None
    old, new = scores[breaks[-1] - 1], scores[breaks[-1]]
    why = begins[id(new)]
    basis, pair = _again(old, new, recount if score_series.ANOTHER_PANEL in why else None)
    found = Common(
        first_day=day_text(old.computed_at),
        last_day=day_text(new.computed_at),
        why=why,
        basis=basis,
    )
    return replace(found, before=_words(pair[0]), after=_words(pair[1])) if pair else found


def _again(
    old: Score, new: Score, recount: Recount | None
) -> tuple[str, tuple[Scored, Scored] | None]:
    """Compute two scores from what both have, and say what that is."""
    if recount is None:
        pair = score_series.on_intersection(old.snapshot, new.snapshot)
        return "the inputs that both sides have", pair
    found = recount(old, new)
    asked = plural(found.questions if found else 0, "question")
    pair = score_series.on_intersection(found.old, found.new) if found else None
    return f"the {asked} that both panels ask in the same words", pair


def _words(scored: Scored) -> str:
    if scored.point is None or scored.lo is None or scored.hi is None:
        return "not measured" if scored.point is None else f"{scored.point * 100:.1f}, no interval"
    return rate_text(scored.point, scored.lo, scored.hi)
