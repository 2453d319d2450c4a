"""Let newcomers make an organization and ask for a dealer; an operator decides who owns what."""

from __future__ import annotations

from django.db import transaction

from aiv.domain.errors import Conflict
from aiv.domain.markets.dealer_record import DealerRecord, tidy
from aiv.models import Claim
from aiv.services.markets import dealer_matching, proposed_markets
from aiv.services.markets.proposed_markets import MarketChoice
from aiv.services.people import claims
from dealershipai.accounts import audit
from dealershipai.accounts.models import Membership, Organization, Role, User


@transaction.atomic
def create_organization(user: User, name: str) -> Organization:
    """Make an organization that the person owns; the same name again gives the same one."""
    # The lock lets a form that was sent twice find the organization of its first sending.
    User.objects.select_for_update().get(pk=user.pk)
    owned = Organization.objects.filter(memberships__user=user, memberships__role=Role.OWNER)
    if known := owned.filter(name__iexact=name).first():
        return known
    made = Organization.objects.create(name=name)
    Membership.objects.create(user=user, organization=made, role=Role.OWNER)
    audit.record(
        actor=user,
        action="organization.created",
        target=made,
        changes={"name": name},
        organization_id=made.pk,
    )
    return made


@transaction.atomic
def rename(organization: Organization, name: str, *, actor: User) -> None:
    """Give an organization another name; the same name changes nothing."""
    before = organization.name
    if name == before:
        return
    organization.name = name
    organization.save(update_fields=["name"])
    audit.record(
        actor=actor,
        action="organization.renamed",
        target=organization,
        changes={"name": [before, name]},
        organization_id=organization.pk,
    )


@transaction.atomic
def add_dealer(
    organization: Organization, record: DealerRecord, *, market_choice: MarketChoice, actor: User
) -> Claim:
    """Ask for a dealer, known or new, and its place in a market; nothing is owned by asking.

    A known dealer keeps its record as it is: what was typed stands in the claim's note. Raises
    InvalidInput naming the field, Conflict when the organization owns the dealer already.
    """
    # The lock lets a form that was sent twice find the dealer of its first sending.
    Organization.objects.select_for_update().get(pk=organization.pk)
    wanted = tidy(record)
    market = proposed_markets.join_or_propose(market_choice, proposer=actor)
    dealer = dealer_matching.match(wanted) or dealer_matching.create(wanted)
    if dealer.organization_id == organization.pk:
        raise Conflict(f"{dealer.name} stands in your organization already.")
    return claims.propose(dealer, organization, market=market, note=_typed(wanted), person=actor)


def _typed(record: DealerRecord) -> str:
    """Write down what was typed, so that an operator sees it beside the dealer that stands."""
    place = (record.street, record.city, record.region, record.postal_code)
    lines = {
        "Name": record.name,
        "Website": record.website,
        "Phone": record.phone,
        "Address": ", ".join(filter(None, place)),
        "Makes": ", ".join(record.makes),
    }
    return "\n".join(f"{label}: {words}" for label, words in lines.items() if words)[:1000]
