"""Serve what changed of a dealer from one week to the next."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request

from aiv import access
from aiv.domain.changes import weeks
from aiv.domain.changes.change_table import METHOD_VERSION, ChangeRow, Part
from aiv.domain.errors import Fault
from aiv.models import Dealer, Market
from aiv.selectors.changes import dealer_changes, model_events
from aiv.selectors.changes.dealer_changes import DealerChanges
from dashboard.api import queries
from dashboard.api.base import ApiView, answer
from dashboard.api.described import described
from dashboard.api.problems import Refused
from dashboard.pages.changes import change_words, changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One comparison of two weeks; shares are 0 to 1, null where nothing could be said."""

    part: Part
    word: str
    label: str
    text: str
    verdict: str
    named_before: int
    named_after: int
    answered_before: int
    answered_after: int
    questions: int
    delta: float | None
    low: float | None
    high: float | None
    p: float | None
    p_adjusted: float | None
    detectable: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealerChange:
    """The comparison of a week with the one asked before it; null while there is none."""

    dealer: str
    market: str
    week: str | None
    week_before: str | None
    is_running: bool
    model_event: str
    total: Comparison | None
    parts: tuple[Comparison, ...]
    not_compared: tuple[str, ...]
    tested: int
    method_version: str
    demo: bool


class Changes(ApiView):
    """Serve the comparison of two weeks, a rival's too."""

    query = frozenset({"market", "week"})

    @described(
        "changes",
        "Read what changed of a dealer from one week to the next",
        answer=DealerChange,
        query=("market", "week"),
        problems=(400, 404),
    )
    def get(self, request: Request, dealer: str) -> HttpResponse:
        """Answer the named week beside the one asked before it; else the last that is over."""
        seen = access.find(access.dealers(request.user), slug=dealer)
        markets = access.markets(request.user).filter(dealers=seen)
        wanted = queries.word(request, "market")
        market = access.find(markets, slug=wanted) if wanted else access.find(markets)
        found = dealer_changes.of_dealer(seen, market, wanted=_week(request), now=timezone.now())
        return answer(_change(seen, market, found))


def _week(request: Request) -> weeks.Week | None:
    word = queries.word(request, "week")
    week = weeks.named(word)
    if word and week is None:
        raise Refused([Fault("week", "write it as 2026-W48")], place="field")
    return week


def _change(dealer: Dealer, market: Market, found: DealerChanges) -> DealerChange:
    table, week = found.table, found.week
    return DealerChange(
        dealer=dealer.slug,
        market=market.slug,
        week=week.word if week else None,
        week_before=found.before.word if found.before else None,
        is_running=found.is_running,
        model_event=model_events.words_of(market).get(week.monday, "") if week else "",
        total=_comparison(table.total, found, table.tested) if table else None,
        parts=tuple(_comparison(row, found, table.tested) for row in table.parts) if table else (),
        not_compared=tuple(map(change_words.apart_text, table.apart)) if table else (),
        tested=table.tested if table else 0,
        method_version=METHOD_VERSION,
        demo=market.is_demo,
    )


def _comparison(row: ChangeRow, found: DealerChanges, tested: int) -> Comparison:
    change = row.found.change
    return Comparison(
        part=row.part,
        word=row.word,
        label=changes.label_of(row, found),
        text=change_words.found_text(row),
        verdict=change_words.verdict(row, tested),
        named_before=row.named[0],
        named_after=row.named[1],
        answered_before=row.answered[0],
        answered_after=row.answered[1],
        questions=row.found.intents,
        delta=change.delta if change else None,
        low=change.lo if change else None,
        high=change.hi if change else None,
        p=row.p,
        p_adjusted=None if row.part is Part.ALL else row.adjusted,
        detectable=None if row.part is Part.INTENT else row.found.detectable,
    )
