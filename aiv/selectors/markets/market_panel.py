"""Read what a market asks, what is proposed to ask otherwise, and how the panel came to be."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from aiv.domain.markets.panel_edits import PanelDiff, difference
from aiv.domain.markets.panels import PanelIntent
from aiv.models import Intent, Market, Panel, PanelKind, PanelProposal
from dealershipai.accounts.models import Membership, User

SHOWN_VERSIONS = 12
SHOWN_PROPOSALS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version and what it changed; the first one shown is compared with nothing."""

    panel: Panel
    intents: tuple[PanelIntent, ...]
    changed: PanelDiff | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketPanel:
    """The versions, newest first, and the proposals, newest first."""

    versions: tuple[Version, ...]
    proposals: tuple[PanelProposal, ...]


def of(market: Market) -> MarketPanel:
    """Read a market's panel in four queries, however many versions and questions there are."""
    panels = list(
        market.panels.filter(kind=PanelKind.MARKET)
        .select_related("author")
        .order_by("-version")[: SHOWN_VERSIONS + 1]
    )
    rows = Intent.objects.filter(panel__in=panels).order_by("position").prefetch_related("prompts")
    asked: dict[object, list[PanelIntent]] = {panel.pk: [] for panel in panels}
    for row in rows:
        asked[row.panel_id].append(_intent(row))
    proposals = PanelProposal.objects.filter(market=market).select_related(
        "proposed_by", "decided_by", "panel"
    )
    return MarketPanel(
        versions=tuple(
            Version(
                panel=panel,
                intents=tuple(asked[panel.pk]),
                changed=difference(asked[older.pk], asked[panel.pk]) if older else None,
            )
            for panel, older in zip(panels, [*panels[1:], None], strict=True)
        )[:SHOWN_VERSIONS],
        proposals=tuple(proposals[:SHOWN_PROPOSALS]),
    )


def _intent(row: Intent) -> PanelIntent:
    return PanelIntent(
        slug=row.slug,
        department=row.department,
        stage=row.stage,
        is_local=row.is_local,
        is_branded=row.is_branded,
        weight=row.weight,
        wordings=tuple(prompt.text for prompt in row.prompts.all()),
    )


def proposals() -> QuerySet[PanelProposal]:
    """Give the proposals of all markets, each with its market."""
    return PanelProposal.objects.select_related("market")


def colleagues(person: User) -> frozenset[UUID]:
    """Give the people of a person's own organizations, in one query."""
    own = Membership.objects.filter(user=person).values("organization")
    rows = Membership.objects.filter(organization__in=own)
    return frozenset({person.pk, *rows.values_list("user", flat=True)})
