"""Build what stands on top of every page of the chat widget: who may open which, who waits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from aiv.access import Action
from aiv.models import Dealer
from dashboard.pages.evidence.standings import Tab

SECTIONS: Final = {
    "conversations": ("Conversations", Action.SEE_DEALER),
    "leads": ("Leads", Action.WORK_LEADS),
    "shopper_questions": ("Questions", Action.PROPOSE_PANEL),
    "widget": ("Widget", Action.SET_UP_WIDGET),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatHead:
    """The frame of a page."""

    dealer: Dealer
    tabs: tuple[Tab, ...]
    may: Collection[Action]
    may_edit: bool


def build(dealer: Dealer, section: str, *, may: Collection[Action], waiting: int) -> ChatHead:
    """Lay out the frame; `waiting` are the shoppers who wait for a person."""
    return ChatHead(
        dealer=dealer,
        tabs=tuple(
            Tab(
                label=label,
                url=reverse(f"dashboard:{name}", args=[dealer.slug]),
                current=name == section,
                count=waiting or None if name == "conversations" else None,
            )
            for name, (label, action) in SECTIONS.items()
            if action in may
        ),
        may=may,
        may_edit=Action.EDIT_DEALER in may,
    )
