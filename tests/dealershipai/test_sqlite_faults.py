"""A full disk, a second writer and a damaged file are told in words, and end without a restart."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from django.db import connection

from tests import cast
from tests.servers import copying
from tests.servers.installation import Installation
from tests.servers.visiting import Page, Visitor

# The mark makes the tables that are copied.
pytestmark = pytest.mark.django_db
DEALER: Final = "/dealers/harbor-point-toyota/"
FILE: Final = "site.sqlite3"
SMALLEST_DISK: Final = "32m"


@dataclass(frozen=True, slots=True)
class Site:
    """A server whose file a test may damage."""

    file: Path
    pid: int
    member: Visitor

    @property
    def stranger(self) -> Visitor:
        return Visitor(self.member.port)

    def sign_in(self) -> Page:
        """Sign in anew, which writes."""
        form = {"login": "operator-0@site.example", "password": cast.PASSWORD}
        return self.stranger.send("/accounts/login/", **form)


@pytest.fixture(scope="module")
def seeded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """Give a file with one person in it, and the cookie of that person."""
    if connection.vendor != "sqlite":
        pytest.skip("the tests run on another database")
    folder = tmp_path_factory.mktemp("seeded")
    with django_db_blocker.unblock():
        copying.on_sqlite(folder / FILE)
    cookie = Installation(folder).prepared(people=1).cookies[0]
    # One file, without a log beside it, is what can be copied.
    with sqlite3.connect(folder / FILE) as line:
        line.execute("PRAGMA journal_mode=DELETE")
    line.close()
    return folder / FILE, cookie


@contextmanager
def serving(seeded: tuple[Path, str], folder: Path) -> Iterator[Site]:
    shutil.copy(seeded[0], folder / FILE)
    with Installation(folder).server() as served:
        member = Visitor(served.port, {"session": seeded[1]})
        # Noted in the session once a minute, which writes.
        assert member.get(DEALER).status == 200
        yield Site(folder / FILE, served.pid, member)


@pytest.fixture(scope="module")
def site(seeded: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(seeded, tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a small disk of its own."""
    place = tmp_path_factory.mktemp("disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALLEST_DISK}", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("NOT VERIFIED: a full disk. Run as a user who may mount one in memory")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def is_away(page: Page) -> bool:
    return (page.status, page.retry_after) == (503, "5") and "database" in page.text


def test_a_second_writer_is_waited_for_and_then_told(site: Site) -> None:
    """The first query of a thread, too: it must not take the lock for what SQLite cannot do."""
    with sqlite3.connect(site.file, isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert [site.member.get(DEALER).status for _ in range(8)] == [200] * 8
        assert is_away(site.sign_in())
        writer.execute("ROLLBACK")
    writer.close()
    assert site.sign_in().status == 302


def test_a_file_that_may_not_grow_is_told_and_works_again(site: Site) -> None:
    limit = resource.prlimit(site.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(site.pid, resource.RLIMIT_FSIZE, (4096, limit[1]))
    try:
        assert is_away(site.sign_in())
        assert site.stranger.get("/healthz").status == 200
    finally:
        resource.prlimit(site.pid, resource.RLIMIT_FSIZE, limit)
    assert site.sign_in().status == 302
    assert site.member.get(DEALER).status == 200


def test_a_full_disk_is_told_and_loses_nothing(seeded: tuple[Path, str], disk: Path) -> None:
    with serving(seeded, disk) as site:
        assert site.sign_in().status == 302
        with (disk / "ballast").open("wb") as ballast:
            while _written(ballast):
                continue
        assert site.stranger.get("/readyz").status == 503
        assert is_away(site.sign_in())
        # Even reading may need a little room, for the index of the log.
        assert site.member.get(DEALER).status in (200, 503)
        (disk / "ballast").unlink()
        assert site.sign_in().status == 302
        assert site.stranger.get("/readyz").status == 200
    with sqlite3.connect(disk / FILE) as line:
        assert line.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    line.close()


def _written(ballast: Any) -> bool:
    try:
        os.write(ballast.fileno(), bytes(4096))
    except OSError:
        return False
    return True


@pytest.mark.parametrize("share", [0.5, 0.0])
def test_a_truncated_file_is_told_until_a_backup_is_in_its_place(
    seeded: tuple[Path, str], tmp_path: Path, share: float
) -> None:
    with serving(seeded, tmp_path) as site:
        os.truncate(site.file, int(site.file.stat().st_size * share))
        assert [page.status for page in (site.member.get(DEALER), site.sign_in())] == [503, 503]
        assert site.stranger.get("/readyz").status == 503
        assert site.stranger.get("/healthz").status == 200
