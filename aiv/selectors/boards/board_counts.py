"""Count what a market's declared assistants answered in one week, for all dealers at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from aiv.domain.asking import surfaces
from aiv.domain.changes.board_counts import BAR, BoardCounts, SeriesCounts
from aiv.models import Answer, Assistant, Market, MarketAssistant, Platform
from aiv.selectors.asking import failed_calls
from aiv.selectors.evidence import counted_rows, counted_series
from aiv.selectors.evidence.counted_rows import BY, Row
from aiv.selectors.evidence.counted_series import Tally
from aiv.selectors.markets import panel_lineages
from aiv.selectors.markets.panel_inputs import SCORED
from aiv.selectors.markets.panel_lineages import Question

NOTHING = BoardCounts(panel_version=None, series=())
COLUMNS = (*BY, "model_requested")
Key: TypeAlias = tuple[UUID, str, str]
"""(assistant id, surface, model that answered)."""


def of_week(market: Market, begins_at: datetime, ends_at: datetime) -> BoardCounts:
    """Count the answers asked in a window, on the newest version of the panel that was asked in it.

    An earlier one may have been asked beside it. Only assistants that are declared for the index
    count, on the six platforms it is made of. A call that left and brought no answer counts as
    failed, as for scores. Six queries, however many answers, dealers and assistants.
    """
    week = counted_rows.of_week(market.pk, begins_at, ends_at)
    asked = Answer.objects.filter(week.of()).order_by("-panel__version")
    panel = asked.values_list("panel_id", flat=True).first()
    if panel is None:
        return NOTHING
    versions = panel_lineages.of_market(market.pk)
    questions = versions.questions[panel]
    assistants = _declared(market)
    counted = week.narrowed(panel=panel, assistant__in=assistants)
    answered = _not_by_hand(counted_rows.answered(counted, COLUMNS))
    named = _not_by_hand(counted_rows.named(counted, COLUMNS))
    return BoardCounts(
        panel_version=versions.numbers[panel],
        series=_series(answered, named, questions, assistants),
        failed=sum(row["failed"] for row in answered) + _lost(answered, panel, begins_at, ends_at),
        lineage=versions.began[panel],
        questions={each.slug: each.key for each in questions.values()},
    )


def _declared(market: Market) -> Mapping[UUID, Assistant]:
    rows = MarketAssistant.objects.filter(
        market=market, is_declared=True, platform__in=SCORED
    ).select_related("assistant")
    return {row.assistant_id: row.assistant for row in rows}


def _not_by_hand(rows: Iterable[Row]) -> list[Row]:
    """Leave out what was copied by hand."""
    return [row for row in rows if not surfaces.is_by_hand(row["surface"])]


def _lost(answered: Iterable[Row], panel: UUID, begins_at: datetime, ends_at: datetime) -> int:
    """Count the calls without an answer, of those assistants that answered anything."""
    heard = {row["assistant_id"] for row in answered}
    before, last = (at - timedelta.resolution for at in (begins_at, ends_at))
    rows = failed_calls.lost([panel], since=before, until=last)
    return sum(row["failed"] for row in rows if row["assistant_id"] in heard)


def _series(
    answered: Iterable[Row],
    named: Iterable[Row],
    questions: Mapping[UUID, Question],
    assistants: Mapping[UUID, Assistant],
) -> tuple[SeriesCounts, ...]:
    def slug(row: Row) -> str:
        return questions[row["intent_id"]].slug

    tallies = counted_series.tallies(
        (row for row in answered if row["answered"]), series=_key, question=slug
    )
    namings = counted_series.namings(named, series=_key, question=slug)
    series = [
        _one(assistants[key[0]], key, counts.values(), questions, namings.get(key, {}))
        for key, counts in tallies.items()
    ]
    return tuple(sorted(series, key=lambda each: each.key))


def _key(row: Row) -> Key:
    """Tell series apart by the model that answered, else by the one that was asked."""
    return row["assistant_id"], row["surface"], row["model_served"] or row["model_requested"]


def _one(
    assistant: Assistant,
    key: Key,
    tallies: Iterable[Tally],
    questions: Mapping[UUID, Question],
    named: Mapping[UUID, Mapping[str, int]],
) -> SeriesCounts:
    _, surface, model = key
    label = surfaces.series_label(
        platform=Platform(assistant.platform).label, access=assistant.access, surface=surface
    )
    return SeriesCounts(
        key=BAR.join((assistant.slug, surface, model)),
        assistant=BAR.join((assistant.slug, surface)),
        label=label,
        model=model or assistant.model,
        tallies=tuple(
            questions[each.row["intent_id"]].tally(answered=each.answered) for each in tallies
        ),
        named={dealer.hex: dict(counts) for dealer, counts in named.items()},
    )
