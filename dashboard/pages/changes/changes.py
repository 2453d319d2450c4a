"""Build the page that says what changed from one week to the next, and whether it is a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from aiv.domain.asking import surfaces
from aiv.domain.changes.change_table import ChangeRow, ChangeTable, Part
from aiv.domain.changes.week_counts import SeriesCount
from aiv.domain.changes.weeks import Week
from aiv.domain.markets import vocabulary
from aiv.models import Dealer, Market, Platform
from aiv.selectors.changes.dealer_changes import DealerChanges
from dashboard.charts import Reading
from dashboard.pages.changes import change_line, change_words, week_forecast
from dashboard.pages.changes.week_forecast import Forecast
from dashboard.pages.evidence import counted, standings

TITLES: Final = {
    Part.ASSISTANT: "By assistant",
    Part.DEPARTMENT: "By department",
    Part.STAGE: "By stage",
    Part.INTENT: "By question",
}
SHOWN_QUESTIONS: Final = 12
"""Questions that moved most; the file has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One comparison in words, with the ways to the answers of both weeks."""

    label: str
    text: str
    verdict: str
    counts: str
    exact: str
    is_seen: bool
    before_url: str
    after_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The comparisons of one kind; `left_out` says how many stand only in the file."""

    name: str
    title: str
    lines: tuple[Line, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """Everything the page shows; `week` is None while no week was counted."""

    dealer: Dealer
    market: Market
    market_tabs: tuple[standings.Tab, ...]
    is_own: bool
    may_edit: bool
    query: str
    week: Week | None
    before: Week | None
    is_running: bool
    choices: tuple[tuple[str, str], ...]
    total: Line | None
    peers: str
    event: str
    sections: tuple[Section, ...]
    apart: tuple[str, ...]
    tested: int
    readings: tuple[Reading, ...]
    forecast: Forecast
    csv_url: str

    @property
    def has_line(self) -> bool:
        """Tell whether there are two weeks to draw."""
        return sum(reading.point is not None for reading in self.readings) > 1


def build(
    *,
    dealer: Dealer,
    market: Market,
    markets: Sequence[Market],
    found: DealerChanges,
    events: Mapping[date, str],
    is_own: bool,
    may_edit: bool,
) -> ChangesPage:
    """Lay out the page."""
    links = Links(dealer=dealer, market=market, week=found.week, before=found.before)
    table, week = found.table, found.week
    return ChangesPage(
        dealer=dealer,
        market=market,
        market_tabs=links.market_tabs(markets),
        is_own=is_own,
        may_edit=may_edit,
        query=standings.address("", market=market.slug),
        week=week,
        before=found.before,
        is_running=found.is_running,
        choices=tuple((each.word, each.label) for each in found.weeks),
        total=line(table.total, found, links, table.tested) if table else None,
        peers=change_words.peers_text(found.own),
        event=events.get(week.monday, "") if week else "",
        sections=_sections(table, found, links) if table else (),
        apart=tuple(change_words.apart_text(each) for each in table.apart) if table else (),
        tested=table.tested if table else 0,
        readings=change_line.readings(found.line, zone=market.time_zone, events=events),
        forecast=week_forecast.build(found.line),
        csv_url=links.page("dashboard:changes_csv", week=week.word if week else ""),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Make the page's addresses; only what was picked stands in them."""

    dealer: Dealer
    market: Market
    week: Week | None
    before: Week | None

    def page(self, name: str, **words: str) -> str:
        """Give the address of a page of this dealer in this market."""
        path = reverse(name, args=[self.dealer.slug])
        return standings.address(path, **{"market": self.market.slug, **words})

    def answers(self, week: Week | None, row: ChangeRow, counts: Sequence[SeriesCount]) -> str:
        """Give the address of the answers of one week behind a comparison."""
        other = self.before if week == self.week else self.week
        if week is None or other is None:
            return ""
        word = counted.word_of_weeks((week,), (other,))
        return self.page("dashboard:evidence", **_filters(row, counts), counted=word)

    def market_tabs(self, markets: Sequence[Market]) -> tuple[standings.Tab, ...]:
        """Give a tab for each market; none when there is nothing to choose."""
        if len(markets) < 2:
            return ()
        return tuple(
            standings.Tab(
                label=each.name,
                url=self.page("dashboard:changes", market=each.slug),
                current=each == self.market,
            )
            for each in markets
        )


def label_of(row: ChangeRow, found: DealerChanges) -> str:
    """Give the label of what was compared."""
    if row.part is Part.ALL:
        return "All assistants that feed the index"
    if row.part is Part.ASSISTANT:
        return change_words.engine_label(_of_engine(row.word, found.new))
    return change_words.word_label(row.part, row.word, found.questions)


def line(row: ChangeRow, found: DealerChanges, links: Links, tested: int) -> Line:
    """Say one comparison."""
    counts = found.new
    return Line(
        label=label_of(row, found),
        text=change_words.found_text(row),
        verdict=change_words.verdict(row, tested),
        counts=change_words.counts_text(row),
        exact=change_words.exact(row),
        is_seen=row.stands if row.part is not Part.ALL else row.found.is_seen,
        before_url=links.answers(links.before, row, counts),
        after_url=links.answers(links.week, row, counts),
    )


def ordered(
    part: Part, rows: Sequence[ChangeRow], counts: Sequence[SeriesCount]
) -> list[ChangeRow]:
    """Sort as every page lists them; questions by how much they moved."""
    if part is Part.ASSISTANT:
        return _by_platform(rows, counts)
    if part is Part.DEPARTMENT:
        return sorted(rows, key=lambda row: vocabulary.department_order(row.word))
    if part is Part.INTENT:
        return sorted(rows, key=lambda row: (1.0 if row.p is None else row.p, row.word))
    return list(rows)


def _by_platform(rows: Sequence[ChangeRow], counts: Sequence[SeriesCount]) -> list[ChangeRow]:
    """Sort assistants as every page lists them."""
    order = list(Platform.values)
    return sorted(rows, key=lambda row: order.index(_of_engine(row.word, counts).platform))


def _sections(table: ChangeTable, found: DealerChanges, links: Links) -> tuple[Section, ...]:
    sections = []
    for part, title in TITLES.items():
        rows = ordered(part, table.of(part), found.new)
        shown = rows[:SHOWN_QUESTIONS] if part is Part.INTENT else rows
        lines = tuple(line(row, found, links, table.tested) for row in shown)
        sections.append(
            Section(name=part, title=title, lines=lines, left_out=len(rows) - len(shown))
        )
    return tuple(section for section in sections if section.lines)


def _of_engine(word: str, counts: Sequence[SeriesCount]) -> SeriesCount:
    return next(each for each in counts if each.engine == word)


def _filters(row: ChangeRow, counts: Sequence[SeriesCount]) -> dict[str, str]:
    """Give what the list of answers is to be filtered by."""
    if row.part is Part.ASSISTANT:
        count = _of_engine(row.word, counts)
        key = surfaces.series_key(
            assistant=count.assistant, access=count.access, surface=count.surface
        )
        return {"series": key}
    if row.part is Part.INTENT:
        return {"intent": row.word.partition("#")[0]}
    return {row.part.value: row.word} if row.part is not Part.ALL else {}
