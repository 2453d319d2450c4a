"""Build the page on which a shoppers' question becomes a proposal for a market's panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from aiv.domain.markets.panels import PanelIntent
from aiv.models import EditKind, PanelProposal
from dashboard.pages.chat import shopper_questions as listed
from dashboard.pages.chat.shopper_questions import Asking, QuestionRow
from dashboard.pages.evidence.standings import Tab


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """The suggestion, the market it is proposed for, and the others it could be."""

    question: QuestionRow
    asking: Asking
    tabs: tuple[Tab, ...]
    back_url: str


def build(row: Any, home: Asking, asking: Sequence[Asking], *, zone: str) -> ProposalPage:
    """Lay out the page; tabs only where the dealer stands in several markets."""
    path = reverse("dashboard:shopper_question_propose", args=[row.dealer.slug, row.pk])
    tabs = tuple(
        Tab(
            label=each.market.name,
            url=f"{path}?market={each.market.slug}",
            current=each.market == home.market,
        )
        for each in asking
    )
    return ProposalPage(
        question=listed.row_of(row, [home], zone=zone),
        asking=home,
        tabs=tabs if len(tabs) > 1 else (),
        back_url=reverse("dashboard:shopper_questions", args=[row.dealer.slug]),
    )


def initial(row: Any, home: Asking) -> dict[str, str]:
    """Give what the form holds at first: a further question, or other words for the same one."""
    proposed = listed.proposed_for(row, home.place)
    near, is_waiting = listed.nearest(row, [home], proposed)
    is_asked = near is not None and near.is_same and not is_waiting
    words = [*near.intent.wordings] if near is not None and is_asked else []
    chats = f"{row.chats} conversations on our site"
    return {
        "kind": EditKind.REWORD if is_asked else EditKind.ADD,
        "question": near.intent.slug if near is not None and is_asked else "",
        "department": row.department,
        "stage": row.stage,
        "wordings": "\n".join(dict.fromkeys([*words, proposed or ""])).strip(),
        "note": f"Asked in {chats}.",
    }


def as_intent(row: PanelProposal) -> PanelIntent:
    """Give what a proposal would ask, to compare it with."""
    return PanelIntent(
        slug=row.slug,
        department=row.department,
        stage=row.stage,
        is_local=row.is_local,
        is_branded=False,
        wordings=tuple(row.wordings),
    )
