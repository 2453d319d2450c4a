"""Read what lasts and deserves a word: wrong facts stated, bots shut out, budgets that run out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from aiv.domain.site import bots
from aiv.domain.site.bot_grid import Barrier
from aiv.domain.site.bot_summary import ClassCell
from aiv.models import (
    AuditState,
    Dealer,
    MonthlySpending,
    SiteAudit,
    SpendCap,
    StatedFact,
)
from aiv.selectors.site import audited_pages
from dealershipai.accounts.models import Organization

ANSWERS_TO_TELL: Final = 2
"""The second answer is the second draw; it ends when none states the value any more."""
AUDITS_BACK: Final = timedelta(days=30)
STEPS: Final = (0.8, 1.0)
"""Shares of a cap at which its payer is told (security.md: over 80 % of the cap)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongFact:
    """One wrong value of one field, in how many answers of how many read."""

    dealer: Dealer
    field: str
    label: str
    stated: str
    correct: str
    answers: int
    read: int

    @property
    def is_new(self) -> bool:
        """Tell whether a second answer states it too; one may be a slip of a moment."""
        return self.answers >= ANSWERS_TO_TELL

    @property
    def is_certain(self) -> bool:
        """Tell that nothing has to show it again."""
        return True

    @property
    def key(self) -> str:
        """Give the word that stands for the wrong value, whoever states it."""
        return f"{self.dealer.pk.hex}:fact:{self.field}:{' '.join(self.stated.casefold().split())}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShutOut:
    """A bot of an assistant that is kept from pages of a site.

    `is_new` where an audit shortly before did not show it; `is_certain` where a line of robots.txt
    or a second audit shows it.
    """

    dealer: Dealer
    cell: ClassCell
    assistant: str
    if_blocked: str
    is_new: bool
    is_certain: bool

    @property
    def key(self) -> str:
        """Give the word that stands for the bot and what keeps it out."""
        return f"{self.dealer.pk.hex}:crawler:{self.cell.token}:{self.cell.barrier}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """A cap of which a step was reached; without an organization it is the installation's."""

    organization: Organization | None
    month: date
    micros: int
    cap: int
    step: float
    is_new: bool = True
    is_certain: bool = True

    @property
    def key(self) -> str:
        """Give the word that stands for the step in its month."""
        owner = self.organization.pk.hex if self.organization else "installation"
        return f"{owner}:budget:{self.month.isoformat()}:{self.step * 100:.0f}"


def wrong_facts() -> list[WrongFact]:
    """Give every wrong value that answers state, in one query."""
    rows = (
        StatedFact.objects.filter(is_right=False, reading__dealer__organization__isnull=False)
        .select_related("reading__dealer__organization")
        .order_by("reading", "field", "answer")
    )
    groups: dict[tuple[UUID, str, str], list[StatedFact]] = defaultdict(list)
    for row in rows:
        said = " ".join(row.stated.casefold().split())
        groups[row.reading_id, row.field, said].append(row)
    return [_wrong_fact(group) for group in groups.values()]


def shut_out(now: datetime) -> list[ShutOut]:
    """Give which bots the newest audit of each claimed dealer shows to be kept out.

    A line of robots.txt is the same whoever reads it; what a server did once, a second audit has
    to show too. Only bots whose reach decides about answers are told of.
    """
    newest = SiteAudit.objects.filter(
        dealer=OuterRef("dealer"), state=AuditState.FINISHED
    ).order_by("-finished_at")
    audits = SiteAudit.objects.filter(
        pk=Subquery(newest.values("pk")[:1]),
        finished_at__gt=now - AUDITS_BACK,
        dealer__organization__isnull=False,
    ).select_related("dealer__organization")
    return [each for audit in audits for each in _shut_out(audit)]


def spent(now: datetime) -> list[Spent]:
    """Give the caps of the month of which eight tenths or all are spent, in two queries."""
    caps = {cap.organization_id: cap.micros for cap in SpendCap.objects.filter(micros__gt=0)}
    rows = MonthlySpending.objects.filter(month=now.date().replace(day=1), spent_micros__gt=0)
    return [
        Spent(
            organization=row.organization,
            month=row.month,
            micros=row.spent_micros,
            cap=caps[row.organization_id],
            step=step,
        )
        for row in rows.select_related("organization")
        for step in STEPS
        if row.organization_id in caps and row.spent_micros >= step * caps[row.organization_id]
    ]


def _wrong_fact(group: list[StatedFact]) -> WrongFact:
    first = group[0]
    return WrongFact(
        dealer=first.reading.dealer,
        field=first.field,
        label=first.get_field_display(),
        stated=first.stated,
        correct=first.correct,
        answers=len({row.answer_id for row in group}),
        read=first.reading.answers,
    )


def _shut_out(audit: SiteAudit) -> Iterable[ShutOut]:
    earlier = (
        SiteAudit.objects.filter(dealer=audit.dealer_id, state=AuditState.FINISHED)
        .exclude(pk=audit.pk)
        .order_by(F("finished_at").desc())[:2]
    )
    grids = [_blocked(each) for each in (audit, *earlier)]
    for token, cell in grids[0].items():
        bot = bots.BY_TOKEN[token.lower()]
        yield ShutOut(
            dealer=audit.dealer,
            cell=cell,
            assistant=bot.assistant,
            if_blocked=bot.if_blocked,
            is_new=any(token not in each for each in grids[1:]),
            is_certain=cell.barrier == Barrier.ROBOTS or any(token in e for e in grids[1:2]),
        )


def _blocked(audit: SiteAudit) -> dict[str, ClassCell]:
    """Give, by token, the first kind of page that a bot which decides about answers cannot read."""
    found: dict[str, ClassCell] = {}
    for cell in audited_pages.grid(audit):
        bot = bots.BY_TOKEN.get(cell.token.lower())
        keeps_out = cell.barrier in (Barrier.ROBOTS, Barrier.TURNED_AWAY)
        if bot is not None and bot.gates_answers and keeps_out and cell.token not in found:
            found[cell.token] = cell
    return found
