"""DATABASE_URL becomes the settings of one database, or a refusal that names the remedy."""

from pathlib import Path

import pytest

from aiv.domain.errors import InvalidInput
from dealershipai import databases

FILE = Path("/var/lib/product/db.sqlite3")


def of(url):
    return databases.from_url(url, default_file=FILE)


def test_without_a_url_it_is_the_file_in_var():
    assert of("")["NAME"] == FILE


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////tmp/a.sqlite3", "/tmp/a.sqlite3"),
        ("sqlite:///data/a.sqlite3", "data/a.sqlite3"),
        ("sqlite:////tmp/with%20space.sqlite3", "/tmp/with space.sqlite3"),
    ],
)
def test_a_sqlite_url_names_its_file(url, name):
    assert of(url)["NAME"] == Path(name)


def test_sqlite_takes_the_write_lock_at_once_and_keeps_a_log_ahead():
    options = of("")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "foreign_keys=ON" in options["init_command"]


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_postgresql_url_is_read_whole(scheme):
    found = of(f"{scheme}://us%40er:p%2Fss@db.example:6543/name?sslmode=verify-full")
    assert (found["USER"], found["PASSWORD"], found["NAME"]) == ("us@er", "p/ss", "name")
    assert (found["HOST"], found["PORT"]) == ("db.example", "6543")
    assert found["OPTIONS"]["sslmode"] == "verify-full"


def test_a_socket_folder_may_stand_as_the_host():
    assert of("postgresql:///name?host=/run/postgresql")["HOST"] == "/run/postgresql"
    assert of("postgresql://%2Frun%2Fpostgresql/name")["HOST"] == "/run/postgresql"


def test_postgresql_is_pooled_and_its_connections_are_looked_at_once():
    found = of("postgresql://host/name")
    assert found["ENGINE"] == "dealershipai.backends.postgresql"
    assert not found["CONN_HEALTH_CHECKS"]
    assert found["OPTIONS"]["pool"]["max_size"] >= 1


def test_nobody_holds_or_waits_for_a_lock_without_end():
    options = of("postgresql://host/name")["OPTIONS"]["options"]
    assert "idle_in_transaction_session_timeout" in options and "lock_timeout" in options
    assert of("postgresql://host/name?options=")["OPTIONS"]["options"] == ""


@pytest.mark.parametrize("url", ["mysql://host/name", "host/name", "http://host"])
def test_another_kind_of_database_is_refused_with_the_remedy(url):
    with pytest.raises(InvalidInput, match="DATABASE_URL: write postgresql"):
        of(url)
