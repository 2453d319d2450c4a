"""Build the page that says whether what a dealer changed moved more than its market."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.urls import reverse

from aiv.domain.changes.did_it_work import METHOD_VERSION, Effect, Verdict
from aiv.domain.changes.did_it_work_words import basis_text, time_text, verdict_text
from aiv.domain.changes.weeks import label_of
from aiv.models import Dealer, DealerChange
from aiv.selectors.changes.did_it_work import Judged, MarketEffect
from aiv.selectors.evidence.counted_evidence import Weeks
from dashboard.pages.evidence import counted, standings

CSV_HEADER: Final = (
    "Day", "What", "Where", "Market", "Outcome", "In words", "Points against market", "Low", "High",
    "Own points", "Peers' points", "Questions", "Peers", "Answers before", "Answers after",
    "Weeks after", "Other changes in that time", "Method",
)  # fmt: skip
TAGS: Final = {
    Verdict.UP: ("Up", "good"),
    Verdict.DOWN: ("Down", "bad"),
    Verdict.NO_CHANGE: ("No detectable change", "neutral"),
    Verdict.ALIKE: ("No detectable change", "neutral"),
    Verdict.CANNOT_TELL: ("Cannot tell", "unmeasured"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectLine:
    """One market's outcome in words, with the ways to the answers of both windows."""

    market: str
    tag: str
    tag_kind: str
    verdict: str
    basis: str
    time: str
    events: tuple[str, ...]
    before: str
    after: str
    before_url: str
    after_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCard:
    """One change with its outcome in each market."""

    pk: UUID
    what: str
    area: str
    day: str
    note: str
    by: str
    lines: tuple[EffectLine, ...]
    overlapping: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DidItWorkPage:
    """Everything the page shows."""

    dealer: Dealer
    cards: tuple[ChangeCard, ...]
    may_record: bool
    may_edit: bool
    method: str
    now: datetime


def build(
    *,
    dealer: Dealer,
    judged: Sequence[Judged],
    may_record: bool,
    may_edit: bool,
    now: datetime,
) -> DidItWorkPage:
    """Lay out the page."""
    return DidItWorkPage(
        dealer=dealer,
        cards=tuple(_card(dealer, each) for each in judged),
        may_record=may_record,
        may_edit=may_edit,
        method=METHOD_VERSION,
        now=now,
    )


def csv_rows(judged: Iterable[Judged]) -> Iterator[tuple[object, ...]]:
    """Give a line for each change and market."""
    for each in judged:
        others = "; ".join(_named(other) for other in each.overlapping)
        for one in each.effects:
            yield (*_told(each.change), one.market.name, *_figures(one.effect), others,
                   METHOD_VERSION)  # fmt: skip


def _told(change: DealerChange) -> tuple[str, str, str]:
    return change.changed_on.isoformat(), change.what, change.get_area_display()


def _figures(found: Effect) -> tuple[object, ...]:
    change = found.change
    return (
        found.verdict.value,
        verdict_text(found),
        _points(change.delta if change else None),
        _points(change.lo if change else None),
        _points(change.hi if change else None),
        _points(found.own),
        _points(found.peers),
        found.intents,
        found.peers_counted,
        found.answers_before,
        found.answers_after,
        found.weeks_after,
    )


def _points(share: float | None) -> float | None:
    return None if share is None else share * 100


def _card(dealer: Dealer, judged: Judged) -> ChangeCard:
    change = judged.change
    return ChangeCard(
        pk=change.pk,
        what=change.what,
        area=change.get_area_display(),
        day=f"{change.changed_on:%-d %b %Y}",
        note=change.note,
        by=change.recorded_by.display_name if change.recorded_by else "somebody who left",
        lines=tuple(_line(dealer, judged, each) for each in judged.effects),
        overlapping=tuple(_named(other) for other in judged.overlapping),
    )


def _named(change: DealerChange) -> str:
    return f"{change.what} ({change.changed_on:%-d %b %Y})"


def _line(dealer: Dealer, judged: Judged, one: MarketEffect) -> EffectLine:
    tag, kind = TAGS[one.effect.verdict]
    before, after = judged.windows.before, judged.windows.after
    # Only weeks that are over are compared.
    over = after[: one.effect.weeks_after]
    return EffectLine(
        market=one.market.name,
        tag=tag,
        tag_kind=kind,
        verdict=verdict_text(one.effect),
        basis=basis_text(one.effect),
        time=time_text(one.effect),
        events=one.events,
        before=label_of(before[0], before[-1]),
        after=label_of(after[0], after[-1]),
        before_url=_answers(dealer, one, before, over),
        after_url=_answers(dealer, one, over, before),
    )


def _answers(dealer: Dealer, one: MarketEffect, weeks: Weeks, others: Weeks) -> str:
    """Lead to the answers that were compared; nowhere while nothing is."""
    if not weeks or not others:
        return ""
    return standings.address(
        reverse("dashboard:evidence", args=[dealer.slug]),
        market=one.market.slug,
        counted=counted.word_of_weeks(weeks, others),
    )
