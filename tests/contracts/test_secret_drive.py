"""One drive with secrets that can be found again: they stand nowhere but where they are sealed."""

from __future__ import annotations

import io
import json
import logging
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse
from django.utils import timezone
from sentry_sdk.consts import DEFAULT_OPTIONS
from sentry_sdk.utils import event_from_exception

from aiv.services.asking import provider_keys
from aiv.services.chat import widgets
from aiv.services.people import api_keys
from aiv.services.sending import slack_hooks
from dealershipai import scrub, sentry, urls
from dealershipai.accounts.models import User
from dealershipai.logs import JsonFormatter
from tests.contracts import cases, far, routes
from tests.contracts.far import Far
from tests.contracts.routes import Route

pytestmark = pytest.mark.one_database
MARK = "zq9secret"
ENTERED = f"sk-{MARK}-entered-0001"
HOOK = f"https://hooks.slack.com/services/T000/B000/{MARK}hook"
SITE = "https://www.far.example"
SESSIONS = ('"django_session"', '"usersessions_usersession"')
"""Who holds the database holds the sessions: a session is looked up by its key."""
ADMIN = ("_changelist", "_change", "_history")
REPORTED = {**DEFAULT_OPTIONS, "include_local_variables": False, "include_source_context": False}
SAID: list[str] = []


def failing(request: HttpRequest) -> HttpResponse:
    """Fail with every secret in the words of the fault, as a careless library would."""
    raise RuntimeError(" ".join(SAID))


urlpatterns = [path("failing/", failing, name="failing"), *urls.urlpatterns]
handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler500 = urls.handler500


@dataclass
class Drive:
    """A furnished installation whose secrets are known, and what it wrote."""

    far: Far
    client: Client
    operator: Client
    unsealed: dict[str, str]
    lines: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)

    def found_in(self, text: str) -> list[str]:
        """Name the secrets that stand in a text, also as the bytes of a dump."""
        return [
            name for name, value in self.unsealed.items()
            if value in text or value.encode().hex().upper() in text
        ]  # fmt: skip


class Kept(logging.Handler):
    """Keep each line as it is written, and the report that Sentry would be sent."""

    def __init__(self, drive: Drive) -> None:
        super().__init__()
        self.drive = drive
        self.setFormatter(JsonFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        self.drive.lines.append(self.format(record))
        event: Any = {"logentry": {"message": record.getMessage()}, "extra": {"at": record.args}}
        if record.exc_info:
            event, _ = event_from_exception(record.exc_info, REPORTED)
        self.drive.reports.append(json.dumps(sentry.scrubbed(event, {}), default=str))


@pytest.fixture
def installed(settings: Any, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Give an installation whose environment holds secrets that can be found again."""
    settings.VAR_DIR, settings.OUTBOX_DIR = tmp_path, tmp_path / "outbox"
    settings.ROOT_URLCONF = __name__
    settings.SECRET_KEY = f"{MARK}-of-the-installation"
    settings.PROVIDER_KEY_SECRETS = [f"{MARK}-that-seals"]
    settings.PROVIDER_KEYS = {"openai": "", "xai": f"{MARK}-of-a-provider"}
    settings.METRICS_TOKEN = f"{MARK}-of-metrics"
    settings.EMAIL_HOST_PASSWORD = f"{MARK}-of-mail"
    settings.EMAIL_URL = f"smtp://us:{settings.EMAIL_HOST_PASSWORD}@mail.example"
    cache.clear()
    scrub._own_secrets.cache_clear()
    yield {
        "secret key": settings.SECRET_KEY,
        "sealing secret": settings.PROVIDER_KEY_SECRETS[0],
        "provider's key of the environment": settings.PROVIDER_KEYS["xai"],
        "token of metrics": settings.METRICS_TOKEN,
        "mail password": settings.EMAIL_HOST_PASSWORD,
        "entered provider's key": ENTERED,
        "webhook": HOOK.rpartition("/")[2],
    }
    scrub._own_secrets.cache_clear()


@pytest.fixture
def drive(db: None, installed: dict[str, str], operator: User) -> Iterator[Drive]:
    made, now = far.seed(), timezone.now()
    provider_keys.enter("openai", ENTERED, actor=operator, now=now)
    slack_hooks.enter(made.organization, HOOK, actor=made.owner, now=now)
    key = api_keys.create(made.organization, "drive", days=30, person=made.owner, now=now)
    drive = Drive(made, Client(), Client(), {**installed, "API key": key.secret})
    drive.client.force_login(made.owner)
    drive.operator.force_login(operator)
    drive.unsealed["session"] = str(drive.client.session.session_key)
    drive.unsealed["operator's session"] = str(drive.operator.session.session_key)
    drive.unsealed["widget's ticket"] = ticket(made)
    kept, root = Kept(drive), logging.getLogger()
    level = root.level
    root.addHandler(kept)
    root.setLevel(logging.DEBUG)
    yield drive
    root.removeHandler(kept)
    root.setLevel(level)


def ticket(made: Far) -> str:
    """Give the ticket that a page of the store gets."""
    widgets.change(made.dealer, {"is_on": True}, person=made.owner)
    widgets.allow(made.dealer, SITE, person=made.owner)
    body = json.dumps({"key": widgets.of(made.dealer).key})
    address = reverse("chatbot:widget_ticket")
    answer = Client().post(address, body, content_type="text/plain", headers={"origin": SITE})
    return str(answer.json()["ticket"])


def words(answer: Any) -> str:
    """Give what was sent: a page, a file, or every file of an archive."""
    body: bytes = answer.getvalue()
    if answer.get("Content-Type") == "application/zip":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(archive.read(name) for name in archive.namelist())
    return body.decode("utf-8", "replace") + str(answer.headers)


def shown(drive: Drive, client: Client, chosen: list[Route]) -> tuple[dict[str, list[str]], int]:
    """Give by page the secrets that stand there, and how many pages opened."""
    found, opened = {}, 0
    for route in chosen:
        answer = client.get(cases.address(route, drive.far))
        opened += answer.status_code == 200
        if secrets := drive.found_in(words(answer)):
            found[route.name] = secrets
    return found, opened


def test_no_page_and_no_export_shows_a_secret(drive: Drive) -> None:
    every = [each for each in routes.every() if each.name != "failing"]
    mine = [each for each in every if each.name in {**cases.TENANT, **cases.PERSONAL}]
    theirs = [each for each in every if each.name in {**cases.TENANT, **cases.OPERATOR}]
    admin = [each for each in every if cases.is_admin(each) and each.name.endswith(ADMIN)]
    for client, chosen in ((drive.client, mine), (drive.operator, [*theirs, *admin])):
        found, opened = shown(drive, client, chosen)
        assert found == {}
        assert opened > 60
    bundle = drive.client.post(reverse("dashboard:recompute", args=[drive.far.dealer.slug]))
    assert bundle["Content-Type"] == "application/zip" and drive.found_in(words(bundle)) == []
    assert len(drive.lines) > 100 and drive.found_in("\n".join(drive.lines)) == []


def test_no_line_no_report_and_no_page_repeats_a_fault(drive: Drive) -> None:
    named = {"session": "sessionid=", "operator's session": "sessionid=", "widget's ticket":
             "ticket=", "webhook": HOOK.rpartition("/")[0] + "/"}  # fmt: skip
    SAID[:] = [f"{named.get(name, '')}{value}" for name, value in drive.unsealed.items()]
    drive.client.raise_request_exception = False
    answer = drive.client.get(f"/failing/?token={drive.unsealed['API key']}")
    logging.getLogger("aiv").warning("it said %s", " ".join(SAID))
    assert answer.status_code == 500 and drive.found_in(words(answer)) == []
    assert "RuntimeError" in "".join(drive.lines) and "RuntimeError" in "".join(drive.reports)
    assert drive.found_in("\n".join(drive.lines)) == []
    assert drive.found_in("\n".join(drive.reports)) == []


def test_the_database_holds_none_but_the_keys_of_sessions(drive: Drive) -> None:
    connection.ensure_connection()
    dump = list(connection.connection.iterdump())
    holding = {name for line in dump for name in drive.found_in(line)}
    elsewhere = [line for line in dump if not any(table in line[:60] for table in SESSIONS)]
    assert holding == {"session", "operator's session"}
    assert drive.found_in("\n".join(elsewhere)) == []
    assert any('"aiv_providerkey"' in line[:40] and "INSERT" in line for line in dump)
