"""Show that a person's list of sessions is kept without a write for every page."""

from allauth.usersessions.models import UserSession


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
