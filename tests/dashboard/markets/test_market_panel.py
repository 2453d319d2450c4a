"""The page of a market's questions: read by members, proposed by some, decided by operators."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Dealer, Market, Panel, PanelProposal
from dealershipai.accounts.models import User
from tests import cast
from tests.dashboard.reading import costs, words

pytestmark = pytest.mark.django_db
PAGE = reverse("dashboard:market_panel", args=["toyota-harbor-point"])
REWORD = {"kind": "reword", "question": "service-brakes", "wordings": "Who mends brakes?"}


def test_a_member_reads_every_wording(as_owner: Client, panel: Panel) -> None:
    page = words(as_owner.get(PAGE))
    assert "Version 1, 3 questions" in page
    assert "Who does Toyota brakes well in Harbor Point? Toyota brake repair" in page


def test_a_proposal_waits_with_both_readings(as_owner: Client, panel: Panel) -> None:
    page = words(as_owner.post(PAGE, {**REWORD, "note": "plainer"}, follow=True))
    assert "It waits for an operator." in page
    assert "Ask it in other words" in page
    assert "Who mends brakes?" in page
    assert "Why: “plainer”" in page


def test_a_fault_stands_at_its_field(as_owner: Client, panel: Panel) -> None:
    page = words(as_owner.post(PAGE, {**REWORD, "wordings": "Is Marlin Toyota fair?"}))
    assert "a question of the market names no dealer" in page
    assert not PanelProposal.objects.exists()


def test_an_operator_decides(as_operator: Client, owner: User, panel: Panel) -> None:
    client = Client()
    client.force_login(owner)
    client.post(PAGE, REWORD)
    row = PanelProposal.objects.get()
    page = as_operator.post(reverse("dashboard:panel_proposal_accept", args=[row.pk]), follow=True)
    assert "Accepted; in force from 1 " in words(page)


def test_a_viewer_reads_and_proposes_nothing(client: Client, viewer: User, panel: Panel) -> None:
    client.force_login(viewer)
    assert "Propose a change" not in words(client.get(PAGE))
    assert client.post(PAGE, REWORD).status_code == 404


def test_a_rival_sees_the_change_and_not_who_or_why(
    client: Client, as_owner: Client, owner: User, dealers: list[Dealer], panel: Panel
) -> None:
    as_owner.post(PAGE, {**REWORD, "note": "a secret reason"})
    rival = cast.member(cast.organization("Marlin Group", dealers[2]), "owner")
    other = Client()
    other.force_login(rival)
    page = words(other.get(PAGE))
    assert "Who mends brakes?" in page
    assert "a member of another store" in page
    assert "a secret reason" not in page
    assert owner.email not in page


def test_hostile_words_stay_words(as_owner: Client, panel: Panel) -> None:
    as_owner.post(PAGE, {**REWORD, "wordings": "<script>alert(1)</script>"})
    assert b"<script>alert" not in as_owner.get(PAGE).content


def test_ten_and_thirty_proposals_cost_the_same(
    as_owner: Client, owner: User, market: Market, panel: Panel
) -> None:
    def add(first: int, last: int) -> None:
        PanelProposal.objects.bulk_create(
            PanelProposal(market=market, kind="add", slug=f"q-{n}", proposed_by=owner)
            for n in range(first, last)
        )

    few, many = costs(as_owner, PAGE, [lambda: add(0, 10), lambda: add(10, 30)])
    assert few == many
