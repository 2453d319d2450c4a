"""Open every list and every row of the operator's admin, and count what a list asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aiv.services.evidence import imports
from aiv.services.markets import markets
from dealershipai.accounts.models import User
from tests import documents
from tests.aiv.test_admin import MODELS, NAMES

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 1, tzinfo=UTC)


def add_answers(trials: range) -> None:
    lines = [json.dumps(documents.body_line(trial=trial)) for trial in trials]
    assert imports.run(lines, actor=None, now=NOW).added == len(trials)


@pytest.fixture(scope="module")
def answer(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Import an answer once; each test adds to it in a transaction of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        markets.load(documents.MARKET, actor=None)
        add_answers(range(1, 2))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def staff(answer: None, client: Client, operator: User) -> Client:
    client.force_login(operator)
    return client


@pytest.mark.parametrize("name", NAMES)
def test_every_list_opens_and_can_be_searched(staff: Client, name: str) -> None:
    for query in ({}, {"q": "harbor"}, {"q": "\u202e'\"%"}):
        assert staff.get(reverse(f"admin:{name}_changelist"), query).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_every_row_opens(staff: Client, stranger: User, model: type[Model]) -> None:
    row = model._default_manager.first()
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
    if row is not None:
        assert staff.get(reverse(name, args=[row.pk])).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["answer", "citation", "mention", "probe", "scan", "prompt", "intent", "panel", "source"],
)
def test_ten_rows_and_thirty_cost_the_same_number_of_queries(staff: Client, name: str) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            staff.get(reverse(f"admin:aiv_{name}_changelist"))
        return len(queries)

    add_answers(range(2, 11))
    cost()
    ten = cost()
    add_answers(range(11, 31))
    assert cost() == ten
