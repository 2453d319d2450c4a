"""Build the page of a market's panel: what is asked, what is proposed, how it came to be."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from aiv.domain.markets import vocabulary
from aiv.domain.markets.panel_edits import PanelDiff, allowance
from aiv.domain.markets.panels import PanelIntent
from aiv.models import EditKind, Market, PanelProposal, ProposalState
from aiv.selectors.markets.market_panel import MarketPanel, Version
from dealershipai.accounts.models import User

SOMEBODY = "a member of another store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """The questions of one department, in the panel's order."""

    label: str
    intents: tuple[PanelIntent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposal in words; `is_open` waits for a decision."""

    pk: UUID
    what: str
    slug: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    note: str
    by: str
    at: datetime
    state: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One version: who made it when, and what it changed."""

    number: int
    at: datetime
    by: str
    questions: int
    changed: PanelDiff | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPage:
    """Everything the page shows; `version` is None while the market asks nothing."""

    market: Market
    version: int | None
    questions: int
    allowance: int
    departments: tuple[Department, ...]
    proposals: tuple[Proposal, ...]
    versions: tuple[VersionRow, ...]
    may_propose: bool
    may_decide: bool


def build(
    *,
    market: Market,
    found: MarketPanel,
    known: Collection[UUID],
    may_propose: bool,
    may_decide: bool,
) -> PanelPage:
    """Lay out the page; `known` are the people whose names the reader may see."""
    newest = found.versions[0] if found.versions else None
    intents = newest.intents if newest else ()
    return PanelPage(
        market=market,
        version=newest.panel.version if newest else None,
        questions=len(intents),
        allowance=allowance(len(intents)),
        departments=_departments(intents),
        proposals=tuple(_proposal(row, known, may_decide) for row in found.proposals),
        versions=tuple(_version(each, known, may_decide) for each in found.versions),
        may_propose=may_propose,
        may_decide=may_decide,
    )


def _departments(intents: Sequence[PanelIntent]) -> tuple[Department, ...]:
    words = sorted({each.department for each in intents}, key=vocabulary.department_order)
    return tuple(
        Department(
            label=vocabulary.department_label(word),
            intents=tuple(each for each in intents if each.department == word),
        )
        for word in words
    )


def _proposal(row: PanelProposal, known: Collection[UUID], may_decide: bool) -> Proposal:
    is_known = may_decide or row.proposed_by_id in known
    return Proposal(
        pk=row.pk,
        what=EditKind(row.kind).label,
        slug=row.slug.replace("-", " "),
        before=tuple(row.wordings_before) if row.kind != EditKind.ADD else (),
        after=tuple(row.wordings),
        # What a rival wrote to the operator is not for everybody.
        note=row.note if is_known else "",
        by=_name(row.proposed_by, known, may_decide),
        at=row.proposed_at,
        state=_state(row),
        is_open=row.state == ProposalState.PROPOSED,
    )


def _state(row: PanelProposal) -> str:
    if row.state == ProposalState.ACCEPTED and row.takes_effect_on:
        return f"Accepted; in force from {_day(row.takes_effect_on)}"
    if row.state == ProposalState.IN_FORCE and row.panel:
        return f"In force since version {row.panel.version}"
    return ProposalState(row.state).label


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _version(version: Version, known: Collection[UUID], may_decide: bool) -> VersionRow:
    return VersionRow(
        number=version.panel.version,
        at=version.panel.frozen_at,
        by=_name(version.panel.author, known, may_decide),
        questions=len(version.intents),
        changed=version.changed,
    )


def _name(person: User | None, known: Collection[UUID], may_decide: bool) -> str:
    if person is None:
        return "the operator"
    return person.display_name if may_decide or person.pk in known else SOMEBODY
