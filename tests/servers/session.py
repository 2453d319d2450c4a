"""Have each server or browser once: what the environment names, else one of our own."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tests.servers import chromium, postgres_server, redis_server
from tests.servers.launch import NotAvailable


@dataclass(frozen=True, slots=True)
class Had:
    """Where a server or browser is and what it calls itself."""

    place: str
    version: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing the tests need: its name for people, its variable, and how to get it."""

    title: str
    variable: str
    get: Callable[[], Had]


def _postgres() -> Had:
    running = postgres_server.start()
    return Had(running.url, running.version)


def _redis() -> Had:
    running = redis_server.start()
    # The rest of the line is about the build.
    return Had(running.url, running.version.split(" sha=")[0])


def _browser() -> Had:
    found = chromium.find()
    return Had(str(found.path), found.version)


KINDS = {
    "postgres": Kind("PostgreSQL", "DAI_TEST_DATABASE_URL", _postgres),
    "redis": Kind("Redis", "DAI_TEST_REDIS_URL", _redis),
    "browser": Kind("Browser", "DAI_CHROMIUM", _browser),
}


@cache
def have(name: str) -> Had | NotAvailable:
    """Give a server or browser, starting or finding it at most once a process."""
    kind = KINDS[name]
    given = os.environ.get(kind.variable, "")
    if given:
        return Had(given, f"as {kind.variable} says")
    try:
        return kind.get()
    except NotAvailable as reason:
        return reason


def export(name: str) -> Had | NotAvailable:
    """Have it, and let processes started from here find the same one."""
    had = have(name)
    if isinstance(had, Had):
        os.environ[KINDS[name].variable] = had.place
    return had
