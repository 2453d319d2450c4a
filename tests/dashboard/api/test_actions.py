"""Programs read actions and move them as their people could."""

from __future__ import annotations

from typing import Any

import pytest

from aiv.models import Action, Dealer
from dealershipai.accounts.models import Organization, User
from tests import audited
from tests.dashboard.api.conftest import Caller

PATH = "dealers/harbor-point-toyota/actions"


@pytest.fixture
def action(organization: Organization, dealers: list[Dealer]) -> Action:
    audited.audit(dealers[0])
    return Action.objects.get()


def move(caller: Caller, action: Action, **body: Any) -> Any:
    return caller.patch(f"{PATH}/{action.pk}", body)


def test_the_list_holds_what_ranks_it(action: Action, owner: User) -> None:
    (row,) = Caller(owner).get(PATH).json()["results"]
    assert (row["key"], row["state"], row["grade"]) == ("finding:A01", "open", "documented")
    assert row["priority"] == row["size"]
    assert row["evidence"][0] == {"kind": "check", "key": "A01", "words": "A01 is fail."}


def test_an_action_is_taken_and_finished(action: Action, owner: User) -> None:
    assert move(Caller(owner), action, state="taken").json()["owner"] == owner.email
    done = move(Caller(owner), action, state="done", note="Opened: see line 3")
    assert (done.status_code, done.json()["state"]) == (200, "done")
    assert done.json()["done_at"]


@pytest.mark.parametrize(
    ("body", "place"),
    [({"state": "burnt"}, "/state"), ({}, ""), ({"state": "done"}, "/note"),
     ({"state": "taken", "colour": "red"}, "/colour"),
     ({"state": "done", "note": "x", "done_at": "2099-01-01T00:00:00Z"}, "/done_at")],
)  # fmt: skip
def test_a_wrong_body_is_named(
    action: Action, owner: User, body: dict[str, Any], place: str
) -> None:
    answer = move(Caller(owner), action, **body)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == place


def test_whoever_was_slower_is_told(action: Action, owner: User, manager: User) -> None:
    move(Caller(owner), action, state="taken")
    assert move(Caller(manager), action, state="taken").status_code == 409


def test_a_viewer_reads_and_moves_nothing(action: Action, viewer: User) -> None:
    assert Caller(viewer).get(f"{PATH}/{action.pk}").status_code == 200
    assert move(Caller(viewer), action, state="taken").status_code == 404


def test_a_stranger_finds_nothing(action: Action, stranger: User) -> None:
    assert Caller(stranger).get(PATH).status_code == 404
    assert move(Caller(stranger), action, state="taken").status_code == 404
