"""Send what nobody would: every page answers in words, and no field reaches too far."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Answer, Assistant, Correction, Dealer, Panel
from dealershipai.accounts.models import Membership, User
from tests import answered, cast
from tests.answered import Said
from tests.contracts import routes

pytestmark = pytest.mark.django_db
WORDS = (
    "\0", "\ud800", "\u202e", "a\u200bb", "9" * 400, "-1", "NaN", "Infinity", "1e999",
    "' OR 1=1 --", "%s%n", "{{7*7}}", "../../etc/passwd", "x" * 5000,
    "dealer__organization__name", "[]", "😀",
)  # fmt: skip
NAMES = (
    "market", "assistant", "department", "series", "intent", "status", "named", "cited", "page",
    "first_day", "last_day", "dealer", "kind", "order_by", "dealer__organization", "id__in", "next",
)  # fmt: skip
DEALER = ["harbor-point-toyota"]
PAGES = (
    reverse("dashboard:dealer", args=DEALER),
    reverse("dashboard:named", args=DEALER),
    reverse("dashboard:evidence", args=DEALER),
    reverse("dashboard:market", args=["toyota-harbor-point"]),
)


@pytest.fixture
def member(client: Client, owner: User) -> Client:
    client.raise_request_exception = False
    client.force_login(owner)
    return client


@pytest.fixture
def answer(dealers: list[Dealer], panel: Panel, assistant: Assistant) -> Answer:
    return answered.ask(panel, assistant, [Said(named=[(dealers[0], "best")])])[0]


@pytest.mark.parametrize("path", PAGES)
def test_no_word_of_a_query_breaks_a_page(member: Client, answer: Answer, path: str) -> None:
    for words in WORDS:
        # All names at once: a page reads each by itself, and a broken one names its own fault.
        query = {name: words.encode("utf-8", "surrogatepass") for name in NAMES}
        query["market"] = query["dealer"] = b""
        assert member.get(path, query).status_code == 200, words[:20]


def test_no_word_that_should_name_a_row_breaks_a_page(member: Client, answer: Answer) -> None:
    one = reverse("dashboard:answer", args=[answer.pk])
    new = reverse("dashboard:propose_correction", args=[answer.pk])
    for words in WORDS:
        sent = words.encode("utf-8", "surrogatepass")
        for path in (*PAGES, one, new):
            for name in ("market", "dealer"):
                status = member.get(path, {name: sent}).status_code
                assert status in (200, 404), (path, name, words[:20])


def test_no_word_of_a_form_breaks_it(member: Client, answer: Answer) -> None:
    path = reverse("dashboard:propose_correction", args=[answer.pk])
    for words in WORDS:
        sent = words.encode("utf-8", "replace").decode()
        fields = dict.fromkeys(("dealer", "kind", "role", "quote", "note"), sent)
        assert member.post(path, fields).status_code == 200, words[:20]
    assert not Correction.objects.exists()


def test_nobody_makes_themselves_more_than_they_are(member: Client, owner: User) -> None:
    more = {
        "is_staff": "on", "is_superuser": "on", "role": "owner", "organization": "x", "id": "1",
        "organization_id": "1", "is_demo": "on", "live_seq": "9", "created_at": "2020-01-01",
        "slug": "taken", "name": "Renamed",
    }  # fmt: skip
    before = list(
        Dealer.objects.order_by("pk").values_list("pk", "slug", "organization", "is_demo")
    )
    for route in routes.every():
        if route.name.startswith("dashboard:") and not route.words:
            assert member.post("/" + route.shape.lstrip("/"), more).status_code < 500, route.name
    owner.refresh_from_db()
    assert (owner.is_staff, owner.is_superuser) == (False, False)
    assert Membership.objects.filter(user=owner).count() == 1
    after = Dealer.objects.order_by("pk").values_list("pk", "slug", "organization", "is_demo")
    assert list(after) == before


def test_signing_up_makes_no_operator(client: Client) -> None:
    words = "lantern-meadow-77-evening"
    form = {"email": "new@harbor.example", "password1": words, "password2": words, "is_staff": "on"}
    client.post("/accounts/signup/", form)
    assert not User.objects.get(email="new@harbor.example").is_staff


def test_ten_thousand_fields_are_refused(member: Client, answer: Answer) -> None:
    path = reverse("dashboard:propose_correction", args=[answer.pk])
    assert member.post(path, {f"f{at}": "x" for at in range(10_000)}).status_code == 400


def test_a_body_of_ten_megabytes_is_refused(member: Client, answer: Answer) -> None:
    path = reverse("dashboard:propose_correction", args=[answer.pk])
    body = b"note=" + b"x" * 10_000_000
    kind = "application/x-www-form-urlencoded"
    assert member.post(path, body, content_type=kind).status_code in (400, 413)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Host": "evil.example"},
        {"Forwarded": "host=evil.example;proto=https"},
        {"X-Forwarded-For": "10.0.0.1, 127.0.0.1"},
        {"X-Forwarded-Proto": "https"},
        {"X-Original-URL": "/admin/"},
        {"X-HTTP-Method-Override": "DELETE"},
    ],
)
def test_a_forged_header_of_a_proxy_changes_nothing(
    member: Client, answer: Answer, headers: dict[str, str]
) -> None:
    response: Any = member.get(PAGES[1], headers=headers)
    assert response.status_code == 200
    assert b"evil.example" not in response.content


def test_a_forged_host_is_refused(member: Client) -> None:
    assert member.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_a_person_who_was_put_out_is_out_at_once(member: Client, owner: User) -> None:
    assert member.get(PAGES[1]).status_code == 200
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert member.get(PAGES[1]).status_code in (302, 404)


def test_a_member_who_left_finds_nothing_any_more(member: Client, owner: User) -> None:
    Membership.objects.filter(user=owner).delete()
    assert member.get(PAGES[1]).status_code == 404


def test_a_role_that_was_lowered_counts_at_once(member: Client, owner: User) -> None:
    Membership.objects.filter(user=owner).update(role="viewer")
    assert member.get(reverse("dashboard:money", args=DEALER)).status_code == 404


def test_a_form_of_another_site_is_refused(owner: User, answer: Answer) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner)
    path = reverse("dashboard:propose_correction", args=[answer.pk])
    assert strict.post(path, {"note": "x"}).status_code == 403


def test_a_second_organization_opens_no_door_to_the_first(member: Client, owner: User) -> None:
    other = cast.organization("Elsewhere Group")
    Membership.objects.create(user=owner, organization=other, role="viewer")
    Membership.objects.filter(user=owner).exclude(organization=other).delete()
    assert member.get(PAGES[1]).status_code == 404
