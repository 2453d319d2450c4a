"""Prove who declares money, what is kept of it, and how it is taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from aiv.models import Dealer, ScoreInput
from dealershipai.accounts.models import AuditEvent, Organization, User
from tests import cast

URL = "/dealers/harbor-point-toyota/money/"
GROSS = {"avg_gross_per_unit": "2400.50"}
BOTH = {**GROSS, "monthly_opportunities": "450"}
WITHDRAW = f"{URL}avg_gross_per_unit/withdraw/"


def declared() -> dict[str, float | None]:
    rows = ScoreInput.objects.filter(market=None).order_by("measured_at", "id")
    return {row.name: row.value for row in rows}


@pytest.fixture
def signed_in(client: Client, owner: User) -> Client:
    client.force_login(owner)
    return client


@pytest.mark.parametrize(("role", "status"), [("owner", 200), ("manager", 200), ("viewer", 404)])
def test_owners_and_managers_declare(
    client: Client, organization: Organization, role: str, status: int
) -> None:
    client.force_login(cast.member(organization, role))
    assert client.get(URL).status_code == status


def test_a_viewer_declares_nothing(client: Client, viewer: User) -> None:
    client.force_login(viewer)
    assert client.post(URL, BOTH).status_code == 404
    assert declared() == {}


def test_a_stranger_gets_404(client: Client, stranger: User, dealers: list[Dealer]) -> None:
    client.force_login(stranger)
    assert client.post(URL, BOTH).status_code == 404


def test_a_rival_has_no_money_page(signed_in: Client) -> None:
    assert signed_in.get("/dealers/pelican-cove-toyota/money/").status_code == 404


def test_both_amounts_are_kept(signed_in: Client) -> None:
    assert signed_in.post(URL, BOTH).headers["Location"] == "/dealers/harbor-point-toyota/"
    assert declared() == {"avg_gross_per_unit": 2400.5, "monthly_opportunities": 450.0}


def test_one_amount_alone_is_kept(signed_in: Client) -> None:
    signed_in.post(URL, GROSS)
    assert declared() == {"avg_gross_per_unit": 2400.5}


def test_a_declared_zero_is_a_declaration(signed_in: Client) -> None:
    signed_in.post(URL, {"monthly_opportunities": "0"})
    assert declared() == {"monthly_opportunities": 0.0}


def test_who_and_when_stand_on_the_page(signed_in: Client, owner: User) -> None:
    signed_in.post(URL, BOTH)
    html = signed_in.get(URL).content.decode()
    assert f"By {owner.email}" in html
    assert "$2,400 gross per unit" in html or "$2,401 gross per unit" in html


def test_what_they_do_is_said_before_they_are_declared(signed_in: Client) -> None:
    html = signed_in.get(URL).content.decode()
    assert "(1 − AIV) × opportunities a month × gross per unit" in html
    assert "maximum exposure" in html


def test_nothing_stands_in_a_field_that_nobody_declared(signed_in: Client) -> None:
    form = signed_in.get(URL).context["form"]
    assert [form[name].value() for name in BOTH] == [None, None]


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"avg_gross_per_unit": "-1"},
        {"avg_gross_per_unit": "NaN"},
        {"avg_gross_per_unit": "inf"},
        {"avg_gross_per_unit": "1000001"},
        {"monthly_opportunities": "4.5"},
        {"monthly_opportunities": "many"},
    ],
)
def test_what_is_no_amount_is_refused_in_words(signed_in: Client, words: dict[str, str]) -> None:
    answer = signed_in.post(URL, words)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert declared() == {}


def test_a_declaration_is_audited(signed_in: Client, owner: User) -> None:
    signed_in.post(URL, GROSS)
    event = AuditEvent.objects.get(action="money.declared")
    assert event.actor == owner


def test_a_withdrawal_asks_first(signed_in: Client) -> None:
    signed_in.post(URL, GROSS)
    html = signed_in.get(WITHDRAW).content.decode()
    assert "Withdraw it" in html
    assert declared() == {"avg_gross_per_unit": 2400.5}


def test_a_withdrawal_leaves_the_declaration_on_record(signed_in: Client) -> None:
    signed_in.post(URL, GROSS)
    signed_in.post(WITHDRAW)
    rows = ScoreInput.objects.filter(name="avg_gross_per_unit").order_by("measured_at")
    assert [row.value for row in rows] == [2400.5, None]
    assert AuditEvent.objects.filter(action="money.withdrawn").exists()


def test_what_was_not_declared_cannot_be_withdrawn(signed_in: Client) -> None:
    assert signed_in.post(WITHDRAW).status_code == 404


@pytest.mark.parametrize("name", ["ugc_health_score", "none"])
def test_only_money_can_be_withdrawn(signed_in: Client, name: str) -> None:
    assert signed_in.post(f"{URL}{name}/withdraw/").status_code == 404


def test_a_few_queries_show_the_form(signed_in: Client, django_assert_max_num_queries: Any) -> None:
    signed_in.get(URL)  # the first page of a session also writes the session down
    with django_assert_max_num_queries(8):
        signed_in.get(URL)


def test_the_page_stands_under_the_tab_it_is_reached_from(signed_in: Client) -> None:
    page = signed_in.get(URL).content.decode()
    assert '/aiv/" aria-current="page">AIV taken apart</a>' in page
