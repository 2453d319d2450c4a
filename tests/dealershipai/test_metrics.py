"""Show what is counted and who may see it."""

import pytest
from prometheus_client import REGISTRY

from aiv import timings

TOKEN = "a-token-of-enough-characters"


def _figure(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0


def test_a_stranger_finds_no_metrics(site, db, visitor, settings):
    settings.METRICS_TOKEN = TOKEN
    assert site.get("/metrics").status_code == 404
    site.force_login(visitor)
    assert site.get("/metrics").status_code == 404


@pytest.mark.parametrize("header", ["Bearer ", "Bearer wrong", f"Basic {TOKEN}"])
def test_a_wrong_token_finds_no_metrics(site, db, settings, header):
    settings.METRICS_TOKEN = TOKEN
    assert site.get("/metrics", headers={"authorization": header}).status_code == 404


def test_without_a_token_set_none_is_right(site, db, settings):
    settings.METRICS_TOKEN = ""
    assert site.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


def test_the_token_shows_the_figures(site, settings):
    settings.METRICS_TOKEN = TOKEN
    answer = site.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200 and "dai_request_seconds" in answer.text


def test_staff_see_the_figures(site, staff):
    site.force_login(staff)
    assert site.get("/metrics").status_code == 200


def test_requests_are_timed_by_route_and_class(site):
    before = _figure("dai_request_seconds_count", route="healthz", status_class="2xx")
    site.get("/healthz")
    assert _figure("dai_request_seconds_count", route="healthz", status_class="2xx") == before + 1


def test_faults_are_counted(site):
    before = _figure("dai_request_errors_total", route="failing")
    site.get("/failing/broken/")
    assert _figure("dai_request_errors_total", route="failing") == before + 1


def test_addresses_make_no_new_figures(site, db):
    site.get("/canary/one")
    site.get("/canary/two")
    routes = {
        sample.labels.get("route") for metric in REGISTRY.collect() for sample in metric.samples
    }
    assert not any("canary" in (route or "") for route in routes)


def test_a_calculation_is_timed_and_its_error_counted():
    with pytest.raises(ZeroDivisionError), timings.observed("test"):
        raise ZeroDivisionError
    assert _figure("dai_calculation_seconds_count", calculation="test") == 1
    assert _figure("dai_calculation_errors_total", calculation="test") == 1
