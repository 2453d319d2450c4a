"""Check that newcomers ask and never take: organizations, dealers, markets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.markets.dealer_record import DealerRecord
from aiv.models import Claim, ClaimState, Dealer, Market, MarketState
from aiv.services.markets import dealer_matching, panels
from aiv.services.markets.proposed_markets import MarketChoice
from aiv.services.people import onboarding
from dealershipai.accounts.models import AuditEvent, Membership, Organization, User
from tests import cast

pytestmark = pytest.mark.django_db
RECORD = DealerRecord(
    name="Lighthouse Honda",
    website="lighthousehonda.example",
    phone="(239) 555-0177",
    street="7 Pier Road",
    city="Harbor Point",
    region="FL",
    makes=("Honda",),
)
CHOICE = MarketChoice(
    make="Honda",
    city="Harbor Point",
    region="FL",
    country="US",
    time_zone="America/New_York",
)


@pytest.fixture
def newcomer() -> User:
    return cast.person("new@comer.example")


@pytest.fixture
def group(newcomer: User) -> Organization:
    return onboarding.create_organization(newcomer, "Lighthouse Group")


def ask(group: Organization, newcomer: User, record: DealerRecord = RECORD, **choice: str) -> Claim:
    wanted = replace(CHOICE, **choice)
    return onboarding.add_dealer(group, record, market_choice=wanted, actor=newcomer)


def test_whoever_makes_an_organization_owns_it(group: Organization, newcomer: User) -> None:
    assert Membership.objects.get(organization=group).user == newcomer
    assert Membership.objects.get(organization=group).role == "owner"


def test_the_same_name_sent_twice_makes_one(group: Organization, newcomer: User) -> None:
    assert onboarding.create_organization(newcomer, "lighthouse group") == group


def test_a_new_name_is_audited_with_the_old_one(group: Organization, newcomer: User) -> None:
    onboarding.rename(group, "Lamp Group", actor=newcomer)
    event = AuditEvent.objects.get(action="organization.renamed")
    assert event.changes == {"name": ["Lighthouse Group", "Lamp Group"]}


def test_the_same_name_is_no_change(group: Organization, newcomer: User) -> None:
    onboarding.rename(group, "Lighthouse Group", actor=newcomer)
    assert not AuditEvent.objects.filter(action="organization.renamed").exists()


def test_a_new_dealer_waits_without_an_owner(group: Organization, newcomer: User) -> None:
    claim = ask(group, newcomer)
    assert claim.state == ClaimState.PENDING
    assert claim.dealer.organization is None
    assert not claim.dealer.markets.exists()


def test_a_record_is_stored_in_one_spelling(group: Organization, newcomer: User) -> None:
    dealer = ask(group, newcomer).dealer
    assert dealer.website == "https://lighthousehonda.example"
    assert dealer.phone == "+12395550177"
    assert dealer.slug == "lighthouse-honda"


def test_a_form_sent_twice_makes_one_of_each(group: Organization, newcomer: User) -> None:
    assert ask(group, newcomer) == ask(group, newcomer)
    assert Dealer.objects.count() == Market.objects.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        {"website": "https://WWW.harborpointtoyota.example/new", "phone": ""},
        {"website": "", "phone": "239-555-0101"},
        {"name": "harbor point TOYOTA", "website": "", "phone": ""},
    ],
)
def test_a_known_dealer_is_found(
    group: Organization, newcomer: User, dealers: list[Dealer], typed: dict[str, str]
) -> None:
    record = replace(RECORD, makes=("Toyota",), **typed)
    assert ask(group, newcomer, record, make="Toyota").dealer == dealers[0]


def test_a_shared_site_of_another_make_is_another_dealer(
    group: Organization, newcomer: User, dealers: list[Dealer]
) -> None:
    record = replace(RECORD, website=dealers[0].website)
    assert ask(group, newcomer, record).dealer not in dealers


def test_a_name_in_another_city_is_another_dealer(
    group: Organization, newcomer: User, dealers: list[Dealer]
) -> None:
    record = replace(RECORD, name=dealers[0].name, city="Far Shore", website="", phone="")
    claim = ask(group, newcomer, record, city="Far Shore")
    assert claim.dealer.slug == "harbor-point-toyota-2"


def test_a_site_that_two_stores_share_decides_nothing(
    group: Organization, newcomer: User, dealers: list[Dealer]
) -> None:
    Dealer.objects.filter(pk=dealers[1].pk).update(website=dealers[0].website)
    record = replace(RECORD, makes=("Toyota",), website=dealers[0].website, phone="")
    assert ask(group, newcomer, record).dealer not in dealers


def test_typing_a_rivals_name_takes_nothing(
    group: Organization, newcomer: User, organization: Organization, dealers: list[Dealer]
) -> None:
    before = Dealer.objects.filter(pk=dealers[0].pk).values().get()
    record = replace(RECORD, name=dealers[0].name, website="", phone="", makes=("Toyota",))
    ask(group, newcomer, record, make="Toyota")
    assert Dealer.objects.filter(pk=dealers[0].pk).values().get() == before


def test_what_was_typed_stands_beside_the_record(group: Organization, newcomer: User) -> None:
    note = ask(group, newcomer).note
    assert "Phone: +12395550177" in note
    assert "Address: 7 Pier Road, Harbor Point, FL" in note


def test_an_own_dealer_is_not_asked_for_again(
    organization: Organization, owner: User, dealers: list[Dealer]
) -> None:
    record = replace(RECORD, name=dealers[0].name, website="", phone="", makes=("Toyota",))
    with pytest.raises(Conflict, match="already"):
        ask(organization, owner, record, city="Elsewhere")
    assert not Market.objects.filter(city="Elsewhere").exists()


def test_an_open_market_is_joined_in_any_case(
    group: Organization, newcomer: User, market: Market
) -> None:
    assert ask(group, newcomer, make="TOYOTA", city="harbor point").market == market


def test_a_new_market_is_proposed_with_the_librarys_questions(
    group: Organization, newcomer: User
) -> None:
    market = ask(group, newcomer).market
    assert market is not None
    assert (market.slug, market.state) == ("honda-harbor-point-fl", MarketState.PROPOSED)
    assert market.name == "Honda, Harbor Point FL"
    assert panels.current(market).intents.count() == 40  # type: ignore[union-attr]


@pytest.mark.parametrize(("field", "value"), [("time_zone", "Mars/Base"), ("city", "")])
def test_a_wrong_market_is_named_and_nothing_is_left(
    group: Organization, newcomer: User, field: str, value: str
) -> None:
    with pytest.raises(InvalidInput) as fault:
        ask(group, newcomer, **{field: value})
    assert fault.value.field == field
    assert not Dealer.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"), [("website", "not a site"), ("phone", "12"), ("name", " ")]
)
def test_a_wrong_record_is_named(
    group: Organization, newcomer: User, field: str, value: str
) -> None:
    with pytest.raises(InvalidInput) as fault:
        ask(group, newcomer, replace(RECORD, **{field: value}))
    assert fault.value.field == field


def test_a_slug_taken_in_the_same_moment_gets_a_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cast.dealer("Lighthouse Honda", number=77)
    slugs = iter(["lighthouse-honda", "lighthouse-honda-2"])
    monkeypatch.setattr(dealer_matching.slugs, "unused", lambda *_: next(slugs))
    made = dealer_matching.create(replace(RECORD, city="Far Shore"))
    assert made.slug == "lighthouse-honda-2"
