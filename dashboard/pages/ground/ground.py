"""Build the page that leads to a dealer's own ground: one card a room, with its state and age."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from aiv.domain.score.input_records import InputRecord
from aiv.models import Dealer
from dashboard.pages.chat.chat_card import of_chat
from dashboard.pages.ground.ground_cards import of_crawl_access, of_inputs, of_site
from dashboard.pages.ground.ground_state import Ground, GroundCard
from dashboard.pages.ground.signal_card import of_signals

Maker = Callable[[Ground], GroundCard]


class Part(StrEnum):
    """Name the rooms of the ground, in the order their cards stand."""

    SITE = "site"
    CRAWL_ACCESS = "crawl_access"
    INVENTORY = "inventory"
    REVIEWS = "reviews"
    EXPERIMENTS = "experiments"
    SIGNALS = "signals"
    CHAT = "chat"


# A room that has pages of its own puts its maker in the place of `of_inputs`.
CARDS: Final[dict[Part, Maker]] = {
    Part.SITE: of_site,
    Part.CRAWL_ACCESS: of_crawl_access,
    Part.INVENTORY: of_inputs(
        "Inventory",
        "Whether your feed, your site and the answers speak of the same vehicles.",
        names=("inventory_truth_mult",),
        route="dashboard:inventory",
        action="Open the inventory",
    ),
    Part.REVIEWS: of_inputs(
        "Reviews",
        "How many there are, how good and how recent, and whether you answer them.",
        names=("ugc_health_score",),
        route="dashboard:reviews",
        action="Open the reviews",
    ),
    Part.EXPERIMENTS: of_inputs(
        "Experiments",
        "What an A/B test of your own pages gained in clicks and conversions.",
        names=("ctr_delta", "conversion_delta"),
        route="dashboard:experiments",
        action="Open the tests",
    ),
    Part.SIGNALS: of_signals,
    Part.CHAT: of_chat,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundPage:
    """The cards of one dealer."""

    dealer: Dealer
    cards: tuple[GroundCard, ...]
    now: datetime


def build(dealer: Dealer, records: Mapping[str, InputRecord], *, now: datetime) -> GroundPage:
    """Ask every room for its card."""
    ground = Ground(dealer=dealer, records=records, now=now)
    return GroundPage(dealer=dealer, cards=tuple(make(ground) for make in CARDS.values()), now=now)
