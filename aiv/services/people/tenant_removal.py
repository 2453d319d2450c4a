"""Remove an organization with all that it brought; what anyone may see of its stores stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Model, QuerySet

from aiv.domain.errors import Conflict
from aiv.models import (
    AccessLog,
    Action,
    ActionReview,
    Alert,
    AlertPreference,
    Alias,
    Claim,
    Conversation,
    Correction,
    Dealer,
    DealerChange,
    DealerFact,
    DealerLimit,
    DealerWeek,
    DomainProof,
    Experiment,
    FactReading,
    InventoryFeed,
    Lead,
    LeaderboardRow,
    Mention,
    MonthlySpending,
    OwnAnswer,
    OwnSiteCitation,
    Panel,
    QuestionReading,
    ReviewImport,
    ReviewSource,
    Scan,
    ScanSchedule,
    Score,
    ScoreInput,
    SharedAiv,
    ShopperChat,
    ShopperQuestion,
    SiteAudit,
    SlackHook,
    SpendCap,
    TrafficImport,
    Widget,
)
from aiv.models.scan import OPEN_SCANS
from aiv.services.score import scores
from dealershipai.accounts import audit
from dealershipai.accounts.models import ApiKey, Invitation, Membership, Organization, User

# What a store's people brought or made: it goes with them.
OF_DEALERS: Final[tuple[type[Model], ...]] = (
    AccessLog,
    Action,
    ActionReview,
    Alert,
    Conversation,
    DealerChange,
    DealerFact,
    DomainProof,
    Experiment,
    FactReading,
    InventoryFeed,
    Lead,
    OwnAnswer,
    QuestionReading,
    ReviewImport,
    ReviewSource,
    Score,
    ScoreInput,
    SharedAiv,
    ShopperChat,
    ShopperQuestion,
    SiteAudit,
    TrafficImport,
    Widget,
)
# What hangs on the organization itself; its ledger is a part of the installation's own line.
OF_ORGANIZATION: Final[tuple[type[Model], ...]] = (
    AlertPreference,
    ApiKey,
    Claim,
    DealerLimit,
    Invitation,
    MonthlySpending,
    ScanSchedule,
    SlackHook,
    SpendCap,
    Membership,
)
# What names a store or its organization and stays, with the reason.
KEPT: Final[dict[type[Model], str]] = {
    Alias: "a public name of the store, by which answers are read",
    Correction: "corrects answers for every reader; its author's name goes",
    Dealer: "stands in its market as a store that nobody claimed",
    DealerWeek: "counts of answers, the same for all stores of the market",
    LeaderboardRow: "an archived board is never changed",
    Mention: "what a public answer names",
    OwnSiteCitation: "what a public answer cites",
    Panel: "questions of the installation; answers rest on them",
    Scan: "answers rest on it; who paid is taken off",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Count what goes, by kind of row; `dealers` and `people` are slugs and addresses."""

    organization: str
    dealers: tuple[str, ...]
    people: tuple[str, ...]
    rows: dict[str, int]


def preview(organization: Organization) -> Removal:
    """Count what a removal would take, without what hangs on those rows in turn."""
    rows = {kind: found.count() for kind, found in _rows(organization)}
    return Removal(
        organization=organization.name,
        dealers=tuple(organization.dealers.values_list("slug", flat=True)),
        people=tuple(_people(organization).values_list("email", flat=True)),
        rows={kind: count for kind, count in sorted(rows.items()) if count},
    )


@transaction.atomic
def remove(organization: Organization, *, actor: User | None, now: datetime) -> Removal:
    """Remove it in one transaction, and score its stores anew from what anyone may read.

    Raises Conflict while a scan that the organization pays for is open.
    """
    locked = Organization.objects.select_for_update().get(pk=organization.pk)
    dealers = list(Dealer.objects.select_for_update().filter(organization=locked))
    scans = Scan.objects.filter(organization=locked)
    if scans.filter(state__in=OPEN_SCANS).exists():
        raise Conflict("A scan that this organization pays for is open. Cancel it first.")
    told = preview(locked)
    audit.record(
        actor=actor,
        action="organization.removed",
        target=locked,
        changes={"dealers": list(told.dealers), "people": len(told.people), "rows": told.rows},
        organization_id=locked.pk,
    )
    scans.update(organization=None)
    people = list(_people(locked))
    for _, found in _rows(locked):
        found.delete()
    User.objects.filter(pk__in=[person.pk for person in people]).delete()
    locked.delete()
    for dealer in dealers:
        scores.rescore_dealer(dealer, now=now)
    return told


def _rows(organization: Organization) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Give the rows by kind, each before what it leans on."""
    for model in OF_DEALERS:
        yield (
            str(model._meta.verbose_name_plural),
            model._default_manager.filter(dealer__organization=organization),
        )
    for model in OF_ORGANIZATION:
        path = "membership__organization" if model is DealerLimit else "organization"
        yield (
            str(model._meta.verbose_name_plural),
            model._default_manager.filter(**{path: organization}),
        )


def _people(organization: Organization) -> QuerySet[User]:
    """Give its members who belong nowhere else and run nothing here."""
    elsewhere = Membership.objects.exclude(organization=organization).values("user")
    return organization.members.filter(is_staff=False).exclude(pk__in=elsewhere)
