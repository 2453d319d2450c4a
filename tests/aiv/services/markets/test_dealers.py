"""Check a dealer's record, further names and facts: audited, verified, and never a rival's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.markets.dealer_record import DealerRecord
from aiv.models import Alias, Dealer, DealerFact
from aiv.services.markets import dealers as service
from aiv.services.markets.dealer_matching import record_of
from dealershipai.accounts.models import AuditEvent, Organization, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def dealer(organization: Organization, dealers: list[Dealer]) -> Dealer:
    return dealers[0]


@pytest.fixture
def record(dealer: Dealer) -> DealerRecord:
    return record_of(dealer)


def test_a_changed_record_is_audited(dealer: Dealer, record: DealerRecord, owner: User) -> None:
    assert service.save_record(dealer, replace(record, phone="239-555-0190"), person=owner)
    event = AuditEvent.objects.get(action="dealer.changed")
    assert event.changes == {"phone": [record.phone, "+12395550190"]}
    assert event.organization_id == dealer.organization_id


def test_saving_vouches_for_what_the_record_states(
    dealer: Dealer, record: DealerRecord, owner: User
) -> None:
    assert not service.save_record(dealer, record, person=owner)
    facts = {fact.kind: fact for fact in dealer.facts.all()}
    assert set(facts) == {"phone", "website", "makes", "address"}
    assert facts["phone"].value == dealer.phone
    assert facts["phone"].verified_by == owner


def test_what_the_record_states_no_more_is_no_fact(
    dealer: Dealer, record: DealerRecord, owner: User
) -> None:
    service.save_record(dealer, record, person=owner)
    service.save_record(dealer, replace(record, phone=""), person=owner)
    assert not dealer.facts.filter(kind="phone").exists()


@pytest.mark.parametrize("field", ["name", "website", "phone"])
def test_a_record_takes_no_rivals_name(
    dealer: Dealer, record: DealerRecord, owner: User, dealers: list[Dealer], field: str
) -> None:
    stolen = getattr(dealers[1], field)
    with pytest.raises(InvalidInput) as fault:
        service.save_record(dealer, replace(record, **{field: stolen}), person=owner)
    assert fault.value.field == field


def test_what_two_stores_shared_before_may_stay(
    dealer: Dealer, record: DealerRecord, owner: User, dealers: list[Dealer]
) -> None:
    Dealer.objects.filter(pk=dealers[1].pk).update(name=dealer.name)
    assert service.save_record(dealer, replace(record, street="9 New Road"), person=owner)


def test_stores_of_one_group_may_share_a_site(
    dealer: Dealer, record: DealerRecord, owner: User, dealers: list[Dealer]
) -> None:
    Dealer.objects.filter(pk=dealers[1].pk).update(organization=dealer.organization)
    shared = replace(record, website=dealers[1].website)
    assert service.save_record(dealer, shared, person=owner)


def test_a_fact_verified_again_gets_a_new_day(dealer: Dealer, owner: User, manager: User) -> None:
    first = service.save_fact(dealer, "services", ["Tires"], person=owner)
    again = service.save_fact(dealer, "services", ["Tires"], person=manager)
    assert first is not None
    assert again is not None
    assert again.verified_at > first.verified_at
    assert DealerFact.objects.get(kind="services").verified_by == manager


def test_a_fact_taken_away_leaves_its_trace(dealer: Dealer, owner: User) -> None:
    service.save_fact(dealer, "services", ["Tires"], person=owner)
    service.save_fact(dealer, "services", None, person=owner)
    assert not dealer.facts.exists()
    event = AuditEvent.objects.get(action="fact.removed")
    assert event.changes == {"services": [["Tires"], None]}


def test_an_unknown_kind_of_fact_is_refused(dealer: Dealer, owner: User) -> None:
    with pytest.raises(InvalidInput):
        service.save_fact(dealer, "horoscope", "good", person=owner)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Harbor  Point Auto Park", "name", "Harbor Point Auto Park"),
        ("https://www.HPT.example/new", "domain", "hpt.example"),
        ("239-555-0188", "phone", "+12395550188"),
    ],
)
def test_a_further_name_is_told_by_its_kind(
    dealer: Dealer, owner: User, text: str, kind: str, value: str
) -> None:
    alias = service.add_alias(dealer, text, person=owner)
    assert (alias.kind, alias.value) == (kind, value)


def test_the_same_further_name_is_one(dealer: Dealer, owner: User) -> None:
    first = service.add_alias(dealer, "HP Toyota", person=owner)
    assert service.add_alias(dealer, "hp toyota", person=owner) == first
    assert AuditEvent.objects.filter(action="alias.added").count() == 1


@pytest.mark.parametrize(
    "text", ["Toyota", "harbor point", "Toyota dealer", "The dealership", "HP"]
)
def test_a_name_of_any_store_is_refused(dealer: Dealer, owner: User, text: str) -> None:
    with pytest.raises(InvalidInput, match="too general"):
        service.add_alias(dealer, text, person=owner)


@pytest.mark.parametrize("field", ["name", "website", "phone"])
def test_a_rivals_name_is_refused(
    dealer: Dealer, owner: User, dealers: list[Dealer], field: str
) -> None:
    with pytest.raises(InvalidInput, match="another store"):
        service.add_alias(dealer, getattr(dealers[1], field), person=owner)


def test_a_rivals_further_name_is_refused(
    dealer: Dealer, owner: User, dealers: list[Dealer]
) -> None:
    Alias.objects.create(dealer=dealers[1], value="Cove Toyota")
    with pytest.raises(InvalidInput):
        service.add_alias(dealer, "cove toyota", person=owner)


def test_a_removed_name_leaves_its_trace(dealer: Dealer, owner: User) -> None:
    alias = service.add_alias(dealer, "HP Toyota", person=owner)
    service.remove_alias(alias, person=owner)
    service.remove_alias(alias, person=owner)
    event = AuditEvent.objects.get(action="alias.removed")
    assert event.changes == {"name": ["HP Toyota", None]}
