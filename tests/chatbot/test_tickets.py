"""Only a page of an allowed origin gets a ticket, and no credential crosses."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from aiv.models import Dealer, Widget, WidgetTicket
from aiv.services.chat import widgets
from chatbot import limits
from dealershipai.accounts.models import User

SITE = "https://www.harborpoint.example"
ADDRESS = "/chatbot/tickets"


@pytest.fixture
def widget(dealers: list[Dealer], owner: User) -> Widget:
    widgets.change(dealers[0], {"is_on": True}, person=owner)
    widgets.allow(dealers[0], SITE, person=owner)
    return widgets.of(dealers[0])


def ask(client: Client, key: str, origin: str | None = SITE, **more: Any) -> Any:
    headers = {} if origin is None else {"origin": origin}
    body = f'{{"key": "{key}"}}'
    return client.post(ADDRESS, body, content_type="text/plain", headers=headers, **more)


def test_an_allowed_page_gets_a_ticket_and_what_is_shown(client: Client, widget: Widget) -> None:
    answer = ask(client, widget.key)
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == SITE
    assert "Origin" in answer["Vary"]
    assert answer["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Credentials" not in answer
    assert not answer.cookies
    shown = answer.json()["shown"]
    assert shown["store"] == widget.dealer.name
    assert set(shown) == {
        "store", "color", "position", "greeting", "is_open", "languages",
    }  # fmt: skip


@pytest.mark.parametrize(
    "origin",
    [None, "null", "http://www.harborpoint.example", "https://www.harborpoint.example:444",
     "https://www.harborpoint.example.evil.example", "https://harborpoint.example",
     "https://www.harborpoint.example/", "HTTPS://WWW.HARBORPOINT.EXAMPLE"],
)  # fmt: skip
def test_any_other_origin_is_refused_and_counted(
    client: Client, widget: Widget, origin: str | None
) -> None:
    answer = ask(client, widget.key, origin)
    assert answer.status_code == 403
    assert "Access-Control-Allow-Origin" not in answer
    assert not WidgetTicket.objects.exists()
    assert widget.refused_origins.get().times == 1


def test_another_dealers_key_is_of_no_use_here(
    client: Client, widget: Widget, dealers: list[Dealer], owner: User
) -> None:
    widgets.change(dealers[1], {"is_on": True}, person=owner)
    assert ask(client, widgets.of(dealers[1]).key).status_code == 403


@pytest.mark.parametrize("body", ["", "[]", '{"key": 1}', '{"key": "x", "more": 1}', "x" * 9999])
def test_a_body_that_is_no_key_is_not_found(client: Client, widget: Widget, body: str) -> None:
    answer = client.post(ADDRESS, body, content_type="text/plain", headers={"origin": SITE})
    assert answer.status_code == 404


def test_a_page_may_read_why_there_is_no_chat(client: Client, widget: Widget) -> None:
    assert ask(client, "no-such-key")["Access-Control-Allow-Origin"] == "*"


def test_who_is_signed_in_makes_no_difference(widget: Widget, owner: User) -> None:
    signed_in = Client()
    signed_in.force_login(owner)
    assert ask(signed_in, widget.key, "https://evil.example").status_code == 403
    assert ask(Client(), widget.key).json()["shown"] == ask(signed_in, widget.key).json()["shown"]


def test_a_network_that_asks_too_often_waits(client: Client, widget: Widget) -> None:
    statuses = {
        ask(client, widget.key, REMOTE_ADDR=f"2001:db8:1:2::{number:x}").status_code
        for number in range(1, limits.TICKETS_OF_ADDRESS.calls + 2)
    }
    assert statuses == {200, 429}
    assert ask(client, widget.key, REMOTE_ADDR="2001:db8:9::1").status_code == 200


@pytest.mark.parametrize("origin", [SITE, "https://evil.example", "null"])
@pytest.mark.parametrize("path", [ADDRESS, "/api/v1/dealers"])
def test_no_page_is_allowed_to_ask_with_headers_of_its_own(
    client: Client, widget: Widget, path: str, origin: str
) -> None:
    asked = {
        "origin": origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type, authorization",
    }
    answer = client.options(path, headers=asked)
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]
