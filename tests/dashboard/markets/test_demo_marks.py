"""Whatever page shows the demo says DEMO, to a member of its organization and to an operator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from aiv.domain import demo
from aiv.domain.demo import weeks
from aiv.models import Answer, Dealer
from aiv.services.markets import demo as loading
from dealershipai.accounts.models import Organization, User
from tests import cast
from tests.aiv.services.markets.test_demo import NOW

pytestmark = pytest.mark.django_db
MARK = 'class="demo-strip"'
OF_A_DEALER = ("dealer", "named", "aiv", "money", "record", "facts", "evidence")


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load one week of the demo once; each test changes it in a transaction of its own."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(weeks, "WEEKS", 1)
        loading.load(now=NOW, progress=lambda step: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def answer(loaded: None) -> Answer:
    """Give an answer that names the demo's first store."""
    return Answer.objects.filter(mentions__dealer__slug=demo.GROUP_STORES[0])[0]


@pytest.fixture
def member(answer: Answer) -> User:
    """Give an owner of the demo's organization."""
    return cast.member(Organization.objects.get(pk=loading.ORGANIZATION_ID), "owner")


def pages(answer: Answer) -> list[str]:
    store = demo.GROUP_STORES[0]
    return [
        reverse("dashboard:home"),
        *(reverse(f"dashboard:{name}", args=[store]) for name in OF_A_DEALER),
        reverse("dashboard:market", args=[demo.MARKET_SLUG]),
        reverse("dashboard:answer", args=[answer.pk]),
        reverse("dashboard:propose_correction", args=[answer.pk]),
    ]


def unmarked(client: Client, addresses: list[str], mark: str = MARK) -> list[str]:
    found = {each: client.get(each) for each in addresses}
    assert {page.status_code for page in found.values()} == {200}
    return [each for each, page in found.items() if mark not in page.content.decode()]


def test_every_page_of_a_member_says_demo(client: Client, answer: Answer, member: User) -> None:
    client.force_login(member)
    own = [reverse("dashboard:organization"), reverse("dashboard:members")]
    assert unmarked(client, [*pages(answer), *own]) == []


def test_every_page_of_an_operator_says_demo(
    client: Client, answer: Answer, operator: User
) -> None:
    client.force_login(operator)
    names = ("market_setup", "import_by_hand")
    staff = [reverse(f"dashboard:{name}", args=[demo.MARKET_SLUG]) for name in names]
    assert unmarked(client, [*pages(answer), *staff]) == []


def test_no_answer_is_asked_for_in_the_demo(client: Client, answer: Answer, operator: User) -> None:
    client.force_login(operator)
    by_hand = reverse("dashboard:import_by_hand", args=[demo.MARKET_SLUG])
    for name, args in (("import_answers", []), ("market_setup", [demo.MARKET_SLUG])):
        assert by_hand not in client.get(reverse(f"dashboard:{name}", args=args)).content.decode()


def test_the_admin_says_demo_in_every_list_that_names_its_rows(
    client: Client, answer: Answer, operator: User
) -> None:
    client.force_login(operator)
    kinds = ("market", "dealer", "panel", "scan", "scoreinput", "score", "mention", "answer")
    lists = [reverse(f"admin:aiv_{kind}_changelist") for kind in kinds]
    assert unmarked(client, lists, "demo") == []
    assert all(str(dealer).endswith("(demo)") for dealer in Dealer.objects.all())


def test_a_page_of_measured_figures_does_not_say_demo(
    client: Client, owner: User, answer: Answer
) -> None:
    client.force_login(owner)
    measured = [reverse(f"dashboard:{name}") for name in ("home", "organization", "members")]
    assert unmarked(client, measured) == measured


def test_the_api_says_demo(client: Client, answer: Answer, member: User) -> None:
    client.force_login(member)
    found = client.get(f"/api/v1/ai-scores/{demo.GROUP_STORES[0]}")
    assert found.json()["demo"] is True
