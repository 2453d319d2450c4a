"""Hold the table of roles and actions, and whose dealers, markets and answers a person sees."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from aiv import access
from aiv.access import Action
from aiv.models import Answer, Assistant, Dealer, DealerLimit, Market, MarketState, Panel
from dealershipai.accounts.models import Membership, Organization, Role, User
from tests import answered, cast
from tests.answered import Said

pytestmark = pytest.mark.django_db

# viewer, manager, owner; written out a second time so that no right changes unnoticed.
TABLE = {
    Action.SEE_MARKET: (True, True, True),
    Action.SEE_DEALER: (True, True, True),
    Action.PROPOSE_CORRECTION: (True, True, True),
    Action.EDIT_DEALER: (False, True, True),
    Action.DECLARE_MONEY: (False, True, True),
    Action.PROPOSE_PANEL: (False, True, True),
    Action.AUDIT_SITE: (False, True, True),
    Action.IMPORT_GROUND: (False, True, True),
    Action.WORK_ACTIONS: (False, True, True),
    Action.SET_UP_WIDGET: (False, True, True),
    Action.ANSWER_CHATS: (False, True, True),
    Action.WORK_LEADS: (False, True, True),
    Action.CLAIM_DEALER: (False, False, True),
    Action.START_SCAN: (False, False, True),
    Action.EDIT_ORGANIZATION: (False, False, True),
    Action.MANAGE_MEMBERS: (False, False, True),
    Action.MANAGE_KEYS: (False, False, True),
    Action.TAKE_BUNDLE: (False, False, True),
    Action.SHARE_AIV: (False, False, True),
    Action.CONNECT_SLACK: (False, False, True),
    Action.MANAGE_PROVIDERS: (False, False, False),
    Action.IMPORT_ANSWERS: (False, False, False),
    Action.DECIDE_CORRECTION: (False, False, False),
    Action.DECIDE_CLAIM: (False, False, False),
    Action.OPERATE: (False, False, False),
}
ROLES = ("viewer", "manager", "owner")
CELLS = [
    (role, action, row[place]) for action, row in TABLE.items() for place, role in enumerate(ROLES)
]


def fresh(person: User) -> User:
    """Give the person as the next request would read them."""
    return User.objects.get(pk=person.pk)


def test_the_table_names_every_action_and_role() -> None:
    assert set(TABLE) == set(Action)
    assert set(ROLES) == set(Role.values)


@pytest.mark.parametrize(("role", "action", "allowed"), CELLS)
def test_a_role_may_do_exactly_what_the_table_says(
    organization: Organization, role: str, action: Action, allowed: bool
) -> None:
    person = cast.member(organization, role)
    assert access.may(person, action, organization_id=organization.pk) is allowed
    own = access.own_dealers(person, action).exists()
    assert own is allowed
    assert access.organizations(person, action).exists() is allowed


@pytest.mark.parametrize("action", Action)
def test_an_operator_may_do_everything(operator: User, action: Action) -> None:
    assert access.may(operator, action)


@pytest.mark.parametrize("action", Action)
def test_a_role_counts_only_in_its_own_organization(
    owner: User, stranger: User, organization: Organization, action: Action
) -> None:
    assert not access.may(stranger, action, organization_id=organization.pk)
    assert not access.may(owner, action)


@pytest.mark.parametrize("action", Action)
def test_nobody_may_do_nothing(organization: Organization, action: Action) -> None:
    assert not access.may(AnonymousUser(), action, organization_id=organization.pk)
    assert not access.may(cast.person("a@b.example"), action, organization_id=organization.pk)


@pytest.mark.parametrize("fields", [{}, {"is_staff": True, "is_superuser": True}])
def test_an_inactive_person_may_nothing_and_sees_nothing(
    organization: Organization, fields: dict[str, bool]
) -> None:
    person = cast.person("gone@harbor.example", is_active=False, **fields)
    Membership.objects.create(user=person, organization=organization, role="owner")
    assert not any(access.may(person, each, organization_id=organization.pk) for each in Action)
    assert not access.own_dealers(person).exists()
    assert not access.markets(person).exists()
    assert not access.organizations(person).exists()


def test_a_viewer_without_a_limit_sees_all_dealers_of_the_organization(
    organization: Organization, dealers: list[Dealer], viewer: User
) -> None:
    Dealer.objects.filter(pk=dealers[1].pk).update(organization=organization)
    assert set(access.own_dealers(viewer)) == {dealers[0], dealers[1]}


@pytest.fixture
def limited(organization: Organization, dealers: list[Dealer], viewer: User) -> User:
    """Give a viewer who may see the second of two dealers only."""
    Dealer.objects.filter(pk=dealers[1].pk).update(organization=organization)
    DealerLimit.objects.create(membership=viewer.memberships.get(), dealer=dealers[1])
    return fresh(viewer)


def test_a_limited_viewer_owns_the_named_dealer_only(limited: User, dealers: list[Dealer]) -> None:
    assert list(access.own_dealers(limited)) == [dealers[1]]
    assert access.switchable_dealers(limited) == [dealers[1]]


def test_a_limit_to_a_dealer_of_another_organization_opens_nothing(
    viewer: User, stranger: User
) -> None:
    foreign = Dealer.objects.get(slug="far-shore-toyota")
    DealerLimit.objects.create(membership=viewer.memberships.get(), dealer=foreign)
    assert not access.own_dealers(fresh(viewer)).exists()
    assert not access.markets(fresh(viewer)).exists()


def test_a_limit_of_one_membership_leaves_the_other_alone(
    limited: User, dealers: list[Dealer]
) -> None:
    second = cast.organization("Second Group", dealers[3])
    Membership.objects.create(user=limited, organization=second, role="viewer")
    assert set(access.own_dealers(fresh(limited))) == {dealers[1], dealers[3]}


def test_rivals_of_the_market_are_seen_and_are_not_ones_own(
    owner: User, dealers: list[Dealer]
) -> None:
    assert set(access.dealers(owner)) == set(dealers)
    assert list(access.own_dealers(owner)) == [dealers[0]]


def test_a_proposed_market_is_seen_by_operators_only(
    owner: User, operator: User, market: Market
) -> None:
    Market.objects.filter(pk=market.pk).update(state=MarketState.PROPOSED)
    assert not access.markets(owner).exists()
    assert access.markets(operator).get() == market
    assert list(access.dealers(owner)) == list(access.own_dealers(owner))


@pytest.fixture
def answer(panel: Panel, assistant: Assistant, dealers: list[Dealer]) -> Answer:
    return answered.ask(panel, assistant, [Said(named=[(dealers[1], "best")])])[0]


def test_a_market_panels_answers_are_seen_by_its_members(
    answer: Answer, owner: User, stranger: User
) -> None:
    assert list(access.answers(owner)) == [answer]
    assert not access.answers(stranger).exists()


def test_a_branded_panels_answers_are_its_dealers_alone(
    owner: User, dealers: list[Dealer], answer: Answer, assistant: Assistant
) -> None:
    branded = answered.branded(dealers[0])
    mine = answered.ask(branded, assistant, [Said()])[0]
    rival = cast.member(cast.organization("Rival Group", dealers[1]), "owner")
    assert set(access.answers(owner)) == {answer, mine}
    assert list(access.answers(rival)) == [answer]


def test_a_dealer_that_changes_hands_takes_its_pages_along(
    owner: User, stranger: User, dealers: list[Dealer]
) -> None:
    to = stranger.memberships.get().organization
    Dealer.objects.filter(pk=dealers[0].pk).update(organization=to)
    assert not access.own_dealers(fresh(owner)).exists()
    assert dealers[0] in access.own_dealers(stranger)


def test_what_is_not_ones_own_is_not_found(owner: User, stranger: User) -> None:
    with pytest.raises(Http404):
        access.find(access.dealers(owner), slug="far-shore-toyota")
    with pytest.raises(Http404):
        access.require(False)


def test_a_visitor_is_nobodys_user() -> None:
    with pytest.raises(Http404):
        access.user_of(AnonymousUser())
