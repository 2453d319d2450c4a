"""Show that a cache that is out never takes the site with it."""

import json

import pytest
from redis.exceptions import ConnectionError as StoreUnreachable
from redis.exceptions import ResponseError

from dealershipai import caches, metrics, outages

NOWHERE = "redis://127.0.0.1:1/0"


class ScriptedStore:
    """Answer like Redis, or fail as told."""

    def __init__(self):
        self.values = {}
        self.error = None

    def _ask(self):
        if self.error:
            raise self.error

    def set(self, key, value, timeout):
        self._ask()
        self.values[key] = value

    def get(self, key, default):
        self._ask()
        return self.values.get(key, default)


@pytest.fixture
def outage(monkeypatch):
    """Give the process a fresh memory of outages."""
    monkeypatch.setattr(outages, "OUTAGE", outages.Outage())
    return outages.OUTAGE


class Clock:
    """Stand still until told."""

    def __init__(self):
        self.now = 1000.0

    def monotonic(self):
        return self.now

    def shift(self, seconds):
        self.now += seconds


@pytest.fixture
def clock(monkeypatch):
    """Give a clock that a test moves."""
    monkeypatch.setattr(outages, "time", Clock())
    return outages.time


@pytest.fixture
def cache(outage):
    """Give a cache whose store cannot be reached."""
    cache = caches.SafeRedisCache(NOWHERE, {})
    cache.clear()
    return cache


@pytest.fixture
def scripted(outage):
    """Give a cache with a scripted store behind it."""
    cache = caches.SafeRedisCache(NOWHERE, {})
    cache.__dict__["_cache"] = ScriptedStore()
    return cache, cache.__dict__["_cache"]


def test_every_operation_works_without_the_store(cache):
    cache.set("a", [1])
    assert cache.get("a") == [1]
    assert cache.add("a", 2) is False
    assert cache.set_many({"b": 2, "c": 3}) == []
    assert cache.get_many(["b", "c"]) == {"b": 2, "c": 3}
    assert cache.has_key("b") and "c" in cache
    assert cache.touch("b", 5) and cache.delete("b")
    cache.delete_many(["c"])
    cache.clear()
    assert cache.get("a", "gone") == "gone"


def test_a_limit_passes_half_while_each_process_counts_for_itself(cache):
    cache.add("limit", 1)
    counts = [cache.incr("limit") for _ in range(9)]
    assert sum(count <= 10 for count in [1, *counts]) == 5


def test_counting_what_is_not_there_is_still_an_error(cache):
    with pytest.raises(ValueError, match="not found"):
        cache.incr("nothing")


def test_errors_are_counted(cache):
    before = metrics.CACHE_ERRORS._value.get()
    outages.OUTAGE.end()
    cache.get("a")
    assert metrics.CACHE_ERRORS._value.get() == before + 1


def test_the_log_hears_once_of_an_outage_and_once_of_its_end(scripted, caplog, clock):
    cache, store = scripted
    store.error = StoreUnreachable("password=canary")
    for _ in range(3):
        cache.get("a")
        clock.shift(outages.PAUSE_SECONDS)
    store.error = None
    cache.get("a")
    assert [record.getMessage() for record in caplog.records] == [
        "cache unreachable",
        "cache reachable again",
    ]


def test_during_an_outage_the_store_is_asked_once_a_pause(scripted, clock):
    cache, store = scripted
    store.error = StoreUnreachable()
    cache.get("a")
    store.error = None
    assert outages.is_degraded() and cache.get("a", "local") == "local"
    assert outages.is_degraded()
    clock.shift(outages.PAUSE_SECONDS)
    cache.get("a")
    assert not outages.is_degraded() and outages.degraded_reason() is None


def test_what_was_kept_locally_does_not_outlive_the_outage(scripted, clock):
    cache, store = scripted
    store.error = StoreUnreachable()
    cache.set("a", "local")
    store.error = None
    clock.shift(outages.PAUSE_SECONDS)
    cache.get("a")
    assert cache._local.get("a") is None


def test_a_full_store_is_an_outage(scripted):
    cache, store = scripted
    store.error = ResponseError("OOM command not allowed when used memory > 'maxmemory'.")
    cache.set("a", 1)
    assert cache.get("a") == 1 and outages.degraded_reason()


@pytest.mark.parametrize("value", [0, 7, -3, True, None, "words", [1.5, "a"], {"a": [None]}])
def test_values_travel_as_json(value):
    serializer = caches.JsonSerializer()
    stored = serializer.dumps(value)
    stored = str(stored).encode() if isinstance(stored, int) else stored
    assert serializer.loads(stored) == value == json.loads(stored)


def test_a_pickle_is_not_read():
    with pytest.raises(ValueError):
        caches.JsonSerializer().loads(b"\x80\x05K\x01.")
