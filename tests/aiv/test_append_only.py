"""Check that stored answers and the audit log never change, whoever tries and however."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from aiv.models import Answer
from aiv.services.evidence import imports
from aiv.services.markets import markets
from dealershipai.accounts import append_only, audit
from dealershipai.accounts.models import AuditEvent, User
from tests import documents

pytestmark = pytest.mark.django_db
TABLES = ("aiv_answer", "aiv_leaderboard", "aiv_leaderboardrow", "accounts_auditevent")
TRIGGERS = {f"{table}_no_{verb}" for table in TABLES for verb in ("update", "delete")}


@pytest.fixture
def answer() -> Answer:
    markets.load(documents.MARKET, actor=None)
    now = datetime(2026, 2, 1, tzinfo=UTC)
    imports.run([json.dumps(documents.line())], actor=None, now=now)
    return Answer.objects.get()


def triggers() -> set[str]:
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


def test_the_triggers_are_these_and_no_others() -> None:
    assert triggers() == TRIGGERS


def test_another_migrate_leaves_the_same_triggers() -> None:
    call_command("migrate", verbosity=0)
    assert triggers() == TRIGGERS


@pytest.mark.parametrize("statement", ["UPDATE {} SET text = ''", "DELETE FROM {}"])
def test_sql_changes_no_answer(answer: Answer, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format("aiv_answer"))
    answer.refresh_from_db()
    assert answer.text == documents.SAID


def test_the_orm_changes_no_answer(answer: Answer) -> None:
    for change in (answer.save, lambda: Answer.objects.update(text="Other words.")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_the_orm_deletes_no_answer(answer: Answer) -> None:
    for removal in (answer.delete, Answer.objects.all().delete, answer.probe.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            removal()
    assert Answer.objects.filter(pk=answer.pk).exists()
    assert answer.mentions.count() == 2


def test_demo_answers_can_be_removed_but_not_changed(answer: Answer) -> None:
    demo = Answer.objects.get(pk=answer.pk)
    guard = next(iter(apps.get_app_config("aiv").append_only_guards))
    with append_only.lifted(connection, guard):
        Answer.objects.update(is_demo=True)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Answer.objects.update(is_demo=False)
    demo.delete()
    assert not Answer.objects.exists()


def test_a_lifted_guard_stands_again_afterwards(answer: Answer) -> None:
    guard = next(iter(apps.get_app_config("aiv").append_only_guards))
    with pytest.raises(RuntimeError), append_only.lifted(connection, guard):
        raise RuntimeError
    assert triggers() == TRIGGERS
    with append_only.lifted(connection, guard):
        assert triggers() < TRIGGERS
    assert triggers() == TRIGGERS


def test_the_audit_log_only_grows(operator: User) -> None:
    audit.record(actor=operator, action="tried", target=operator)
    for change in (
        lambda: AuditEvent.objects.update(action="never"),
        AuditEvent.objects.all().delete,
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
