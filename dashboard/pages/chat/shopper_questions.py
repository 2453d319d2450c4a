"""Build the list of what shoppers asked, each beside what the market's panel asks already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.core.paginator import Page
from django.urls import reverse

from aiv.domain.markets import vocabulary
from aiv.domain.markets.panels import PanelIntent
from aiv.domain.shopper_chat import phrases
from aiv.domain.shopper_questions import FLOOR, asked_already, wording
from aiv.domain.shopper_questions.asked_already import Nearest
from aiv.domain.shopper_questions.wording import Place
from aiv.models import (
    USED,
    Dealer,
    Market,
    ProposalState,
    QuestionReading,
    QuestionState,
    ShopperQuestion,
)
from aiv.selectors.chat.shopper_questions import Consent
from dashboard.figures import plural
from dashboard.pages.chat.shopper_chats import local_text

KINDS: Final = {
    QuestionState.OPEN: "waiting",
    QuestionState.PROPOSED: "good",
    QuestionState.DISMISSED: "neutral",
}
ABOUT_STORE: Final = (
    "About your store alone: a market’s panel compares dealers. Answer it in your own words."
)
NO_MARKET: Final = "No market of yours asks anything yet, so there is no panel to propose it for."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A market with what it asks now and what is proposed to be asked."""

    market: Market
    intents: tuple[PanelIntent, ...]
    waiting: tuple[PanelIntent, ...] = ()

    @property
    def place(self) -> Place:
        """Give the words of the market for a wording."""
        return Place(make=self.market.make, city=self.market.city)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """One suggestion; an address is empty where the step cannot be taken."""

    row: ShopperQuestion
    asked: str
    when: str
    about: str
    proposed: str
    note: str
    is_asked: bool
    state: str
    kind: str
    decision: str
    panel_url: str
    propose_url: str
    dismiss_url: str
    reopen_url: str
    answer_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage:
    """The suggestions, or why there is none."""

    dealer: Dealer
    rows: tuple[QuestionRow, ...]
    total: str
    basis: str
    left_out: str
    empty_title: str
    empty_text: str
    is_filtered: bool
    shown: str
    previous_url: str
    next_url: str
    export_url: str


def build(
    dealer: Dealer,
    rows: Page[Any],
    asking: Sequence[Asking],
    *,
    reading: QuestionReading | None,
    consent: Consent,
    state: str,
    may_answer: bool,
    zone: str,
) -> QuestionsPage:
    """Lay out one page of suggestions."""
    path = reverse("dashboard:shopper_questions", args=[dealer.slug])
    export = reverse("dashboard:shopper_questions_csv", args=[dealer.slug])
    total = plural(rows.paginator.count, "question")
    title, text = _empty(reading, consent)

    def step(number: int) -> str:
        return f"{path}?{urlencode({'state': state, 'page': number})}"

    return QuestionsPage(
        dealer=dealer,
        rows=tuple(row_of(each, asking, zone=zone, may_answer=may_answer) for each in rows),
        total=total,
        basis=_basis(reading, consent, zone),
        left_out=_left_out(reading),
        empty_title=title,
        empty_text=text,
        is_filtered=bool(state),
        shown=f"{rows.start_index():,} to {rows.end_index():,} of {total}",
        previous_url=step(rows.number - 1) if rows.has_previous() else "",
        next_url=step(rows.number + 1) if rows.has_next() else "",
        export_url=f"{export}?{urlencode({'state': state})}",
    )


def row_of(
    row: Any, asking: Sequence[Asking], *, zone: str, may_answer: bool = False
) -> QuestionRow:
    """Lay out one suggestion, counted, beside what the panels ask."""
    home = home_of(row, asking)
    proposed = proposed_for(row, home.place) if home else None
    near, is_waiting = nearest(row, asking, proposed)
    is_open = row.state == QuestionState.OPEN
    state = QuestionState(row.state)
    return QuestionRow(
        row=row,
        asked=plural(row.chats, "conversation"),
        when=_when(row, zone),
        about=f"{vocabulary.department_label(row.department)}, "
        f"{vocabulary.stage_label(row.stage).lower()}; "
        f"{phrases.LANGUAGES.get(row.language, row.language)}",
        proposed=proposed or "",
        note=_note(proposed, home, near, is_waiting=is_waiting),
        is_asked=near is not None and near.is_same,
        state=state.label,
        kind=KINDS[state],
        decision=_decision(row, zone),
        panel_url=_panel_url(row, home),
        propose_url=_step(row, "propose") if is_open and proposed else "",
        dismiss_url=_step(row, "dismiss") if is_open else "",
        reopen_url=_step(row, "reopen") if _may_reopen(row) else "",
        answer_url=_answer_url(row) if may_answer and home and proposed is None else "",
    )


def home_of(row: ShopperQuestion, asking: Sequence[Asking]) -> Asking | None:
    """Give the market a question most likely belongs to: used cars where one asks for them."""
    is_used = row.department == USED
    fitting = (each for each in asking if (each.market.make == USED) == is_used)
    return next(fitting, asking[0] if asking else None)


def proposed_for(row: ShopperQuestion, place: Place) -> str | None:
    """Give the question as this market could be asked; None for one about the store alone."""
    return wording.for_market(row.wording, place, [row.dealer.name])


def nearest(
    row: ShopperQuestion, asking: Sequence[Asking], proposed: str | None
) -> tuple[Nearest | None, bool]:
    """Give the nearest question of the panels or, when none is the same, of what waits."""
    texts = [row.wording, *([proposed] if proposed else [])]
    best: tuple[Nearest | None, bool] = (None, False)
    for each in asking:
        names = [each.market.city, each.market.region, each.market.make, row.dealer.name]
        for intents, is_waiting in ((each.intents, False), (each.waiting, True)):
            found = asked_already.nearest(texts, intents, place=names)
            if found and (best[0] is None or (found.is_same and not best[0].is_same)):
                best = found, is_waiting
    return best


def _note(
    proposed: str | None, home: Asking | None, near: Nearest | None, *, is_waiting: bool
) -> str:
    if near is not None and near.is_same:
        return f"{'Proposed' if is_waiting else 'Asked'} already: “{near.wording}”"
    if home is None:
        return NO_MARKET
    if proposed is None:
        return ABOUT_STORE
    return f"Nearest question of the panel: “{near.wording}”" if near else ""


def _when(row: ShopperQuestion, zone: str) -> str:
    first, last = _day(row.first_at, zone), _day(row.last_at, zone)
    return last if first == last else f"{first} to {last}"


def _day(at: datetime, zone: str) -> str:
    """Give a day as the store's people write it."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%b %Y}"


def _decision(row: ShopperQuestion, zone: str) -> str:
    if row.decided_at is None:
        return ""
    who = row.decided_by.display_name if row.decided_by else "somebody"
    said = f"{who}, {_day(row.decided_at, zone)}"
    if row.state == QuestionState.DISMISSED:
        return f"Dismissed by {said}: {row.reason}"
    became = ProposalState(row.proposal.state).label if row.proposal else "the proposal is gone"
    return f"Proposed by {said}: {became[:1].lower()}{became[1:]}"


def _may_reopen(row: ShopperQuestion) -> bool:
    if row.state == QuestionState.PROPOSED:
        return row.proposal is None or row.proposal.state == ProposalState.REFUSED
    return row.state == QuestionState.DISMISSED


def _panel_url(row: ShopperQuestion, home: Asking | None) -> str:
    market = row.proposal.market if row.proposal else home.market if home else None
    return reverse("dashboard:market_panel", args=[market.slug]) if market else ""


def _step(row: ShopperQuestion, step: str) -> str:
    return reverse(f"dashboard:shopper_question_{step}", args=[row.dealer.slug, row.pk])


def _answer_url(row: ShopperQuestion) -> str:
    return f"{reverse('dashboard:widget', args=[row.dealer.slug])}#answers"


def _basis(reading: QuestionReading | None, consent: Consent, zone: str) -> str:
    agreed = (
        f"{consent.agreed:,} of {plural(consent.ended, 'ended conversation')} agreed that their "
        "questions may be used."
    )
    if reading is None or reading.read_at is None:
        return f"{agreed} Nothing was read yet."
    whole = "" if reading.is_whole else " Only the newest were read."
    return f"{agreed} Read {local_text(reading.read_at, zone)} ({zone}).{whole}"


def _left_out(reading: QuestionReading | None) -> str:
    if reading is None or not reading.rare:
        return ""
    return (
        f"{plural(reading.rare, 'further question')} came from fewer than {FLOOR} conversations or "
        "had words that few wrote. They are counted; their words are not kept here."
    )


def _empty(reading: QuestionReading | None, consent: Consent) -> tuple[str, str]:
    if not consent.agreed:
        return (
            "No shopper agreed yet",
            "Questions are read only of conversations whose shopper ticked the box beside the "
            "consent. It is never ticked beforehand, and older consents did not cover this.",
        )
    if reading is None or reading.read_at is None:
        return "Not read yet", "Conversations that ended are read once an hour."
    return (
        "No question came from three conversations yet",
        f"What fewer than {FLOOR} conversations asked is not shown, so that nobody is recognised "
        "by a question.",
    )
