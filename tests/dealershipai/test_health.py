"""Show what a supervisor is told."""

import time
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from django.core.checks import Error
from django.db import OperationalError
from django.db.utils import ConnectionHandler
from django.utils.connection import ConnectionProxy

from dealershipai import databases, health, outages

TOKEN = "a-token-of-enough-characters"
SHOWN = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture(autouse=True)
def _token(settings):
    settings.METRICS_TOKEN = TOKEN
    health.configuration.cache_clear()
    yield
    health.configuration.cache_clear()


def _absent():
    raise OperationalError("host db.example password=canary")


def test_health_asks_nothing(site):
    # No `db` fixture here: any query would raise.
    assert site.get("/healthz").json() == {"status": "ok"}


def test_a_sound_installation_is_ready(site, db):
    answer = site.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_an_absent_database_makes_it_unready(site, db, monkeypatch):
    monkeypatch.setattr(health, "database", _absent)
    answer = site.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "unready"})
    assert answer["Retry-After"] == "5"


def test_the_reason_is_told_to_the_token_without_secrets(site, db, monkeypatch):
    monkeypatch.setattr(health, "database", _absent)
    found = site.get("/readyz", headers=SHOWN).json()["checks"]
    assert found["database"] == "OperationalError" and found["migrations"] == "not asked"


def test_a_pending_migration_makes_it_unready(site, db, monkeypatch):
    known = health._known_migrations() | {("aiv", "9999_later")}
    monkeypatch.setattr(health, "_known_migrations", lambda: known)
    answer = site.get("/readyz", headers=SHOWN)
    assert answer.status_code == 503 and "1 migrations" in answer.json()["checks"]["migrations"]


def test_a_wrong_configuration_makes_it_unready_and_says_why(site, db, monkeypatch):
    fault = Error("SECRET_KEY is weak.", id="dai.E002")
    monkeypatch.setattr(health.system_checks, "run_checks", lambda tags: [fault])
    answer = site.get("/readyz", headers=SHOWN)
    assert answer.status_code == 503
    assert answer.json()["checks"]["configuration"] == "dai.E002: SECRET_KEY is weak."


def test_a_lost_cache_degrades_but_stays_ready(site, db, monkeypatch):
    monkeypatch.setattr(outages, "OUTAGE", outages.Outage())
    outages.OUTAGE.begin(OSError())
    answer = site.get("/readyz", headers=SHOWN)
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")


def test_messages_that_do_not_come_through_degrade(site, db, monkeypatch):
    def silent(*, seconds):
        raise TimeoutError

    monkeypatch.setattr(health.COURIER, "round_trip", silent)
    answer = site.get("/readyz", headers=SHOWN)
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert "do not come through: TimeoutError" in answer.json()["checks"]["live"]


def test_staff_are_told_the_details(site, staff):
    site.force_login(staff)
    assert site.get("/readyz").json()["checks"].keys() == {
        "configuration",
        "database",
        "migrations",
        "cache",
        "live",
    }


@pytest.mark.parametrize("header", ["Bearer wrong", f"Basic {TOKEN}", TOKEN, "Bearer "])
def test_a_wrong_token_is_told_nothing(site, db, header):
    assert "checks" not in site.get("/readyz", headers={"authorization": header}).json()


@pytest.mark.django_db
def test_a_database_that_is_gone_is_given_up_after_a_second(monkeypatch):
    gone = databases.from_url("postgresql://dealer@127.0.0.1:1/none", default_file=Path())
    gone["OPTIONS"]["pool"]["timeout"] = 2
    handler = ConnectionHandler({"default": gone, "gone": gone})
    monkeypatch.setattr(health, "connection", ConnectionProxy(handler, "gone"))
    started = time.monotonic()
    assert health._within_a_second(health.database) == "no answer within 1 s"
    assert time.monotonic() - started < 1.5
    handler["gone"].close_pool()


def test_a_hanging_database_is_given_up(monkeypatch):
    answered = Event()
    monkeypatch.setattr(health, "connection", SimpleNamespace(vendor="postgresql"))
    monkeypatch.setattr(health, "_ask_apart", lambda ask: ask())
    monkeypatch.setattr(health, "WAIT_SECONDS", 0.01)
    assert health._within_a_second(lambda: str(answered.wait(5))) == "no answer within 0.01 s"
    answered.set()
