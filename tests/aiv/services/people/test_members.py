"""Prove that roles change, memberships end, and an organization keeps an owner."""

import pytest

from aiv import access
from aiv.domain.errors import Conflict, InvalidInput
from aiv.services.people import members
from dealershipai.accounts.models import AuditEvent, Membership
from tests import cast


def membership(person):
    return Membership.objects.get(user=person)


def test_a_viewer_becomes_a_manager(owner, viewer):
    members.change(membership(viewer), "manager", person=owner)
    assert membership(viewer).role == "manager"


def test_a_viewer_is_limited_to_some_dealers(owner, viewer, organization, dealers):
    cast.organization("unused", dealers[1])
    type(dealers[1]).objects.filter(pk=dealers[1].pk).update(organization=organization)
    members.change(membership(viewer), "viewer", dealers=[dealers[0]], person=owner)
    assert list(access.own_dealers(viewer)) == [dealers[0]]


def test_a_limit_ends_with_the_viewer_role(owner, viewer, dealers):
    members.change(membership(viewer), "viewer", dealers=[dealers[0]], person=owner)
    members.change(membership(viewer), "manager", person=owner)
    assert not membership(viewer).dealer_limits.exists()


def test_the_same_role_again_is_not_recorded(owner, viewer):
    members.change(membership(viewer), "viewer", person=owner)
    assert not AuditEvent.objects.exists()


def test_a_role_that_does_not_exist_is_refused(owner, viewer):
    with pytest.raises(InvalidInput, match="role"):
        members.change(membership(viewer), "king", person=owner)


def test_the_last_owner_cannot_step_down(owner):
    with pytest.raises(Conflict):
        members.change(membership(owner), "viewer", person=owner)


def test_the_last_owner_cannot_leave(owner):
    with pytest.raises(Conflict):
        members.remove(membership(owner), person=owner)
    assert membership(owner)


def test_an_owner_who_may_not_sign_in_does_not_count(owner, organization):
    closed = cast.person("closed@harborpointgroup.example", is_active=False)
    Membership.objects.create(organization=organization, user=closed, role="owner")
    with pytest.raises(Conflict):
        members.remove(membership(owner), person=owner)


def test_one_of_two_owners_may_leave(owner, manager):
    members.change(membership(manager), "owner", person=owner)
    members.remove(membership(owner), person=owner)
    assert not Membership.objects.filter(user=owner).exists()


def test_removing_twice_changes_nothing(owner, viewer):
    row = membership(viewer)
    members.remove(row, person=owner)
    members.remove(Membership(pk=row.pk, organization=row.organization), person=owner)
    assert AuditEvent.objects.filter(action="member.removed").count() == 1


def test_the_record_names_old_and_new_role(owner, viewer):
    members.change(membership(viewer), "manager", person=owner)
    assert AuditEvent.objects.get().changes["role"] == ["viewer", "manager"]
