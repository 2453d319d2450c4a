"""Prove the way of a newcomer: organization, dealer, market, and what waits."""

from django.test import Client

from aiv.models import Dealer
from dealershipai.accounts.models import User
from tests import cast


def test_a_newcomer_is_sent_to_onboarding(client: Client, db: None) -> None:
    client.force_login(cast.person("new@comer.example"))
    page = client.get("/", follow=True)
    assert page.redirect_chain == [("/onboarding/", 302)]


def test_a_member_sees_the_frame(client: Client, owner: User, dealers: list[Dealer]) -> None:
    client.force_login(owner)
    page = client.get("/organization/")
    assert dealers[0].name in page.content.decode()


def test_an_operator_sees_the_queue(client: Client, operator: User) -> None:
    client.force_login(operator)
    assert client.get("/staff/claims/").status_code == 200


def test_a_member_finds_no_queue(client: Client, owner: User) -> None:
    client.force_login(owner)
    assert client.get("/staff/claims/").status_code == 404
