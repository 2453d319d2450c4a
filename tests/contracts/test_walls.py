"""Walk every address as whoever has no business there: nothing is found, nothing changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from aiv.models import Answer, Dealer
from dealershipai.accounts.models import User
from tests import answered, cast
from tests.answered import Said
from tests.contracts import cases, far, routes
from tests.contracts.far import CANARY, Far

pytestmark = pytest.mark.one_database
ROUTES = routes.every()
GUARDED = [route for route in ROUTES if route.name not in cases.PUBLIC]
CLOSED = [route for route in GUARDED if route.name not in cases.PERSONAL]
TENANT = [route for route in ROUTES if route.name in cases.TENANT]
PAGES = [route for route in CLOSED if not cases.is_admin(route)]
METHODS = ("get", "post", "put", "patch", "delete")
OTHERS = METHODS[2:]
# The admin asks who it is before it looks at the method, and has 160 addresses.
ADMIN_METHODS = ("get", "post")
NOT_THERE = {404, 405}
TO_SIGN_IN = {302, 401, 404}
SIGN_IN = ("/accounts/login/", "/admin/login/")


@pytest.fixture
def other(db: None, settings: Any, tmp_path: Path) -> Far:
    settings.VAR_DIR = tmp_path
    settings.OUTBOX_DIR = tmp_path / "outbox"
    return far.seed()


@pytest.fixture
def member(client: Client, owner: User) -> Client:
    client.force_login(owner)
    client.raise_request_exception = False
    return client


def methods(route: routes.Route, place: int) -> tuple[str, ...]:
    """Give what a route is asked with: a page knows no third method, so one stands for all."""
    if cases.is_admin(route):
        return ADMIN_METHODS
    if route.name.startswith("api:"):
        return METHODS
    return ("get", "post", OTHERS[place % len(OTHERS)])


def walk(client: Client, chosen: list[routes.Route], other: Far) -> Iterator[tuple[str, Any]]:
    for place, route in enumerate(chosen):
        for method in methods(route, place):
            answer: HttpResponse = getattr(client, method)(cases.address(route, other))
            yield f"{method} {route.name}: {answer.status_code}", answer


def test_every_route_has_a_case() -> None:
    assert [route.name for route in ROUTES if not cases.has_case(route)] == []


def test_no_case_is_left_of_a_route_that_is_gone() -> None:
    tables = {*cases.PUBLIC, *cases.PERSONAL, *cases.TENANT, *cases.OPERATOR}
    assert tables - {route.name for route in ROUTES} == set()


def test_a_view_without_sign_in_stands_on_the_list() -> None:
    unguarded = {r.name for r in ROUTES if not getattr(r.view, "login_required", True)}
    # The API asks for a person or a key itself: it answers 401, and never with a form.
    api = {route.name for route in ROUTES if route.name.startswith("api:")}
    assert unguarded - api - cases.PUBLIC.keys() == set()


def test_an_anonymous_visitor_is_sent_to_sign_in(client: Client, other: Far) -> None:
    for line, answer in walk(client, GUARDED, other):
        assert answer.status_code in TO_SIGN_IN, line
        if answer.status_code == 302:
            assert answer["Location"].startswith(SIGN_IN), line


def test_no_public_page_shows_a_tenants_words(client: Client, other: Far) -> None:
    client.raise_request_exception = False
    for line, answer in walk(client, [r for r in ROUTES if r.name in cases.PUBLIC], other):
        assert answer.status_code < 500 or "readyz" in line, line
        assert CANARY.encode() not in answer.content, line


def test_a_stranger_finds_nothing_and_changes_nothing(member: Client, other: Far) -> None:
    before = far.snapshot()
    for line, answer in walk(member, CLOSED, other):
        assert answer.status_code in NOT_THERE, line
        assert CANARY.encode() not in answer.content, line
    assert far.snapshot() == before


def test_a_person_without_a_membership_finds_nothing(client: Client, other: Far) -> None:
    client.force_login(User.objects.create_user("nobody@nowhere.example"))
    for line, answer in walk(client, PAGES, other):
        assert answer.status_code in NOT_THERE, line


def test_a_tenants_owner_finds_no_operators_page(client: Client, other: Far) -> None:
    client.force_login(other.owner)
    for line, answer in walk(client, [r for r in PAGES if r not in TENANT], other):
        assert answer.status_code in NOT_THERE, line


def test_pages_of_ones_own_account_show_nobody_else(member: Client, other: Far) -> None:
    for route in (route for route in ROUTES if route.name in cases.PERSONAL):
        answer = member.get(cases.address(route, other))
        assert answer.status_code in (200, 302, 404, 405), route.name
        assert CANARY.encode() not in answer.getvalue(), route.name


@pytest.mark.parametrize("name", ["owner", "operator"])
def test_whoever_may_open_a_tenants_pages_finds_them(
    client: Client, other: Far, operator: User, name: str
) -> None:
    client.force_login(operator if name == "operator" else other.owner)
    for route in TENANT:
        answer = client.get(cases.address(route, other))
        assert answer.status_code in (200, 302, 405), route.name


def test_a_rival_in_the_same_market_sees_what_is_shared_and_no_more(
    client: Client, other: Far
) -> None:
    neighbour = cast.organization("Neighbour Group", Dealer.objects.get(name__startswith="Rival 1"))
    client.force_login(cast.member(neighbour, "owner"))
    before = far.snapshot()
    for route in TENANT:
        found = client.get(cases.address(route, other)).status_code in (200, 302)
        assert found is (route.name in cases.SHARED), route.name
    for line, answer in walk(client, [r for r in TENANT if r.name not in cases.SHARED], other):
        assert answer.status_code in NOT_THERE, line
    assert far.snapshot() == before


def test_an_operator_opens_every_operators_page(client: Client, other: Far, operator: User) -> None:
    client.force_login(operator)
    for route in (route for route in GUARDED if route.name in cases.OPERATOR):
        assert client.get(cases.address(route, other)).status_code in (200, 405), route.name


@pytest.fixture
def mine(dealers: list[Dealer], panel: Any, assistant: Any) -> Answer:
    return answered.ask(panel, assistant, [Said(named=[(dealers[0], "best")])])[0]


def questions(mine: Answer, other: Far) -> Iterator[str]:
    """Give my own addresses with the other tenant's words in every part of the query."""
    dealer = reverse("dashboard:named", args=["harbor-point-toyota"])
    listed = reverse("dashboard:evidence", args=["harbor-point-toyota"])
    for word in (other.dealer.slug, other.market.slug, str(other.dealer.pk), str(other.answer.pk)):
        for name in ("market", "assistant", "department"):
            yield f"{dealer}?{name}={word}"
        for name in ("market", "series", "intent", "department", "status", "dealer", "page"):
            yield f"{listed}?{name}={word}"
        yield f"/markets/{mine.market.slug}/?assistant={word}"  # type: ignore[union-attr]
        yield f"/answers/{mine.pk}/?dealer={word}"
        yield f"/answers/{mine.pk}/corrections/new/?dealer={word}&kind=wrong"


def test_no_word_of_a_query_opens_another_tenant(member: Client, mine: Answer, other: Far) -> None:
    for address in questions(mine, other):
        answer = member.get(address)
        assert answer.status_code in (200, 404), address
        assert CANARY.encode() not in answer.content, address


def test_no_field_of_a_form_reaches_another_tenant(
    member: Client, mine: Answer, other: Far
) -> None:
    before = far.snapshot()
    fields = {"dealer": other.dealer.slug, "kind": "missing", "role": "best", "quote": "I would"}
    answer = member.post(f"/answers/{mine.pk}/corrections/new/", fields)
    assert answer.status_code == 200
    assert CANARY.encode() not in answer.content
    assert far.snapshot() == before
