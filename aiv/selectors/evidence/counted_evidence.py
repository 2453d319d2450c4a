"""Choose exactly the answers that a figure counted: its evidence is as many as it says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Final, TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from aiv.domain.asking import surfaces
from aiv.domain.changes import board_counts
from aiv.domain.changes.board_counts import BAR
from aiv.domain.changes.week_counts import SeriesCount
from aiv.domain.changes.weekly_change import cells_of_both
from aiv.domain.changes.weeks import Week
from aiv.domain.score.input_records import AUTHORITY, LOCAL
from aiv.models import AnswerStatus, Citation, Dealer, Evidence, Leaderboard, Market, PanelKind
from aiv.selectors.changes import week_counts
from aiv.selectors.evidence import mention_rates
from aiv.selectors.markets import panel_lineages

Weeks: TypeAlias = tuple[Week, ...]
COMPLETED: Final = Q(status=AnswerStatus.COMPLETED)


NOTHING: Final = Q(pk__in=[])


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedAnswers:
    """The condition that holds for the counted answers alone, and when they were asked.

    `series` is the word for the one series they are of, empty where they are of several. Of the
    counted versions `panel_version` is the newest; weeks count all, and are `compared` with others.
    `board` is the week of the leaderboard that counts them.
    """

    condition: Q
    series: str
    first_at: datetime
    last_at: datetime
    panel_version: int | None = None
    compared: tuple[Weeks, Weeks] | None = None
    board: Week | None = None


def of_newest(market: Market, series_key: str) -> CountedAnswers | None:
    """Choose what mention rates count now, of one series if the word is one's."""
    counts = mention_rates.of_market(market, with_citations=False)
    if counts.lineage is None:
        return None
    series = [(each.key, each.condition) for each in counts.series]
    of_series, word = _chosen(series, series_key)
    return CountedAnswers(
        condition=COMPLETED & counts.lineage.condition & of_series,
        series=word,
        first_at=counts.lineage.window_from,
        last_at=counts.lineage.window_to,
        panel_version=counts.panel_version,
    )


def of_input(
    score_input: UUID, *, dealer: Dealer, market: Market, series_key: str
) -> CountedAnswers | None:
    """Choose what a stored input of a score counted, when it was scored."""
    found = Evidence.objects.filter(
        score_input=score_input, score_input__dealer=dealer, score_input__market=market
    )
    rows = list(found.select_related("panel", "score_input", "assistant"))
    if not rows:
        return None
    one = rows[0]
    lineage = panel_lineages.of_version(
        market.pk, one.panel_id, one.panel.version, newest_at=one.window_to
    )
    of_series, word = _chosen([(_key(row), _of_evidence(row)) for row in rows], series_key)
    known = Q(recorded_at__lte=one.recorded_until)
    return CountedAnswers(
        condition=COMPLETED & lineage.condition & known & _asked_for(one) & of_series,
        series=word,
        first_at=one.window_from,
        last_at=one.window_to,
        panel_version=one.panel.version,
    )


def of_weeks(market: Market, weeks: Weeks, others: Weeks, series_key: str) -> CountedAnswers:
    """Choose what the comparison of weeks with other ones counts in them.

    Those are answers to questions that both times answered in one series: of one assistant, or of
    all that feed the index where no assistant is named.
    """
    counts = week_counts.of_weeks(market, [*weeks, *others])
    every = [each for week in weeks for each in counts[week]]
    word = series_key if any(_engine_key(each) == series_key for each in every) else ""
    own, other = (
        [each for week in one for each in counts[week] if _is_compared(each, word)]
        for one in (weeks, others)
    )
    questions, ids = _common_questions(own, other), _ids_by_key(market)
    chosen = (
        _within(market, week)
        & _of_series(each, questions.get(each.compared, ()), ids, _most_served(counts[week]))
        for week in weeks
        for each in counts[week]
        if _is_compared(each, word)
    )
    return CountedAnswers(
        condition=COMPLETED & Q(panel__kind=PanelKind.MARKET) & reduce(or_, chosen, NOTHING),
        series=word,
        first_at=weeks[0].begins_at(market.time_zone),
        last_at=weeks[-1].ends_at(market.time_zone),
        compared=(weeks, others),
    )


def of_board(market: Market, week: Week) -> CountedAnswers | None:
    """Choose what a week's archived leaderboard counted; None where none stands.

    Answers that came in after it was made are no part of it. Those of a demo come all at once.
    """
    board = Leaderboard.objects.filter(market=market, week=week.word).first()
    if board is None:
        return None
    counts = board_counts.read(board.counts)
    known = Q() if board.is_demo else Q(recorded_at__lte=board.produced_at)
    of_panel = Q(panel__kind=PanelKind.MARKET, panel__version=counts.panel_version)
    series = (_of_counted(*each.key.split(BAR, 2)) for each in counts.series)
    return CountedAnswers(
        condition=COMPLETED
        & of_panel
        & _within(market, week)
        & known
        & reduce(or_, series, NOTHING),
        series="",
        first_at=week.begins_at(market.time_zone),
        last_at=week.ends_at(market.time_zone),
        panel_version=counts.panel_version,
        board=week,
    )


def _asked_for(one: Evidence) -> Q:
    """Narrow to what the input is about: local questions, or answers that cite anything."""
    if one.score_input.name == LOCAL:
        return Q(intent__is_local=True)
    if one.score_input.name == AUTHORITY:
        return Q(Exists(Citation.objects.filter(answer=OuterRef("pk"))))
    return Q()


def _within(market: Market, week: Week) -> Q:
    zone = market.time_zone
    return Q(asked_at__gte=week.begins_at(zone), asked_at__lt=week.ends_at(zone))


def _of_counted(assistant: str, surface: str, model: str) -> Q:
    """Choose a series of a board: told by the model that answered, else by the one asked."""
    is_model = Q(model_served=model) | Q(model_served="", model_requested=model)
    return Q(assistant__slug=assistant, surface=surface) & is_model


def _chosen(series: Sequence[tuple[str, Q]], wanted: str) -> tuple[Q, str]:
    """Give the condition of the wanted series with its word, else that of all and no word."""
    own = [condition for key, condition in series if key == wanted]
    every = (condition for _, condition in series)
    return reduce(or_, own or every, NOTHING), wanted if own else ""


def _key(row: Evidence) -> str:
    return surfaces.series_key(
        assistant=row.assistant.slug,
        access=row.assistant.access,
        surface=row.surface,
        served=row.model_served,
    )


def _of_evidence(row: Evidence) -> Q:
    """Choose one series; an answer that names no model goes with the current one, which it is."""
    of_series = Q(assistant=row.assistant_id, surface=row.surface)
    return of_series & Q(model_served__in=(row.model_served, "")) if row.model_served else of_series


def _engine_key(count: SeriesCount) -> str:
    return surfaces.series_key(
        assistant=count.assistant, access=count.access, surface=count.surface
    )


def _is_compared(count: SeriesCount, word: str) -> bool:
    return _engine_key(count) == word if word else count.is_declared


def _common_questions(
    own: Sequence[SeriesCount], others: Sequence[SeriesCount]
) -> Mapping[str, Collection[str]]:
    """Give, by compared series, the keys of the questions that both weeks answered in it."""
    # Whose namings are read with them makes no difference to what was answered.
    pair = ([each.of_dealer("") for each in week] for week in (own, others))
    cells, _, _ = cells_of_both(*pair)
    found: dict[str, set[str]] = defaultdict(set)
    for key, by_series in cells.items():
        for series in by_series:
            found[series].add(key)
    return found


def _ids_by_key(market: Market) -> Mapping[str, Collection[UUID]]:
    """Give the intents that ask each question, in whatever version of the panel."""
    found: dict[str, list[UUID]] = defaultdict(list)
    for pk, question in panel_lineages.of_market(market.pk).all_questions.items():
        found[question.key].append(pk)
    return found


def _most_served(counts: Iterable[SeriesCount]) -> Mapping[str, str]:
    """Give, by assistant and surface, the model that answers naming none were counted to."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for each in counts:
        seen[each.engine][each.model] += sum(intent.answered for intent in each.intents)
    return {engine: models.most_common(1)[0][0] for engine, models in seen.items()}


def _of_series(
    count: SeriesCount,
    keys: Collection[str],
    ids: Mapping[str, Collection[UUID]],
    served: Mapping[str, str],
) -> Q:
    models = {count.model, ""} if served[count.engine] == count.model else {count.model}
    return Q(
        assistant__slug=count.assistant,
        surface=count.surface,
        model_served__in=models,
        intent__in=[pk for key in keys for pk in ids.get(key, ())],
    )
