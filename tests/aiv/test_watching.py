"""Hold that many open connections are judged as one request would be."""

import pytest

from aiv import access
from aiv.models import Dealer, DealerLimit, MarketState
from dealershipai.accounts.models import Membership
from tests import cast


@pytest.fixture
def people(owner, manager, viewer, stranger, operator, organization, dealers):
    """Give everybody of the cast, one limited to a second dealer of the organization."""
    Dealer.objects.filter(pk=dealers[1].pk).update(organization=organization)
    limited = cast.person("limited@harborpointgroup.example")
    seat = Membership.objects.create(user=limited, organization=organization, role="viewer")
    DealerLimit.objects.create(membership=seat, dealer=dealers[1])
    nobody = cast.person("nobody@harborpointgroup.example")
    return [owner, manager, viewer, stranger, operator, limited, nobody]


def one_by_one(people):
    found = {}
    for person in people:
        own = set(access.own_dealers(person).values_list("pk", flat=True))
        seen = access.dealers(person).values_list("pk", flat=True)
        found |= {(person.pk, pk): pk in own for pk in seen}
    return found


def everything():
    return list(Dealer.objects.values_list("pk", flat=True))


def test_all_at_once_is_the_same_as_one_by_one(people):
    assert access.watching(people, everything()) == one_by_one(people)


def test_a_market_that_is_not_open_shows_no_rivals(people, market):
    market.state = MarketState.PROPOSED
    market.save()
    assert access.watching(people, everything()) == one_by_one(people)


def test_only_what_is_asked_about_is_told(people, dealers):
    found = access.watching(people, [dealers[2].pk])
    assert {pk for _, pk in found} == {dealers[2].pk}


def test_it_costs_two_queries(people, django_assert_num_queries):
    asked = everything()
    with django_assert_num_queries(2):
        access.watching(people, asked)
