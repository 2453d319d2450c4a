"""Prove the pages of members: who sees them, who invites, and how an invited person joins."""

import re
from collections.abc import Iterable

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dashboard import limits, mails
from dealershipai.accounts.models import Invitation, Membership, Organization, User
from tests import cast

GUEST = "guest@guest.example"
LIST = "/organization/members/"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def as_(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def invite(client: Client, owner: User, **words: object) -> str:
    """Send an invitation and give the path in its mail."""
    as_(client, owner).post(LIST, {"email": GUEST, "role": "viewer", **words})
    return re.search(r"/invitations/\S+", mail.outbox[-1].body)[0]


def test_a_member_sees_the_others(client, viewer, owner):
    assert owner.email in as_(client, viewer).get(LIST).content.decode()


def test_a_viewer_is_offered_no_invitation(client, viewer):
    assert "Invite somebody" not in as_(client, viewer).get(LIST).content.decode()


def test_a_viewer_does_not_read_who_else_is_limited_or_invited(client, owner, viewer, dealers):
    invite(client, owner, dealers=[dealers[0].slug])
    words = as_(Client(), viewer).get(LIST).content.decode()
    assert GUEST not in words
    assert words.split("<tbody")[1].count("Every store") == 1


def test_an_operator_comes_back_to_the_list_of_the_organization(client, operator, viewer):
    row = Membership.objects.get(user=viewer)
    answer = as_(client, operator).post(f"{LIST}{row.pk}/", {"role": "manager"})
    assert answer["Location"] == f"{LIST}?organization={row.organization_id}"
    assert client.get(answer["Location"]).status_code == 200


def test_a_viewer_cannot_invite(client, viewer):
    answer = as_(client, viewer).post(LIST, {"email": GUEST, "role": "owner"})
    assert answer.status_code == 404
    assert not Invitation.objects.exists()


def test_a_person_without_organization_finds_nothing(client, db):
    assert as_(client, cast.person("lone@lone.example")).get(LIST).status_code == 404


def test_the_mail_goes_to_the_invited_address_only(client, owner):
    invite(client, owner)
    assert [message.to for message in mail.outbox] == [[GUEST]]


def test_the_link_of_a_mail_stands_on_our_own_address(client, owner, settings):
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    invite(client, owner)
    assert f"{settings.APP_URL}/invitations/" in mail.outbox[-1].body


def test_a_name_with_line_breaks_cannot_add_a_mail_header(client, owner, organization):
    organization.name = "Harbor\nBcc: x@evil.example"
    organization.save()
    invite(client, owner)
    assert "\n" not in mail.outbox[-1].subject
    assert mail.outbox[-1].recipients() == [GUEST]


def test_an_invited_person_joins(client, owner, organization):
    path = invite(client, owner)
    page = as_(client, cast.person(GUEST)).post(path, follow=True)
    assert "Welcome" in page.content.decode()
    assert Membership.objects.get(user__email=GUEST).organization == organization


def test_a_stranger_reads_the_invitation_and_is_sent_to_sign_in(client, owner):
    path = invite(client, owner)
    visitor = Client()
    assert GUEST in visitor.get(path).content.decode()
    assert visitor.post(path)["Location"].startswith("/accounts/login/?next=/invitations/")


def test_a_newcomer_comes_back_to_the_invitation_after_signing_up(client, owner):
    path = invite(client, owner)
    visitor = Client()
    words = {"email": GUEST, "password1": cast.PASSWORD, "password2": cast.PASSWORD, "next": path}
    asked = visitor.post("/accounts/signup/", words)
    code = re.search(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", mail.outbox[-1].body, re.MULTILINE)[0]
    assert visitor.post(asked["Location"], {"code": code})["Location"] == path
    assert "Welcome to Harbor Point Group" in visitor.post(path, follow=True).content.decode()


def test_another_person_cannot_join(client, owner, stranger):
    path = invite(client, owner)
    assert as_(client, stranger).post(path).status_code == 404


@pytest.mark.parametrize("token", ["nothing", "a" * 500, "%00", "%F0%9F%9A%97"])
def test_a_made_up_secret_is_not_found(client, db, token):
    assert client.get(f"/invitations/{token}/").status_code == 404


def test_an_invitation_page_is_kept_by_no_cache(client, owner):
    assert "no-store" in Client().get(invite(client, owner))["Cache-Control"]


def test_an_error_keeps_what_was_typed(client, owner):
    page = as_(client, owner).post(LIST, {"email": "not an address", "role": "manager"})
    assert 'value="not an address"' in page.content.decode()


@pytest.mark.parametrize("name", ["email", "role", "dealers"])
def test_odd_words_are_refused_and_no_fault(client, owner, name):
    words = {"email": GUEST, "role": "viewer", name: "\x00"}
    assert as_(client, owner).post(LIST, words).status_code == 200
    assert not Invitation.objects.exists()


def test_invitations_are_limited(client, owner, monkeypatch):
    monkeypatch.setattr(limits, "INVITATIONS", "1/h")
    invite(client, owner)
    again = client.post(LIST, {"email": "next@guest.example", "role": "viewer"})
    assert again.status_code == 429


def test_an_invitation_that_cannot_be_mailed_is_none(client, owner, monkeypatch):
    def refuse(*_words: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(mails, "send_mail", refuse)
    page = as_(client, owner).post(LIST, {"email": GUEST, "role": "viewer"})
    assert "nobody was invited" in page.content.decode()
    assert Invitation.objects.get().withdrawn_at


def test_an_owner_changes_a_role(client, owner, viewer):
    row = Membership.objects.get(user=viewer)
    as_(client, owner).post(f"{LIST}{row.pk}/", {"role": "manager"})
    row.refresh_from_db()
    assert row.role == "manager"


def test_a_manager_cannot_make_himself_an_owner(client, manager):
    row = Membership.objects.get(user=manager)
    answer = as_(client, manager).post(f"{LIST}{row.pk}/", {"role": "owner"})
    assert answer.status_code == 404


def test_an_owner_of_others_finds_no_member(client, stranger, viewer):
    row = Membership.objects.get(user=viewer)
    for path in (f"{LIST}{row.pk}/", f"{LIST}{row.pk}/remove/"):
        assert as_(client, stranger).post(path, {"role": "owner"}).status_code == 404


def test_removing_asks_first(client, owner, viewer):
    row = Membership.objects.get(user=viewer)
    as_(client, owner).get(f"{LIST}{row.pk}/remove/")
    assert Membership.objects.filter(pk=row.pk).exists()
    client.post(f"{LIST}{row.pk}/remove/")
    assert not Membership.objects.filter(pk=row.pk).exists()


def test_a_viewer_may_leave(client, viewer):
    row = Membership.objects.get(user=viewer)
    as_(client, viewer).post(f"{LIST}{row.pk}/remove/")
    assert not Membership.objects.filter(user=viewer).exists()


def test_a_viewer_cannot_remove_others(client, viewer, manager):
    row = Membership.objects.get(user=manager)
    assert as_(client, viewer).post(f"{LIST}{row.pk}/remove/").status_code == 404


def test_the_last_owner_is_told_why_not(client, owner):
    row = Membership.objects.get(user=owner)
    page = as_(client, owner).post(f"{LIST}{row.pk}/remove/", follow=True)
    assert "at least one owner" in page.content.decode()


def test_a_withdrawn_invitation_disappears(client, owner):
    path = invite(client, owner)
    client.post(f"/organization/invitations/{Invitation.objects.get().pk}/withdraw/")
    assert GUEST not in client.get(LIST).content.decode().split("messages")[-1].split("<main")[-1]
    assert Client().get(path).status_code == 404


def test_an_owner_of_others_withdraws_nothing(client, owner, stranger):
    invite(client, owner)
    path = f"/organization/invitations/{Invitation.objects.get().pk}/withdraw/"
    assert as_(client, stranger).post(path).status_code == 404


def test_ten_and_thirty_members_cost_the_same_queries(
    client: Client, owner: User, organization: Organization
) -> None:
    as_(client, owner).get(LIST)
    add_viewers(organization, range(10))
    of_ten = queries(client)
    add_viewers(organization, range(10, 30))
    assert queries(client) == of_ten <= 12


def add_viewers(organization: Organization, numbers: Iterable[int]) -> None:
    for number in numbers:
        person = User.objects.create(email=f"viewer{number}@group.example")
        Membership.objects.create(user=person, organization=organization, role="viewer")


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(LIST)
    return len(seen)
