"""Give the tests of the root a site without product pages, people, and databases to break."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

from dealershipai.accounts.models import User
from tests.servers import chatting, copying
from tests.servers.copying import Copied
from tests.servers.installation import Installation
from tests.servers.product import ROOT


@dataclass(frozen=True, slots=True)
class Furnished:
    """A database on PostgreSQL with one operator and one widget, and what opens both."""

    copied: Copied
    cookie: str
    key: str


@pytest.fixture(scope="package")
def furnished(
    django_db_setup: None,
    django_db_blocker: Any,
    postgres_url: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Furnished]:
    """Copy the tests' own database, which a test marked `django_db` has made, and furnish it."""
    with django_db_blocker.unblock():
        if connection.vendor != "postgresql":
            pytest.skip("the tests run on another database")
        with copying.on_postgresql(postgres_url) as copied:
            site = Installation(tmp_path_factory.mktemp("furnished"), database_url=copied.url)
            cookie = site.prepared(people=1).cookies[0]
            yield Furnished(copied, cookie, _seeded(site))


def _seeded(site: Installation) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.servers.shoppers"],
        cwd=ROOT, env=site.environment(), input=json.dumps(["seed", chatting.SITE]) + "\n",
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return str(json.loads(done.stdout))


@pytest.fixture
def site(settings, client):
    """Give a browser on the root's own pages that reports faults as pages."""
    settings.ROOT_URLCONF = "tests.dealershipai.urls"
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].remove("dashboard.context.chrome")
    settings.TEMPLATES = templates
    cache.clear()
    client.raise_request_exception = False
    return client


@pytest.fixture
def visitor(db):
    """Give a person who is a member of nothing."""
    return User.objects.create_user("visitor@harbor.example", "a long enough passphrase")


@pytest.fixture
def staff(db):
    """Give an operator."""
    return User.objects.create_superuser("operator@harbor.example", "a long enough passphrase")
