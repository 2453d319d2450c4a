"""Show, on a real server, that the site goes on while Redis is slow, full or gone."""

import time

import pytest
import redis
from allauth.account.models import EmailAddress
from django.core.cache import caches as django_caches

from dealershipai import outages
from tests.servers import redis_server
from tests.servers.launch import NotAvailable

pytestmark = pytest.mark.servers


@pytest.fixture
def server():
    """Start a server that a test may break."""
    try:
        running = redis_server.start()
    except NotAvailable as fault:
        pytest.skip(f"NOT VERIFIED: Redis. {fault}")
    yield running
    running.stop()


@pytest.fixture
def client_of(server):
    """Give a plain connection to break it with."""
    connection = redis.Redis.from_url(server.url)
    yield connection
    connection.close()


@pytest.fixture
def shared(server, site, settings, monkeypatch):
    """Give a browser on a site whose cache is that server."""
    monkeypatch.setattr(outages, "OUTAGE", outages.Outage())
    monkeypatch.setattr(outages, "PAUSE_SECONDS", 0.2)
    backend = "dealershipai.caches.SafeRedisCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": server.url}}
    django_caches["default"]._local.clear()
    site.get("/accounts/login/")
    yield site
    django_caches["default"]._cache.get_client().connection_pool.disconnect()


def _sign_in(site, visitor):
    EmailAddress.objects.create(user=visitor, email=visitor.email, verified=True, primary=True)
    form = {"login": visitor.email, "password": "a long enough passphrase"}
    started = time.monotonic()
    answer = site.post("/accounts/login/", form)
    return answer.status_code, time.monotonic() - started


def test_values_and_counts_travel_through_the_server(shared, client_of):
    cache = django_caches["default"]
    assert cache.add("limit", 1, 60) and cache.incr("limit") == 2
    cache.set("history", [1.5, 2.5], 60)
    assert cache.get("history") == [1.5, 2.5]
    assert client_of.get(cache.make_key("history")) == b"[1.5, 2.5]"


def test_sign_in_works_while_the_server_is_gone(shared, server, visitor):
    server.stop()
    status, seconds = _sign_in(shared, visitor)
    assert status == 302 and seconds < 1.5 and "_auth_user_id" in shared.session
    assert shared.get("/readyz").json() == {"status": "degraded"}


def test_limits_hold_while_the_server_is_gone(shared, server, db):
    server.stop()
    statuses = [shared.get("/limited/").status_code for _ in range(4)]
    assert statuses[0] == 200 and statuses[-1] == 429


def test_a_slow_server_costs_a_page_less_than_a_second(shared, client_of, visitor):
    client_of.execute_command("CLIENT", "PAUSE", 2000, "ALL")
    status, seconds = _sign_in(shared, visitor)
    assert status == 302 and seconds < 1.5


def test_it_recovers_alone(shared, client_of, visitor):
    client_of.execute_command("CLIENT", "PAUSE", 700, "ALL")
    _sign_in(shared, visitor)
    assert outages.is_degraded()
    time.sleep(0.8)
    shared.get("/readyz")
    assert not outages.is_degraded()
    assert shared.get("/readyz").json() == {"status": "ok"}


def test_a_full_server_is_no_fault_of_the_page(shared, client_of, visitor):
    client_of.config_set("maxmemory-policy", "noeviction")
    client_of.config_set("maxmemory", 1)
    assert _sign_in(shared, visitor)[0] == 302
    assert outages.is_degraded()


def test_a_connection_that_died_in_the_pool_is_replaced(shared, client_of):
    cache = django_caches["default"]
    cache.set("a", 1)
    client_of.execute_command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
    assert cache.get("a") == 1 and not outages.is_degraded()


def test_a_server_restarted_empty_is_no_fault(shared, client_of):
    django_caches["default"].set("a", 1)
    client_of.flushall()
    assert django_caches["default"].get("a") is None and not outages.is_degraded()
