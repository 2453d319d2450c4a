"""A loaded demo is marked on every row, keeps apart from what was measured, and goes again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from aiv.domain import demo
from aiv.domain.demo import weeks
from aiv.domain.errors import Conflict, FaultyDocument
from aiv.models import (
    Answer,
    Assistant,
    Dealer,
    DealerLimit,
    Market,
    Mention,
    Panel,
    PanelProposal,
    Scan,
    Score,
    ScoreInput,
)
from aiv.services.actions import action_reviews
from aiv.services.evidence import imports
from aiv.services.markets import demo as loading
from aiv.services.markets import demo_removal, markets
from aiv.services.score import scores
from dealershipai.accounts.models import Organization
from tests import answered, cast, documents
from tests.answered import ASKED_AT, Said
from tests.contracts import far

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load two weeks once; each test changes them in a transaction of its own."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(weeks, "WEEKS", 2)
        loading.load(now=NOW, progress=lambda step: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def measured(loaded: None, market: Market, dealers: list[Dealer], assistant: Assistant) -> Market:
    """Give a measured market with answers and scores."""
    panel = answered.panel(market, 20)
    answered.ask(panel, assistant, [Said(named=[(dealers[0], "best")])] * 40)
    scores.rescore(market, now=ASKED_AT)
    return market


def test_the_demos_own_stores_have_actions_at_once(loaded: None) -> None:
    own = Dealer.objects.filter(slug__in=demo.GROUP_STORES)
    assert not action_reviews.due().filter(pk__in=own).exists()
    assert all(dealer.actions.filter(kind="lost_intent").exists() for dealer in own)


def test_everything_is_marked_demo(loaded: None) -> None:
    for model in (Market, Dealer, Answer, Score):
        assert not model._base_manager.filter(is_demo=False).exists()
    assert set(Scan.objects.values_list("origin", flat=True)) == {"demo"}
    assert set(Assistant.objects.values_list("provider", "surface")) == {("demo", "demo")}
    invented = ScoreInput.objects.filter(market=None)
    assert {tuple(row.source) for row in invented} == {("demo",)}


def test_one_store_has_a_headline_one_a_part_and_rivals_none(loaded: None) -> None:
    found = dict(Score.objects.values_list("dealer__slug", "status"))
    full, part = demo.GROUP_STORES
    assert (found.pop(full), found.pop(part)) == ("HEADLINE", "PARTIAL")
    assert set(found.values()) == {"NOT_MEASURED"}
    assert {dealer.slug for dealer in Organization.objects.get().dealers.all()} == {full, part}


def test_a_dealer_that_is_never_named_has_a_measured_zero(loaded: None) -> None:
    row = ScoreInput.objects.get(dealer__slug=demo.DEALERS[-1].slug, name="platform_scores.chatgpt")
    assert (row.status, row.value, row.lo) == ("measured", 0.0, 0.0)
    assert row.hi is not None and row.hi > 0.0


def test_a_second_removal_finds_nothing(loaded: None) -> None:
    demo_removal.remove()
    assert demo_removal.remove() == demo_removal.RemoveReport(markets=0, dealers=0, answers=0)


def test_an_organization_that_claimed_measured_dealers_stays(
    dealers: list[Dealer], loaded: None
) -> None:
    group = Organization.objects.get(pk=loading.ORGANIZATION_ID)
    Dealer.objects.filter(pk=dealers[0].pk).update(organization=group)
    demo_removal.remove()
    assert Organization.objects.filter(pk=group.pk).exists()


def test_removal_is_refused_where_measured_answers_name_a_demo_dealer(
    measured: Market, loaded: None
) -> None:
    before = Answer.objects.count()
    answer = Answer.objects.filter(is_demo=False)[0]
    Mention.objects.create(
        answer=answer, dealer=Dealer.objects.filter(is_demo=True)[0], role="option",
        quote="x", start=0, end=1, method_version="1", is_counted=True,
    )  # fmt: skip
    with pytest.raises(Conflict, match="Nothing was changed"):
        demo_removal.remove()
    assert Answer.objects.count() == before


def _limit_somebody_to_a_demo_dealer() -> None:
    group = Organization.objects.get(pk=loading.ORGANIZATION_ID)
    seat = cast.member(group, "viewer").memberships.get()
    DealerLimit.objects.create(membership=seat, dealer=group.dealers.all()[0])


def test_removal_takes_the_limits_of_demo_members_along(loaded: None) -> None:
    _limit_somebody_to_a_demo_dealer()
    demo_removal.remove()
    assert not DealerLimit.objects.exists()


def test_removal_is_refused_where_it_would_show_a_member_measured_dealers(
    dealers: list[Dealer], loaded: None
) -> None:
    _limit_somebody_to_a_demo_dealer()
    Dealer.objects.filter(pk=dealers[0].pk).update(organization_id=loading.ORGANIZATION_ID)
    with pytest.raises(Conflict, match="may see only a demo dealer"):
        demo_removal.remove()


def test_no_document_brings_a_demo_dealer_into_a_measured_market(loaded: None) -> None:
    line = {**documents.MARKET["dealers"][0], "slug": demo.DEALERS[0].slug}
    with pytest.raises(FaultyDocument, match="belongs to the demo"):
        markets.load({**documents.MARKET, "dealers": [line]}, actor=None)


def test_nothing_is_imported_into_the_demo(loaded: None) -> None:
    line = documents.line(market=demo.MARKET_SLUG)
    report = imports.run([json.dumps(line)], actor=None)
    assert (report.added, report.rejected[0].field) == (0, "market")
    assert "demo" in report.rejected[0].reason


def test_a_demo_that_was_used_goes_whole(loaded: None) -> None:
    dealer, market = Dealer.objects.earliest("slug"), Market.objects.get()
    organization = cast.organization("Visitors", dealer)
    far.furnish(dealer, market, organization, cast.member(organization, "owner"))
    DealerLimit.objects.all().delete()
    PanelProposal.objects.update(panel=Panel.objects.filter(market=market).latest("version"))
    demo_removal.remove()
    assert not Dealer.objects.exists()
    assert not Market.objects.exists()
