"""Pytest plugin (`-p tests.servers`): real PostgreSQL, Redis and Chromium for the tests that ask.

`pytest -m servers` puts the whole run on PostgreSQL; an `-m` that leaves them out starts nothing.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from _pytest.mark.expression import Expression

from tests.servers import chromium, session
from tests.servers.session import KINDS, Had

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the choice that the gate makes for its run on PostgreSQL."""
    parser.addoption(
        "--database-only",
        action="store_true",
        help="run only tests that use the database or are marked servers or browser",
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Point Django at PostgreSQL before its settings load, when `-m` selects server tests."""
    if _selects(early_config.known_args_namespace.markexpr, "servers"):
        session.export("redis")
        postgres = session.export("postgres")
        # The gate empties our variables, and an empty one counts as not set.
        if isinstance(postgres, Had) and not os.environ.get("DATABASE_URL"):
            os.environ["DATABASE_URL"] = postgres.place
    return (yield)


def pytest_report_header() -> list[str]:
    """Say which servers this run uses: Valkey is not Redis."""
    given = [kind for kind in KINDS.values() if os.environ.get(kind.variable)]
    return [f"{kind.title}: {os.environ[kind.variable]}" for kind in given]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the first run has shown already: tests that never see a server."""
    if not config.getoption("--database-only"):
        return
    kept = [item for item in items if _sees_a_server(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _sees_a_server(item)])
    items[:] = kept


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """Give the address of a real PostgreSQL."""
    return _place("postgres")


@pytest.fixture(scope="session")
def redis_url() -> str:
    """Give the address of a Redis database that this test process has for itself."""
    place = _place("redis")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    number = int(worker.removeprefix("gw")) + 1
    if place.startswith("unix:"):
        return f"{place}?db={number}"
    return urlsplit(place)._replace(path=f"/{number}").geturl()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Give the path of a real Chromium."""
    return _place("browser")


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Give a started Chromium; make a context of your own from it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium_path, args=list(chromium.FLAGS)
        )
        yield started
        started.close()


def _place(name: str) -> str:
    had = session.have(name)
    if not isinstance(had, Had):
        pytest.skip(f"NOT VERIFIED: {KINDS[name].title}. {had}")
    return had.place


def _selects(expression: str, mark: str) -> bool:
    """Say whether `-m` was given and takes a test that carries this mark alone."""
    if not expression:
        return False
    return Expression.compile(expression).evaluate(lambda name, **_: name == mark)


def _sees_a_server(item: pytest.Item) -> bool:
    marks = {mark.name for mark in item.iter_markers()}
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(marks & {"servers", "browser", "django_db"} or fixtures & DATABASE_FIXTURES)
