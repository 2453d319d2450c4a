"""Every change is noted with who, what and which request, in the change's own transaction."""

import pytest
from django.db import transaction

from dealershipai.accounts import audit
from dealershipai.accounts.context import request_id
from dealershipai.accounts.models import AuditEvent, Organization, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return User.objects.create_user("anna@harbor.example", "a long enough passphrase")


@pytest.fixture
def group():
    return Organization.objects.create(name="Harbor Group")


def test_an_event_says_who_changed_what(anna, group):
    changes = {"name": ["Old", "New"]}
    audit.record(
        actor=anna, action="organization.renamed", target=group, changes=changes,
        organization_id=group.pk,
    )  # fmt: skip
    event = AuditEvent.objects.get()
    assert (event.actor, event.actor_name) == (anna, anna.email)
    assert (event.target_kind, event.target_id) == ("organization", str(group.pk))
    assert (event.action, event.changes) == ("organization.renamed", changes)
    assert event.organization_id == group.pk


def test_without_a_person_it_was_the_command_line(group):
    event = audit.record(actor=None, action="market.loaded", target=group)
    assert (event.actor, event.actor_name, event.changes) == (None, "command line", {})


def test_an_event_bears_the_id_of_its_request(group):
    mark = request_id.set("abcdef0123456789")
    try:
        assert audit.record(actor=None, action="a", target=group).request_id == "abcdef0123456789"
    finally:
        request_id.reset(mark)


def test_an_event_outlives_the_account_of_its_actor(anna, group):
    audit.record(actor=anna, action="a", target=group)
    User.objects.filter(pk=anna.pk).delete()
    assert AuditEvent.objects.get().actor_name == "anna@harbor.example"


def test_a_change_that_is_undone_leaves_no_event(group):
    with pytest.raises(RuntimeError), transaction.atomic():
        audit.record(actor=None, action="a", target=group)
        raise RuntimeError
    assert not AuditEvent.objects.exists()
