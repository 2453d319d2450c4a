"""Let organizations claim dealers, and operators decide; a name alone claims nothing."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from aiv.domain.errors import Conflict
from aiv.models import Claim, ClaimState, Dealer, Market
from dealershipai.accounts import audit
from dealershipai.accounts.models import Organization, User


@transaction.atomic
def propose(
    dealer: Dealer, organization: Organization, *, market: Market | None, note: str, person: User
) -> Claim:
    """Put a claim before an operator; claiming the same dealer again gives the same claim."""
    claim, is_new = Claim.objects.get_or_create(
        dealer=dealer,
        organization=organization,
        defaults={"market": market, "note": note, "claimed_by": person},
    )
    if is_new:
        audit.record(
            actor=person,
            action="claim.proposed",
            target=claim,
            changes={"dealer": dealer.slug},
            organization_id=organization.pk,
        )
    return claim


@transaction.atomic
def ask_again(claim: Claim, *, note: str, person: User) -> Claim:
    """Put a refused claim before an operator once more; a waiting one changes nothing."""
    asked = Claim.objects.filter(pk=claim.pk, state=ClaimState.REFUSED).update(
        state=ClaimState.PENDING,
        note=f"{note}\n{claim.note}"[:1000],
        claimed_by=person,
        claimed_at=timezone.now(),
        decided_by=None,
        decided_at=None,
    )
    claim.refresh_from_db()
    if asked:
        audit.record(
            actor=person,
            action="claim.asked_again",
            target=claim,
            changes={"dealer": claim.dealer.slug},
            organization_id=claim.organization_id,
        )
    return claim


def accept(claim: Claim, *, operator: User) -> Claim:
    """Give the dealer to the organization and its place in the market; again changes nothing.

    Raises Conflict when another organization owns the dealer or the claim was refused.
    """
    return _accept(claim, operator, {})


def accept_proved(claim: Claim, *, person: User, host: str) -> Claim:
    """Accept a claim because its organization proved the dealer's domain; audited as such."""
    return _accept(claim, person, {"proved": host})


@transaction.atomic
def refuse(claim: Claim, *, operator: User, reason: str) -> Claim:
    """Turn a claim down with a reason the member can read; again changes nothing."""
    if _decide(claim, ClaimState.REFUSED, operator, {}):
        Claim.objects.filter(pk=claim.pk).update(reason=reason)
        claim.refresh_from_db()
    return claim


@transaction.atomic
def _accept(claim: Claim, person: User, why: dict[str, str]) -> Claim:
    dealer = Dealer.objects.select_for_update().get(pk=claim.dealer_id)
    if dealer.organization_id not in (None, claim.organization_id):
        raise Conflict(f"{dealer.name} belongs to another organization already.")
    if _decide(claim, ClaimState.ACCEPTED, person, why):
        Dealer.objects.filter(pk=dealer.pk).update(organization=claim.organization_id)
        if claim.market:
            claim.market.dealers.add(dealer)
    return claim


def _decide(claim: Claim, state: ClaimState, person: User, why: dict[str, str]) -> bool:
    decided = Claim.objects.filter(pk=claim.pk, state=ClaimState.PENDING).update(
        state=state, decided_by=person, decided_at=timezone.now()
    )
    claim.refresh_from_db()
    if claim.state != state:
        raise Conflict("This claim was decided otherwise already.")
    if decided:
        audit.record(
            actor=person,
            action=f"claim.{state.value}",
            target=claim,
            changes={"dealer": claim.dealer.slug, **why},
            organization_id=claim.organization_id,
        )
    return bool(decided)
