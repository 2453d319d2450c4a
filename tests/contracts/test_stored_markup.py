"""Every page of the installation shows every stored text as words, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from dealershipai.accounts.models import User
from tests.contracts import cases, far, poison, routes
from tests.contracts.far import Far
from tests.contracts.routes import Route
from tests.dashboard.payloads import CANARY
from tests.dashboard.test_hostile import Found

ROUTES = routes.every()
ADMIN = ("_changelist", "_change")

pytestmark = pytest.mark.one_database


@pytest.fixture
def poisoned(db: None, settings: Any, tmp_path: Path) -> Far:
    settings.VAR_DIR = tmp_path
    settings.OUTBOX_DIR = tmp_path / "outbox"
    cache.clear()
    made = far.seed()
    assert len(poison.spread()) > 60
    made.dealer.refresh_from_db()
    return made


def shown(client: Client, chosen: list[Route], seen: Far) -> Iterator[tuple[str, str]]:
    """Give every page of these that opens."""
    for route in chosen:
        answer = client.get(cases.address(route, seen))
        assert answer.status_code < 500, route.name
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            yield route.name or route.shape, answer.content.decode()


def faults(pages: Iterator[tuple[str, str]]) -> tuple[dict[str, list[str]], int]:
    """Give by page what would run, and how many pages show a payload at all."""
    found, showing = {}, 0
    for name, text in pages:
        reader = Found()
        reader.feed(text)
        showing += CANARY in text
        if reader.faults:
            found[name] = reader.faults
    return found, showing


def test_no_page_of_a_member_runs_what_is_stored(client: Client, poisoned: Far) -> None:
    client.force_login(poisoned.owner)
    named = {*cases.TENANT, *cases.PERSONAL}
    found, showing = faults(shown(client, [r for r in ROUTES if r.name in named], poisoned))
    assert found == {}
    assert showing > 40


def test_no_page_of_an_operator_runs_what_is_stored(
    client: Client, poisoned: Far, operator: User
) -> None:
    client.force_login(operator)
    named = {*cases.TENANT, *cases.OPERATOR}
    found, showing = faults(shown(client, [r for r in ROUTES if r.name in named], poisoned))
    assert found == {}
    assert showing > 40


def test_no_page_of_the_admin_runs_what_is_stored(
    client: Client, poisoned: Far, operator: User
) -> None:
    client.force_login(operator)
    admin = [r for r in ROUTES if cases.is_admin(r) and r.name.endswith(ADMIN)]
    found, showing = faults(shown(client, admin, poisoned))
    assert found == {}
    assert showing > 60
