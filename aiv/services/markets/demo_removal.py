"""Remove the demo market whole; a row that is not marked demo is never touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from aiv.domain import demo
from aiv.domain.errors import Conflict
from aiv.models import (
    Answer,
    Assistant,
    Claim,
    Correction,
    Dealer,
    DealerLimit,
    Evidence,
    Intent,
    Leaderboard,
    LeaderboardRow,
    Market,
    Mention,
    Panel,
    PanelProposal,
    Probe,
    Prompt,
    Scan,
    Score,
    ScoreInput,
)
from aiv.services.markets.demo import ORGANIZATION_ID
from dealershipai.accounts import audit
from dealershipai.accounts.models import Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveReport:
    """Count what was removed; all zero when no demo stood here."""

    markets: int
    dealers: int
    answers: int


@transaction.atomic
def remove() -> RemoveReport:
    """Remove everything of the demo in one transaction; doing it again changes nothing.

    Raises Conflict when measured answers rest on a demo row.
    """
    markets = Market.objects.select_for_update().filter(is_demo=True)
    dealers = Dealer.objects.filter(is_demo=True)
    _refuse_mixed(markets, dealers)
    _refuse_to_unlimit(dealers)
    report = RemoveReport(
        markets=markets.count(),
        dealers=dealers.count(),
        answers=Answer.objects.filter(is_demo=True).count(),
    )
    for market in markets:
        audit.record(actor=None, action="demo.removed", target=market)
    for rows in _in_order(markets, dealers):
        rows.delete()
    return report


def _refuse_mixed(markets: QuerySet[Market], dealers: QuerySet[Dealer]) -> None:
    measured = Answer.objects.filter(is_demo=False)
    named = Mention.objects.filter(dealer__in=dealers, answer__is_demo=False)
    if measured.filter(market__in=markets).exists() or named.exists():
        raise Conflict(
            "Measured answers stand in the demo market or name a demo dealer, and answers are "
            "never removed. Nothing was changed."
        )


def _refuse_to_unlimit(dealers: QuerySet[Dealer]) -> None:
    """Keep a member from seeing measured dealers because the demo one they may see is gone."""
    seats = DealerLimit.objects.filter(dealer__in=dealers)
    if seats.filter(membership__organization__dealers__is_demo=False).exists():
        raise Conflict(
            "A member may see only a demo dealer and would see all others without it. Change "
            "what they may see, then remove the demo."
        )


def _in_order(markets: QuerySet[Market], dealers: QuerySet[Dealer]) -> Iterable[QuerySet[Any]]:
    """Give the rows, each kind before those that it leans on."""
    answers = Answer.objects.filter(is_demo=True)
    panels = Panel.objects.filter(market__in=markets)
    scans = Scan.objects.filter(panel__in=panels)
    inputs = ScoreInput.objects.filter(dealer__in=dealers)
    yield Evidence.objects.filter(score_input__in=inputs)
    yield inputs
    yield LeaderboardRow.objects.filter(market__in=markets)
    yield Leaderboard.objects.filter(market__in=markets)
    yield Score.objects.filter(market__in=markets)
    yield Mention.objects.filter(answer__in=answers)
    yield Correction.objects.filter(answer__in=answers)
    yield answers
    yield Probe.objects.filter(scan__in=scans)
    yield scans
    yield PanelProposal.objects.filter(market__in=markets)
    yield Prompt.objects.filter(intent__panel__in=panels)
    yield Intent.objects.filter(panel__in=panels)
    yield panels
    yield Claim.objects.filter(dealer__in=dealers)
    yield DealerLimit.objects.filter(dealer__in=dealers)
    yield dealers
    yield markets
    yield Assistant.objects.filter(provider=demo.PROVIDER, answers=None, market_assistants=None)
    yield Organization.objects.filter(pk=ORGANIZATION_ID, dealers=None)
