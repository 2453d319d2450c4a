"""An organization goes with all that it brought, and nothing else moves."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Model

from aiv.domain.errors import Conflict
from aiv.models import Answer, Dealer, Market, Panel, Scan, ScanState, Score, ScoreInput
from aiv.services.people import tenant_removal
from dealershipai.accounts.models import AuditEvent, Membership, Organization, User
from tests import cast
from tests.answered import ASKED_AT
from tests.contracts import far
from tests.contracts.far import CANARY, Far

pytestmark = pytest.mark.django_db
SETTLED = (*tenant_removal.OF_DEALERS, *tenant_removal.OF_ORGANIZATION, *tenant_removal.KEPT)


@pytest.fixture
def tenant() -> Far:
    return far.seed()


def _pointing(at: type[Model]) -> set[type[Model]]:
    """Give the models with a foreign key to one, its own included."""
    return {
        model
        for app in far.GUARDED
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.concrete_fields
        if field.related_model is at
    }


def test_every_kind_of_row_of_a_tenant_is_settled() -> None:
    """A new model that names a dealer or an organization fails here until somebody decides."""
    assert _pointing(Dealer) | _pointing(Organization) == set(SETTLED)
    assert len(SETTLED) == len(set(SETTLED))


def test_nothing_private_stays(tenant: Far) -> None:
    tenant_removal.remove(tenant.organization, actor=None, now=ASKED_AT)
    for model in set(tenant_removal.OF_DEALERS) - {Score, ScoreInput}:
        left = model._default_manager.all()
        if any(field.name == "dealer" for field in model._meta.concrete_fields):
            left = left.filter(dealer=tenant.dealer)
        assert not left.exists(), model
    assert not Membership.objects.filter(organization_id=tenant.organization.pk).exists()
    assert not Organization.objects.filter(pk=tenant.organization.pk).exists()
    assert not User.objects.filter(pk=tenant.owner.pk).exists()


def test_what_anyone_may_read_stays(tenant: Far) -> None:
    tenant_removal.remove(tenant.organization, actor=None, now=ASKED_AT)
    dealer = Dealer.objects.get(pk=tenant.dealer.pk)
    assert dealer.organization is None
    assert Answer.objects.get(pk=tenant.answer.pk).mentions.filter(dealer=dealer).exists()
    assert Scan.objects.get(pk=tenant.answer.probe.scan_id).organization is None


def test_its_stores_are_scored_anew_without_what_went(tenant: Far) -> None:
    before = set(Score.objects.filter(dealer=tenant.dealer).values_list("pk", flat=True))
    tenant_removal.remove(tenant.organization, actor=None, now=ASKED_AT)
    assert not before & set(Score.objects.values_list("pk", flat=True))
    inputs = ScoreInput.objects.filter(dealer=tenant.dealer, value__isnull=False)
    assert "avg_gross_per_unit" not in inputs.values_list("name", flat=True)


def test_another_tenant_keeps_every_row(tenant: Far) -> None:
    market = cast.market("near-market", "Near")
    dealer = cast.dealer("Near Motors", number=5, market=market)
    near = cast.organization("Near Group", dealer)
    person = cast.member(near, "owner")
    both = cast.member(tenant.organization, "manager")
    Membership.objects.create(user=both, organization=near, role="viewer")
    tenant_removal.remove(tenant.organization, actor=None, now=ASKED_AT)
    assert set(near.members.all()) == {person, both}
    assert list(near.dealers.all()) == [dealer]


def test_an_operator_keeps_the_account(tenant: Far) -> None:
    person = cast.member(tenant.organization, "manager")
    User.objects.filter(pk=person.pk).update(is_staff=True)
    tenant_removal.remove(tenant.organization, actor=None, now=ASKED_AT)
    assert User.objects.filter(pk=person.pk).exists()


def test_an_open_scan_is_cancelled_first(tenant: Far) -> None:
    Scan.objects.filter(organization=tenant.organization).update(
        origin="asked", state=ScanState.PAUSED
    )
    with pytest.raises(Conflict, match="Cancel it first"):
        tenant_removal.remove(tenant.organization, actor=None, now=ASKED_AT)
    assert Organization.objects.filter(pk=tenant.organization.pk).exists()


def test_the_log_says_what_went_and_names_nobody(tenant: Far) -> None:
    told = tenant_removal.remove(tenant.organization, actor=None, now=ASKED_AT)
    event = AuditEvent.objects.get(action="organization.removed")
    assert event.changes["rows"] == told.rows
    assert tenant.owner.email not in json.dumps(event.changes)


def test_the_command_asks_for_consent(tenant: Far) -> None:
    with pytest.raises(CommandError, match="Nothing was removed"):
        call_command("remove_organization", tenant.organization.name, stderr=StringIO())
    assert Organization.objects.filter(pk=tenant.organization.pk).exists()


def test_the_command_tells_what_went(tenant: Far) -> None:
    out = StringIO()
    call_command(
        "remove_organization", str(tenant.organization.pk), "--yes", stdout=out, stderr=StringIO()
    )
    assert json.loads(out.getvalue())["dealers"] == [tenant.dealer.slug]


def test_the_command_knows_no_other_name() -> None:
    with pytest.raises(CommandError, match="no organization nobody"):
        call_command("remove_organization", "nobody", "--yes")


def test_two_of_one_name_are_told_apart() -> None:
    keys = [str(Organization.objects.create(name="Twin").pk) for _ in range(2)]
    with pytest.raises(CommandError) as caught:
        call_command("remove_organization", "twin", "--yes")
    assert all(key in str(caught.value) for key in keys)


def test_the_market_and_its_questions_stay(tenant: Far) -> None:
    tenant_removal.remove(tenant.organization, actor=None, now=ASKED_AT)
    assert Market.objects.filter(pk=tenant.market.pk).exists()
    assert Panel.objects.filter(market=tenant.market).exists()
    assert CANARY in Dealer.objects.get(pk=tenant.dealer.pk).name
