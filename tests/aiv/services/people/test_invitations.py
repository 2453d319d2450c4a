"""Prove that an invitation works once, for one address, in time, and no wider than it says."""

from datetime import UTC, datetime, timedelta

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Dealer
from aiv.services.people import invitations
from dealershipai.accounts.models import AuditEvent, Invitation, Membership, Organization, User
from tests import cast

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
GUEST = "guest@guest.example"


def invite(organization, owner, *, role="viewer", dealers=(), email=GUEST, now=NOW):
    return invitations.invite(
        organization, email, role, dealers=dealers, inviter=owner, now=now
    ).token


@pytest.fixture
def guest(db: None) -> User:
    """Give the invited person, whose address is proved."""
    return cast.person(GUEST)


@pytest.fixture
def token(organization: Organization, owner: User) -> str:
    """Give the secret of an invitation to view everything."""
    return invite(organization, owner)


def test_an_invited_person_becomes_a_member(token, guest, organization):
    membership = invitations.accept(token, person=guest, now=LATER)
    assert (membership.organization, membership.role) == (organization, "viewer")


def test_the_secret_itself_is_not_stored(token):
    held = Invitation.objects.values().get()
    assert token not in str(held)


def test_an_invitation_works_once(token, guest):
    invitations.accept(token, person=guest, now=LATER)
    Membership.objects.filter(user=guest).delete()
    with pytest.raises(InvalidInput):
        invitations.accept(token, person=guest, now=LATER)


def test_an_invitation_ends_after_72_hours(token, guest):
    with pytest.raises(InvalidInput):
        invitations.accept(token, person=guest, now=NOW + timedelta(hours=72))


def test_another_address_cannot_use_it(token):
    with pytest.raises(InvalidInput, match="another e-mail address"):
        invitations.accept(token, person=cast.person("other@guest.example"), now=LATER)


def test_an_address_that_is_not_proved_cannot_use_it(token):
    person = User.objects.create_user(GUEST, cast.PASSWORD)
    with pytest.raises(InvalidInput):
        invitations.accept(token, person=person, now=LATER)


def test_the_case_of_the_address_does_not_matter(organization, owner, guest):
    token = invite(organization, owner, email="Guest@GUEST.example")
    assert invitations.accept(token, person=guest, now=LATER)


def test_a_withdrawn_invitation_is_useless(token, guest, owner):
    invitations.withdraw(Invitation.objects.get(), person=owner, now=LATER)
    assert invitations.find(token, now=LATER) is None


def test_a_newer_invitation_replaces_the_older(token, organization, owner):
    newer = invite(organization, owner, role="manager", now=LATER)
    assert invitations.find(token, now=LATER) is None
    assert invitations.find(newer, now=LATER).role == "manager"


def test_nobody_invites_after_losing_the_right(token, owner):
    Membership.objects.filter(user=owner).update(role="manager")
    assert invitations.find(token, now=LATER) is None


def test_a_member_is_not_invited_again(organization, owner, viewer):
    with pytest.raises(Conflict):
        invite(organization, owner, email=viewer.email.upper())


def test_a_member_keeps_the_role_when_an_old_invitation_is_opened(token, guest, organization):
    Membership.objects.create(organization=organization, user=guest, role="manager")
    with pytest.raises(Conflict):
        invitations.accept(token, person=guest, now=LATER)
    assert Membership.objects.get(user=guest).role == "manager"


def test_a_limited_viewer_gets_the_limit(organization, owner, guest, dealers):
    token = invite(organization, owner, dealers=[dealers[0]])
    membership = invitations.accept(token, person=guest, now=LATER)
    assert [limit.dealer for limit in membership.dealer_limits.all()] == [dealers[0]]


def test_a_limit_whose_dealers_left_does_not_open_everything(organization, owner, guest, dealers):
    token = invite(organization, owner, dealers=[dealers[0]])
    Dealer.objects.filter(pk=dealers[0].pk).update(organization=None)
    with pytest.raises(InvalidInput):
        invitations.accept(token, person=guest, now=LATER)
    assert not Membership.objects.filter(user=guest).exists()


def test_nobody_is_limited_to_dealers_of_others(organization, owner, dealers):
    with pytest.raises(InvalidInput, match="dealers"):
        invite(organization, owner, dealers=[dealers[1]])


def test_only_viewers_are_limited(organization, owner, dealers):
    with pytest.raises(InvalidInput, match="dealers"):
        invite(organization, owner, role="owner", dealers=[dealers[0]])


def test_the_record_says_who_invited_whom(token, organization, owner, guest):
    invitations.accept(token, person=guest, now=LATER)
    events = AuditEvent.objects.filter(organization_id=organization.pk)
    assert set(events.values_list("action", "actor_name")) == {
        ("invitation.sent", owner.email),
        ("invitation.accepted", guest.email),
    }
