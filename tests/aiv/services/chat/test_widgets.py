"""A widget is set up by the dealer's people; what cannot work is refused by name."""

from __future__ import annotations

from typing import Any

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.shopper_chat import origins
from aiv.models import Dealer
from aiv.services.chat import widgets
from dealershipai.accounts.models import User


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://www.harborpoint.example", "https://www.harborpoint.example"),
        (" HTTPS://WWW.HarborPoint.example:443/ ", "https://www.harborpoint.example"),
        ("https://shop.example:8443", "https://shop.example:8443"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("https://münchen.example", "https://xn--mnchen-3ya.example"),
    ],
)
def test_an_origin_is_read_as_browsers_write_it(text: str, origin: str) -> None:
    assert origins.read(text) == origin


@pytest.mark.parametrize(
    "text",
    ["", "www.harborpoint.example", "https://*.example", "https://a.example/path", "ftp://a.example",
     "https://user@a.example", "https://a.example?q", "https://a.example:99999", "null",
     "http://a.example", "https://", "javascript:alert(1)", "https://a.example#x"],
)  # fmt: skip
def test_what_is_no_origin_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        origins.read(text)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"color": "red"}, "color"),
        ({"color": "#0b5f66;x"}, "color"),
        ({"position": "middle"}, "position"),
        ({"languages": []}, "languages"),
        ({"languages": ["xx"]}, "languages"),
        ({"adf_recipients": ["nobody"]}, "adf_recipients"),
        ({"mail_recipients": ["a@mail.example\nb@mail.example"]}, "mail_recipients"),
        ({"retention_days": 0}, "retention_days"),
        ({"greeting": "x" * 201}, "greeting"),
        ({"key": "mine"}, "key"),
    ],
)
def test_a_setting_that_cannot_work_is_refused(
    dealers: list[Dealer], owner: User, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidInput) as fault:
        widgets.change(dealers[0], values, person=owner)
    assert fault.value.field == field


def test_a_question_stands_once(dealers: list[Dealer], owner: User) -> None:
    first = widgets.write_answer(dealers[0], "Wifi?", "Yes.", person=owner)
    with pytest.raises(Conflict):
        widgets.write_answer(dealers[0], "Wifi?", "No.", person=owner)
    widgets.write_answer(dealers[0], "Wifi?", "No.", person=owner, row=first)
    widgets.remove_answer(first, person=owner)
    assert not dealers[0].own_answers.exists()


def test_an_origin_is_allowed_once_and_removed(dealers: list[Dealer], owner: User) -> None:
    row = widgets.allow(dealers[0], "https://a.example", person=owner)
    assert widgets.allow(dealers[0], "https://a.example", person=owner) == row
    assert not widgets.disallow(dealers[1], row.pk, person=owner)
    assert widgets.disallow(dealers[0], row.pk, person=owner)
