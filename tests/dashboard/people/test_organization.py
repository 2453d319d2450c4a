"""Prove the page of an organization: its stores, what waits, its name, and who may change it."""

from django.test import Client

from aiv.models import Claim
from dealershipai.accounts.models import AuditEvent, Membership
from tests import cast

PAGE = "/organization/"


def page(client, person, path=PAGE):
    client.force_login(person)
    return client.get(path).content.decode()


def test_an_owner_finds_the_stores_and_the_ways_on(client, owner, dealers):
    words = page(client, owner)
    assert dealers[0].name in words
    assert f"/dealers/{dealers[0].slug}/record/" in words
    assert "Add a store" in words


def test_a_viewer_is_offered_nothing_that_a_viewer_may_not_do(client, viewer):
    words = page(client, viewer)
    for offer in ("/record/", "Add a store", "Save the name", "/organization/keys/"):
        assert offer not in words


def test_a_store_of_others_is_not_listed(client, owner, dealers):
    assert dealers[1].name not in page(client, owner).split("<main")[-1]


def test_a_claim_that_waits_is_listed(client, owner, organization, dealers):
    Claim.objects.create(dealer=dealers[1], organization=organization, claimed_by=owner)
    assert "Waiting for an operator" in page(client, owner)


def test_an_owner_renames_the_organization(client, owner, organization):
    client.force_login(owner)
    client.post(PAGE, {"name": "  Harbor  Lights Group "})
    organization.refresh_from_db()
    assert organization.name == "Harbor Lights Group"
    assert AuditEvent.objects.get().changes == {
        "name": ["Harbor Point Group", "Harbor Lights Group"]
    }


def test_saving_the_same_name_is_not_recorded(client, owner, organization):
    client.force_login(owner)
    client.post(PAGE, {"name": organization.name})
    assert not AuditEvent.objects.exists()


def test_a_manager_cannot_rename_it(client, manager, organization):
    client.force_login(manager)
    assert client.post(PAGE, {"name": "Mine now"}).status_code == 404
    organization.refresh_from_db()
    assert organization.name == "Harbor Point Group"


def test_an_empty_name_is_refused_in_words(client, owner):
    client.force_login(owner)
    assert "This field is required" in client.post(PAGE, {"name": " "}).content.decode()


def test_a_person_of_two_organizations_chooses(client, owner):
    other = cast.organization("Inland Group")
    Membership.objects.create(user=owner, organization=other, role="viewer")
    assert "Inland Group" in page(client, owner)
    assert "<h1>Inland Group</h1>" in page(client, owner, f"{PAGE}?organization={other.pk}")


def test_an_organization_of_others_is_not_found(client, owner, stranger):
    theirs = stranger.memberships.get().organization_id
    client.force_login(owner)
    for address in (f"{PAGE}?organization={theirs}", f"{PAGE}?organization=x"):
        assert client.get(address).status_code == 404


def test_a_person_without_organization_finds_nothing(client: Client, db: None) -> None:
    client.force_login(cast.person("lone@lone.example"))
    assert client.get(PAGE).status_code == 404
