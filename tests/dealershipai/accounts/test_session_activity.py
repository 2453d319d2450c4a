"""Show that a person's list of sessions is kept without a write for every page."""

from types import SimpleNamespace

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache

from dealershipai.accounts import middleware


def test_a_page_after_the_first_writes_nothing(site, visitor, django_assert_num_queries):
    site.force_login(visitor)
    site.get("/private/")
    with django_assert_num_queries(2):  # session, user
        site.get("/private/")
    assert UserSession.objects.get().user == visitor


def test_another_device_is_noted_at_once(site, visitor):
    site.force_login(visitor)
    site.get("/private/", headers={"user-agent": "one"})
    site.get("/private/", headers={"user-agent": "two"})
    assert UserSession.objects.get().user_agent == "two"


def test_the_list_names_the_address_that_limits_use(site, visitor, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    site.force_login(visitor)
    site.get("/private/", headers={"x-forwarded-for": "203.0.113.66, 203.0.113.9"})
    assert UserSession.objects.get().ip == "203.0.113.9"


def test_a_visitor_who_is_not_signed_in_costs_no_query(site, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        site.get("/")


@pytest.fixture
def later(monkeypatch):
    """Give a way to let time pass for sessions."""

    def pass_by(seconds):
        now = middleware.time.time() + seconds
        monkeypatch.setattr(middleware, "time", SimpleNamespace(time=lambda: now))
        cache.clear()

    return pass_by


def test_a_session_left_overnight_is_over(site, visitor, later):
    site.force_login(visitor)
    site.get("/private/")
    later(middleware.IDLE_SECONDS + 1)
    assert site.get("/private/")["Location"].startswith("/accounts/login/")


def test_a_session_in_use_stays_open(site, visitor, later):
    site.force_login(visitor)
    site.get("/private/")
    for _ in range(4):
        later(middleware.IDLE_SECONDS - 1)
        assert site.get("/private/").status_code == 200


def test_a_page_that_renews_itself_keeps_no_session_open(site, visitor, later):
    site.force_login(visitor)
    site.get("/private/")
    later(middleware.IDLE_SECONDS - 1)
    assert site.get("/private/", headers={"X-Unattended": "1"}).status_code == 200
    later(2)
    assert site.get("/private/", headers={"X-Unattended": "1"}).status_code == 302


def test_no_session_outlives_two_weeks(site, visitor, later):
    site.force_login(visitor)
    site.get("/private/")
    for _ in range(14 * 3):
        later(8 * 3600)
        site.get("/private/")
    later(8 * 3600)
    assert site.get("/private/").status_code == 302
