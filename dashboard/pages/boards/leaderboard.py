"""Build the page of a weekly leaderboard: places with their doubt, movement, how it was made."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.urls import reverse

from aiv.domain.boards import board_weeks
from aiv.domain.boards import leaderboard_words as words
from aiv.domain.changes.weeks import Week
from aiv.domain.sentences import plural
from aiv.models import Leaderboard, LeaderboardRow, Market
from aiv.selectors.boards.board_readiness import Readiness
from aiv.selectors.boards.leaderboards import ArchivedBoard
from dashboard import charts
from dashboard.figures import Figure
from dashboard.pages.evidence import counted
from dashboard.pages.evidence.standings import Tab, address

ELSEWHERE: Final = "A dealer of another market"
LATE: Final = timedelta(hours=1)
WAITING: Final = {
    Readiness.READY: "The board of week {week} is being made; look again in a minute.",
    Readiness.NOT_DUE: "The board of week {week} is made on Monday morning.",
    Readiness.SCANNING: "The board of week {week} waits until its scan is over.",
    Readiness.NOTHING_ASKED: "No board of week {week}: no assistant was asked in it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RankBar:
    """The ranks a dealer may have, as lengths on a rule from the first place to the last."""

    label: str
    lo: str
    hi: str
    width: str
    point: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One dealer's standing; a name of another market is not told."""

    name: str
    url: str
    market: str
    is_own: bool
    is_leading: bool
    rank: str
    bar: RankBar
    figure: str
    evidence_url: str
    movement: str
    was_place: str
    aiv: str
    share_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderboardPage:
    """Everything the page shows; `board` is None while there is none of that week."""

    market: Market | None
    board: Leaderboard | None
    rows: tuple[Row, ...]
    leading: str
    week: str
    span: str
    weeks: tuple[str, ...]
    tabs: tuple[Tab, ...]
    late: str
    missing: str
    left_out: tuple[str, ...]
    csv_url: str
    sample: str

    @property
    def is_shown(self) -> bool:
        """Tell whether there are standings to read."""
        return bool(self.rows)


def build(
    archived: ArchivedBoard | None,
    *,
    market: Market | None,
    week: str,
    weeks: tuple[str, ...],
    own: Set[UUID],
    seen: Set[UUID] | None,
    shareable: Set[UUID],
    missing: str,
) -> LeaderboardPage:
    """Lay out the page; `seen` are the markets whose dealers the reader may know, None all."""
    board = archived.board if archived else None
    rows = archived.rows if archived else ()
    shown = tuple(
        _row(row, len(rows), own=own, is_known=knows(row, own=own, seen=seen), shareable=shareable)
        for row in rows
    )
    return LeaderboardPage(
        market=market,
        board=board,
        rows=shown,
        leading=_leading(shown),
        week=board.week if board else week,
        span=_span(board.week if board else week),
        weeks=weeks,
        tabs=_tabs(market),
        late=_late(board),
        missing=missing,
        left_out=tuple(board.counts.get("left_out", ())) if board else (),
        csv_url=address(_path(market, csv=True), week=board.week) if board else "",
        sample=_sample(board),
    )


def missing_words(readiness: Readiness, week: Week, *, is_past: bool) -> str:
    """Say why a week has no board; only the last one is made up for."""
    if is_past and readiness is not Readiness.NOTHING_ASKED:
        return f"No board of week {week.word}: nothing ran when it was due."
    return WAITING[readiness].format(week=week.word)


def knows(row: LeaderboardRow, *, own: Set[UUID], seen: Set[UUID] | None) -> bool:
    """Tell whether a reader may know whose standing this is."""
    return seen is None or row.dealer_id in own or row.market_id in seen


def _row(
    row: LeaderboardRow,
    dealers: int,
    *,
    own: Set[UUID],
    is_known: bool,
    shareable: Set[UUID],
) -> Row:
    is_market = row.board.market_id is not None
    return Row(
        name=row.name if is_known else ELSEWHERE,
        url=reverse("dashboard:named", args=[row.dealer.slug]) if is_known else "",
        market=row.market.name if is_known and not is_market else "",
        is_own=row.dealer_id in own,
        is_leading=row.is_leading,
        rank=words.rank_text(row.position, row.best_rank, row.worst_rank),
        bar=_bar(row, dealers),
        figure=_figure(row, is_market=is_market),
        evidence_url=_evidence_url(row) if is_known else "",
        movement=words.movement(row) if is_market else "",
        was_place=f"rank {row.was_position} last week" if row.was_position else "",
        aiv=_aiv(row) if is_known else "not shown",
        share_url=_share_url(row, shareable),
    )


def _share_url(row: LeaderboardRow, shareable: Set[UUID]) -> str:
    if row.dealer_id not in shareable:
        return ""
    return reverse("dashboard:share_aiv", args=[row.dealer.slug])


def _evidence_url(row: LeaderboardRow) -> str:
    """Lead to the answers that the board of the dealer's market counted that week."""
    path = reverse("dashboard:evidence", args=[row.dealer.slug])
    return address(path, market=row.market.slug, counted=counted.word_of_board(row.board.week))


def _figure(row: LeaderboardRow, *, is_market: bool) -> str:
    say = words.rate if is_market else words.lead
    return say(row.figure, row.lo, row.hi)


def _bar(row: LeaderboardRow, dealers: int) -> RankBar:
    def place(rank: int) -> float:
        return (rank - 1) / max(dealers - 1, 1)

    lo, hi = place(row.best_rank), place(row.worst_rank)
    label = words.rank_sentence(row.position, row.best_rank, row.worst_rank, dealers)
    return RankBar(
        label=label[0].upper() + label[1:],
        lo=charts.percent(lo),
        hi=charts.percent(hi),
        width=charts.percent(hi - lo),
        point=charts.percent(place(row.position)),
    )


def _aiv(row: LeaderboardRow) -> str:
    if row.aiv is None:
        return row.aiv_reason
    return Figure(label="AIV", point=row.aiv, lo=row.aiv_lo, hi=row.aiv_hi).text


def _leading(rows: tuple[Row, ...]) -> str:
    """Name those who may be first; more than a few are counted."""
    leading = [row.name for row in rows if row.is_leading]
    if not leading:
        return ""
    if len(leading) == 1:
        return f"{leading[0]} leads: no other dealer may be first."
    if len(leading) == len(rows):
        return "No dealer leads: from these answers any of them may be first."
    return f"{len(leading)} of {len(rows)} dealers lead together: each of them may be first."


def _span(word: str) -> str:
    """Give the days of a week in words."""
    return board_weeks.parsed(word).label if word else ""


def _late(board: Leaderboard | None) -> str:
    if board is None or board.is_demo or board.produced_at - board.due_at <= LATE:
        return ""
    late = board.produced_at - board.due_at
    days, hours = late.days, late.seconds // 3600
    told = plural(days, "day") if days else plural(hours, "hour")
    return f"It was made {told} later than planned, from the answers of its own week only."


def _sample(board: Leaderboard | None) -> str:
    if board is None:
        return ""
    return f"{plural(board.answers, 'answer')} to {plural(board.intents, 'question')}"


def _tabs(market: Market | None) -> tuple[Tab, ...]:
    installation = Tab(
        label="All markets", url=reverse("dashboard:all_leaderboards"), current=market is None
    )
    if market is None:
        return (installation,)
    own = Tab(label=market.name, url=_path(market), current=True)
    return (own, installation)


def _path(market: Market | None, *, csv: bool = False) -> str:
    end = "_csv" if csv else ""
    if market is None:
        return reverse(f"dashboard:all_leaderboards{end}")
    return reverse(f"dashboard:leaderboard{end}", args=[market.slug])
