"""Check the operator's admin: whole, quick, read-only where nothing may change, and audited."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aiv.models import (
    Answer,
    Claim,
    Correction,
    Dealer,
    Market,
    MarketState,
    Panel,
)
from aiv.services.evidence import imports
from aiv.services.markets import markets
from dealershipai.accounts.models import AuditEvent, Organization, User
from dealershipai.accounts.rights import ReadOnlyAdmin
from tests import cast, documents

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 1, tzinfo=UTC)
MODELS = [
    model
    for label in ("aiv", "accounts")
    for model in apps.get_app_config(label).get_models()
    if not model._meta.auto_created
]
NAMES = [f"{model._meta.app_label}_{model._meta.model_name}" for model in MODELS]


@pytest.fixture
def staff(client: Client, operator: User) -> Client:
    client.force_login(operator)
    return client


def add_answers(trials: range) -> None:
    lines = [json.dumps(documents.body_line(trial=trial)) for trial in trials]
    assert imports.run(lines, actor=None, now=NOW).added == len(trials)


@pytest.fixture
def answer() -> Answer:
    markets.load(documents.MARKET, actor=None)
    add_answers(range(1, 2))
    return Answer.objects.get()


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_every_model_is_registered_and_searchable(model: type[Model]) -> None:
    assert admin.site.is_registered(model)
    assert admin.site.get_model_admin(model).search_fields


@pytest.mark.parametrize("name", ["dealer", "alias"])
def test_lists_of_dealers_cost_the_same_too(staff: Client, market: Market, name: str) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            staff.get(reverse(f"admin:aiv_{name}_changelist"))
        return len(queries)

    def add(numbers: range) -> None:
        for number in numbers:
            dealer = cast.dealer(f"Dealer {number}", number=number, market=market)
            dealer.organization = Organization.objects.create(name=f"Group {number}")
            dealer.save()
            dealer.aliases.create(value=f"Alias {number}")

    add(range(10))
    cost()
    ten = cost()
    add(range(10, 30))
    assert cost() == ten


READ_ONLY = [
    model for model in MODELS if isinstance(admin.site._registry.get(model), ReadOnlyAdmin)
]


def test_what_is_measured_frozen_or_logged_is_read_only() -> None:
    names = {model.__name__ for model in READ_ONLY}
    assert names >= {
        "Answer", "AuditEvent", "Citation", "Evidence", "Intent", "Mention", "OwnSiteCitation",
        "Panel", "Probe", "Prompt", "Scan", "Score", "ScoreInput", "Source",
    }  # fmt: skip


@pytest.mark.parametrize("verb", ["change", "delete"])
def test_an_operator_cannot_change_or_delete_an_answer(
    staff: Client, answer: Answer, verb: str
) -> None:
    url = reverse(f"admin:aiv_answer_{verb}", args=[answer.pk])
    assert staff.post(url, {"text": "Other words", "post": "yes"}).status_code == 403
    answer.refresh_from_db()
    assert answer.text == documents.SAID


def test_a_change_stands_in_the_audit_with_both_values(
    staff: Client, operator: User, dealers: list[Dealer]
) -> None:
    alias = dealers[0].aliases.create(value="Harbor Toyota")
    url = reverse("admin:aiv_alias_change", args=[alias.pk])
    staff.post(url, {"dealer": str(dealers[0].pk), "kind": "name", "value": "HP Toyota"})
    event = AuditEvent.objects.get(action="alias.changed")
    assert event.changes == {"value": ["Harbor Toyota", "HP Toyota"]}
    assert (event.actor, event.target_id) == (operator, str(alias.pk))


def test_a_removal_stands_in_the_audit(staff: Client, dealers: list[Dealer]) -> None:
    alias = dealers[0].aliases.create(value="Harbor Toyota")
    staff.post(reverse("admin:aiv_alias_delete", args=[alias.pk]), {"post": "yes"})
    assert AuditEvent.objects.get(action="alias.deleted").changes == {"was": "Harbor Toyota"}


def test_a_new_person_has_no_password_and_an_unproved_address(staff: Client) -> None:
    form = {
        "email": "New@Person.example", "name": "New", "is_active": "on",
        "memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert staff.post(reverse("admin:accounts_user_add"), form).status_code == 302
    person = User.objects.get(email="new@person.example")
    assert not person.has_usable_password()
    assert not person.emailaddress_set.get().verified


def test_proposed_markets_are_opened_by_an_action(staff: Client, market: Market) -> None:
    Market.objects.update(state=MarketState.PROPOSED)
    staff.post(
        reverse("admin:aiv_market_changelist"),
        {"action": "open_markets", "_selected_action": [str(market.pk)]},
    )
    market.refresh_from_db()
    assert market.state == MarketState.OPEN
    assert AuditEvent.objects.filter(action="market.opened").exists()


@pytest.mark.parametrize(("action", "state"), [("accept", "accepted"), ("refuse", "refused")])
def test_corrections_are_decided_by_an_action(
    staff: Client, answer: Answer, action: str, state: str
) -> None:
    dealer = Dealer.objects.get(slug="harbor-point-toyota")
    correction = Correction.objects.create(answer=answer, dealer=dealer, kind="wrong")
    staff.post(
        reverse("admin:aiv_correction_changelist"),
        {"action": action, "_selected_action": [str(correction.pk)]},
    )
    correction.refresh_from_db()
    assert correction.state == state
    assert answer.mentions.get(dealer=dealer).is_counted == (action == "refuse")


@pytest.mark.parametrize(("action", "state"), [("accept", "accepted"), ("refuse", "refused")])
def test_claims_are_decided_by_an_action(
    staff: Client, dealers: list[Dealer], action: str, state: str
) -> None:
    organization = Organization.objects.create(name="Harbor Point Group")
    claim = Claim.objects.create(dealer=dealers[0], organization=organization)
    staff.post(
        reverse("admin:aiv_claim_changelist"),
        {"action": action, "_selected_action": [str(claim.pk)]},
    )
    claim.refresh_from_db()
    dealers[0].refresh_from_db()
    assert claim.state == state
    assert dealers[0].organization == (organization if action == "accept" else None)


def test_a_claim_of_an_owned_dealer_is_not_accepted(
    staff: Client, owner: User, dealers: list[Dealer]
) -> None:
    rival = Organization.objects.create(name="Far Group")
    claim = Claim.objects.create(dealer=dealers[0], organization=rival)
    page = staff.post(
        reverse("admin:aiv_claim_changelist"),
        {"action": "accept", "_selected_action": [str(claim.pk)]},
        follow=True,
    )
    assert "belongs to another organization" in page.content.decode()
    claim.refresh_from_db()
    assert claim.state == "pending"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("assistant", {"slug", "platform", "provider", "model", "surface", "access", "settings"}),
        ("market", {"slug", "make", "city", "region", "country"}),
    ],
)
def test_what_answers_rest_on_is_read_only(
    staff: Client, answer: Answer, name: str, fields: set[str]
) -> None:
    row = getattr(answer, name)
    page = staff.get(reverse(f"admin:aiv_{name}_change", args=[row.pk]))
    assert set(page.context["adminform"].readonly_fields) >= fields


def test_a_market_with_a_panel_cannot_be_deleted(staff: Client, panel: Panel) -> None:
    url = reverse("admin:aiv_market_delete", args=[panel.market_id])
    staff.post(url, {"post": "yes"})
    assert Market.objects.filter(pk=panel.market_id).exists()


def test_an_owner_does_not_find_the_admin(client: Client, owner: User) -> None:
    client.force_login(owner)
    assert client.get(reverse("admin:aiv_answer_changelist")).status_code == 404


def test_staff_without_further_rights_sees_everything(client: Client, answer: Answer) -> None:
    client.force_login(cast.person("staff@installation.example", is_staff=True))
    assert client.get(reverse("admin:aiv_answer_changelist")).status_code == 200


def test_the_admin_has_the_products_mark(staff: Client) -> None:
    for address in (reverse("admin:index"), reverse("admin:aiv_dealer_add")):
        assert b'rel="icon" href="/static/img/mark.svg"' in staff.get(address).content
