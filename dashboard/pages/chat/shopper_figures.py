"""Build the figures of a dealer's chats: how much was answered, who asked for a person, leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from aiv.domain.shopper_chat.topics import Topic
from aiv.domain.statistics import rates
from aiv.selectors.chat.shopper_counts import ShopperCounts, TopicCounts
from dashboard.figures import DIRECTIONAL_BELOW, Figure, plural

PERIOD: Final = timedelta(days=28)
ABOUT: Final = {
    Topic.COMMITMENT: "Prices, approvals, holds: what only a person may agree to",
    Topic.OWN_WORDS: "What you answered in your own words",
    Topic.PERSON: "A person",
    Topic.HOURS: "Opening hours",
    Topic.ADDRESS: "The address",
    Topic.PHONE: "A phone number",
    Topic.APPOINTMENT: "An appointment or a test drive",
    Topic.FINANCE: "Credit, payments, trade-in",
    Topic.VEHICLES: "Vehicles on offer",
    Topic.MAKES: "Makes sold new",
    Topic.SERVICES: "Services",
    Topic.POLICIES: "Policies",
    Topic.UNKNOWN: "Something it did not recognise",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """What was asked about one thing: counts, no shares, for most are few."""

    about: str
    questions: str
    answered: str
    chats: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopperFigures:
    """What the last 28 days brought; counts are exact, shares have an interval."""

    answered: Figure
    sample: str
    handed: Figure
    handed_sample: str
    leads: str
    open_leads: str
    topics: tuple[TopicRow, ...]


def build(counts: ShopperCounts, topics: Iterable[TopicCounts]) -> ShopperFigures:
    """Lay out the figures."""
    return ShopperFigures(
        answered=_share(
            "Questions answered from your facts",
            counts.answered,
            of=counts.questions,
            chats=counts.asking_chats,
            reason="No shopper asked a question in the last 28 days.",
        ),
        sample=f"{counts.answered:,} of {plural(counts.questions, 'question')} "
        f"in {plural(counts.asking_chats, 'chat')}",
        handed=_share(
            "Chats that asked for a person",
            counts.handed_over,
            of=counts.chats,
            chats=counts.chats,
            reason="No chat was opened in the last 28 days.",
        ),
        handed_sample=f"{counts.handed_over:,} of {plural(counts.chats, 'chat')}; "
        f"{counts.taken:,} taken by a person",
        leads=f"{counts.leads:,}",
        open_leads=f"{counts.open_leads:,} not marked as done",
        topics=tuple(map(_topic, topics)),
    )


def _topic(counts: TopicCounts) -> TopicRow:
    return TopicRow(
        about=ABOUT[counts.topic],
        questions=f"{counts.questions:,}",
        answered=f"{counts.answered:,} of {counts.questions:,}",
        chats=f"{counts.chats:,}",
    )


def _share(label: str, count: int, *, of: int, chats: int, reason: str) -> Figure:
    """Give a share with its Wilson interval, in which each chat counts once.

    Questions of one chat resemble each other, so that they are not so many independent ones.
    """
    point = count / of if of else None
    ends = rates.wilson(point, float(chats))
    few = 0 < chats < DIRECTIONAL_BELOW
    return Figure(
        label=label,
        point=point,
        lo=ends[0] if ends else None,
        hi=ends[1] if ends else None,
        caution=f"fewer than {DIRECTIONAL_BELOW} chats" if few else "",
        reason=reason if point is None else "",
    )
