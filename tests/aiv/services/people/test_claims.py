"""Check that only an operator's word gives a dealer to an organization."""

from __future__ import annotations

import pytest

from aiv import access
from aiv.domain.errors import Conflict
from aiv.models import Claim, ClaimState, Dealer, Market
from aiv.services.people import claims
from dealershipai.accounts.models import AuditEvent, Organization, User
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Organization:
    return cast.organization("Lighthouse Group")


@pytest.fixture
def asker(group: Organization) -> User:
    return cast.member(group, "owner")


@pytest.fixture
def claim(group: Organization, asker: User, dealers: list[Dealer], far_market: Market) -> Claim:
    return claims.propose(dealers[1], group, market=far_market, note="ours", person=asker)


def test_a_waiting_claim_shows_nothing(claim: Claim, asker: User) -> None:
    assert not access.own_dealers(asker).exists()
    assert not access.markets(asker).exists()


def test_the_same_claim_twice_is_one(claim: Claim, group: Organization, asker: User) -> None:
    again = claims.propose(claim.dealer, group, market=None, note="again", person=asker)
    assert again == claim
    assert AuditEvent.objects.filter(action="claim.proposed").count() == 1


def test_an_accepted_claim_gives_dealer_and_market(
    claim: Claim, asker: User, operator: User, far_market: Market
) -> None:
    claims.accept(claim, operator=operator)
    assert list(access.own_dealers(asker)) == [claim.dealer]
    assert far_market in access.markets(asker)


def test_accepting_twice_is_accepting_once(claim: Claim, operator: User) -> None:
    claims.accept(claim, operator=operator)
    claims.accept(claim, operator=operator)
    assert AuditEvent.objects.filter(action="claim.accepted").count() == 1


def test_a_dealer_of_others_is_not_given_away(
    claim: Claim, operator: User, organization: Organization
) -> None:
    Dealer.objects.filter(pk=claim.dealer_id).update(organization=organization)
    with pytest.raises(Conflict, match="belongs to another"):
        claims.accept(claim, operator=operator)
    claim.refresh_from_db()
    assert claim.state == ClaimState.PENDING


def test_of_two_claims_one_wins(claim: Claim, operator: User, stranger: User) -> None:
    rival = access.memberships(stranger)[0].organization
    other = claims.propose(claim.dealer, rival, market=None, note="", person=stranger)
    claims.accept(other, operator=operator)
    with pytest.raises(Conflict):
        claims.accept(claim, operator=operator)
    assert Dealer.objects.get(pk=claim.dealer_id).organization == rival


def test_a_refusal_keeps_its_reason(claim: Claim, operator: User, asker: User) -> None:
    claims.refuse(claim, operator=operator, reason="The site is not yours.")
    assert claim.state == ClaimState.REFUSED
    assert claim.reason == "The site is not yours."
    assert not access.own_dealers(asker).exists()


def test_a_second_refusal_keeps_the_first_reason(claim: Claim, operator: User) -> None:
    claims.refuse(claim, operator=operator, reason="first")
    claims.refuse(claim, operator=operator, reason="second")
    assert claim.reason == "first"


def test_what_was_refused_is_not_accepted(claim: Claim, operator: User) -> None:
    claims.refuse(claim, operator=operator, reason="no")
    with pytest.raises(Conflict):
        claims.accept(claim, operator=operator)
    assert Dealer.objects.get(pk=claim.dealer_id).organization is None


def test_what_was_accepted_is_not_refused(claim: Claim, operator: User) -> None:
    claims.accept(claim, operator=operator)
    with pytest.raises(Conflict):
        claims.refuse(claim, operator=operator, reason="no")


def test_a_refused_claim_may_be_asked_again(claim: Claim, operator: User, asker: User) -> None:
    claims.refuse(claim, operator=operator, reason="no")
    claims.ask_again(claim, note="Here is our licence.", person=asker)
    assert claim.state == ClaimState.PENDING
    assert claim.note == "Here is our licence.\nours"
    assert claim.reason == "no"


def test_a_waiting_claim_is_not_asked_again(claim: Claim, asker: User) -> None:
    claims.ask_again(claim, note="hurry", person=asker)
    assert claim.note == "ours"
    assert not AuditEvent.objects.filter(action="claim.asked_again").exists()


def test_every_decision_names_who_took_it(claim: Claim, operator: User) -> None:
    claims.accept(claim, operator=operator)
    event = AuditEvent.objects.get(action="claim.accepted")
    assert (event.actor, event.organization_id) == (operator, claim.organization_id)
