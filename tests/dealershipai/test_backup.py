"""A dump that is put back on a fresh server is the same installation, and as guarded."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from tests import cast, documents
from tests.dealershipai.conftest import Furnished
from tests.servers import launch, postgres_server
from tests.servers.copying import NAME, ROLE
from tests.servers.installation import Installation
from tests.servers.visiting import Visitor

# The mark makes the tables that are copied.
pytestmark = [pytest.mark.servers, pytest.mark.django_db]
KEY = "sk-kept-through-a-restore"
SECRET = "a-secret-of-the-test-that-seals-the-keys-of-providers"


@dataclass(frozen=True, slots=True)
class Restored:
    """The database that was dumped, and the one on a fresh server that it was put back into."""

    before: str
    after: str
    served: str


@pytest.fixture
def restored(
    furnished: Furnished, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Restored]:
    """Fill an installation, dump it as the guide says, and put it back elsewhere."""
    monkeypatch.setenv("PROVIDER_KEY_SECRETS", SECRET)
    full = Installation(tmp_path, database_url=furnished.copied.url)
    full.done("tests.servers.sealing", "enter", KEY)
    with full.importer() as importer:
        importer.add(documents.body_line(trial=1))
    fresh = postgres_server.start()
    programs = launch.folder("pg")
    try:
        with psycopg.connect(fresh.url, autocommit=True) as line:
            for words in (f"CREATE ROLE {ROLE} LOGIN", f"CREATE DATABASE {NAME}"):
                line.execute(sql.SQL(words))  # type: ignore[arg-type]
        found = Restored(furnished.copied.url, _at(fresh.url), _at(fresh.url, ROLE))
        _put_back(postgres_server.executable(programs), found, tmp_path / "dump")
        yield found
    finally:
        fresh.stop()
        launch.remove(programs)


def _put_back(programs: Path, databases: Restored, dump: Path) -> None:
    for words in (
        ("pg_dump", "--format=custom", "--file", str(dump), databases.before),
        ("pg_restore", "--clean", "--if-exists", "--dbname", databases.after, str(dump)),
    ):
        subprocess.run([programs / words[0], *words[1:]], check=True, timeout=120)


def _at(server_url: str, role: str = "") -> str:
    parts = urlsplit(server_url)
    netloc = f"{role}@" if role else parts.netloc
    return parts._replace(netloc=netloc, path=f"/{NAME}").geturl()


def contents(url: str) -> dict[str, tuple[int, str]]:
    """Give, for each table, how many rows it holds and a digest of them."""
    with psycopg.connect(url) as line:
        names = line.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {name: _content(line, name) for (name,) in names.fetchall()}


def _content(line: psycopg.Connection, table: str) -> tuple[int, str]:
    words = (
        "SELECT count(*), md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {} t"
    )
    row = line.execute(sql.SQL(words).format(sql.Identifier(table))).fetchone()
    assert row is not None
    return row[0], row[1]


def test_what_was_dumped_is_there_again_and_guarded(restored: Restored, tmp_path: Path) -> None:
    before, after = contents(restored.before), contents(restored.after)
    assert before == after
    assert before["aiv_answer"][0] == before["aiv_providerkey"][0] == 1
    assert before["accounts_user"][0] > 0

    site = Installation(tmp_path, database_url=restored.served)
    assert site.done("tests.servers.sealing", "read") == KEY
    with site.server() as served:
        signed_in = Visitor(served.port).send(
            "/accounts/login/", login="operator-0@site.example", password=cast.PASSWORD
        )
        assert (signed_in.status, signed_in.headers["location"]) == (302, "/")
        assert Visitor(served.port).get("/readyz").status == 200

    for order in ("UPDATE aiv_answer SET text = ''", "DELETE FROM accounts_auditevent"):
        with psycopg.connect(restored.served) as line, pytest.raises(psycopg.Error):
            line.execute(sql.SQL(order))  # type: ignore[arg-type]
