"""Build the page of an organization: its dealers, what waits, and the ways on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from aiv.models import Claim, Dealer
from dashboard.pages.evidence.standings import Tab
from dealershipai.accounts.models import Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationPage:
    """Everything the page shows; `others` are the person's further organizations."""

    organization: Organization
    dealers: tuple[Dealer, ...]
    claims: tuple[Claim, ...]
    others: tuple[Tab, ...]
    may_rename: bool
    may_claim: bool
    may_edit: bool


def build(
    *,
    organization: Organization,
    dealers: Iterable[Dealer],
    claims: Iterable[Claim],
    mine: Iterable[Organization],
    may_rename: bool,
    may_claim: bool,
    may_edit: bool,
) -> OrganizationPage:
    """Lay out the page."""
    return OrganizationPage(
        organization=organization,
        dealers=tuple(dealers),
        claims=tuple(claims),
        others=tuple(_tab(each, organization) for each in mine),
        may_rename=may_rename,
        may_claim=may_claim,
        may_edit=may_edit,
    )


def _tab(each: Organization, current: Organization) -> Tab:
    url = f"{reverse('dashboard:organization')}?organization={each.pk}"
    return Tab(label=each.name, url=url, current=each == current)
