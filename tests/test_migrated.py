"""A migrated database is made once and copied, and never outlives its migrations."""

from contextlib import closing
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from aiv.models import Market
from tests import migrated
from tests.migrated import OnSqlite


def memory(name):
    """Give a stand-in of Django's connection for a database of its own."""
    place = f"file:{name}?mode=memory&cache=shared"
    return SimpleNamespace(creation=SimpleNamespace(_get_test_db_name=lambda: place))


def began(name, folder):
    outcome = OnSqlite(memory(name), folder)
    outcome.fill()
    return outcome


def tables(outcome):
    return outcome.memory.execute("SELECT name FROM sqlite_master").fetchall()


@pytest.fixture
def kept(tmp_path):
    with closing(began("first", tmp_path)) as first:
        first.memory.execute("CREATE TABLE made (id)")
        first.keep()
    return tmp_path


def test_the_first_finds_nothing_to_copy(tmp_path):
    with closing(began("alone", tmp_path)) as first:
        assert tables(first) == []


def test_the_next_begins_with_what_the_first_kept(kept):
    with closing(began("next", kept)) as after:
        assert tables(after) == [("made",)]


def test_what_a_copy_is_given_is_its_own(kept):
    with closing(began("next", kept)) as after:
        after.memory.execute("CREATE TABLE added (id)")
        after.keep()
    with closing(began("last", kept)) as last:
        assert tables(last) == [("made",)]


def test_other_migrations_make_it_anew(kept, monkeypatch):
    monkeypatch.setattr(migrated, "digest", lambda: "other")
    with closing(began("next", kept)) as after:
        assert tables(after) == []
        after.keep()
    assert [path.name for path in kept.glob("*.sqlite3*")] == ["other.sqlite3"]


def test_one_that_broke_off_leaves_nothing_to_copy(kept, monkeypatch):
    monkeypatch.setattr(migrated, "digest", lambda: "other")
    monkeypatch.setattr("pathlib.Path.rename", lambda *_: 1 / 0)
    with closing(began("next", kept)) as after, pytest.raises(ZeroDivisionError):
        after.keep()
    assert list(kept.glob("*.sqlite3")) == []


def test_a_changed_migration_has_another_name(monkeypatch, tmp_path):
    (tmp_path / "migrations").mkdir()
    config = SimpleNamespace(path=str(tmp_path), label="one")
    monkeypatch.setattr(migrated.apps, "get_app_configs", lambda: [config])
    before = migrated.digest()
    (tmp_path / "migrations" / "0001_initial.py").write_text("operations = []")
    assert migrated.digest() != before


@pytest.mark.django_db
def test_the_copy_has_run_every_migration():
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert not Market.objects.exists()


@pytest.mark.servers
@pytest.mark.django_db
def test_on_postgresql_one_database_is_the_pattern_of_all():
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'dai_tests_%'")
        assert cursor.fetchall() == [(f"dai_tests_{migrated.digest()}",)]
