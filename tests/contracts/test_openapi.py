"""Hold the API to the description that programs were written against."""

import re

from django.urls import get_resolver

from dashboard.api.schema import schema
from dashboard.api.urls import urlpatterns
from tests.contracts import write_openapi
from tests.dashboard.api.conftest import Caller


def test_the_description_is_the_one_programs_know():
    """A change is accepted by the command that `write_openapi` names, after reading it."""
    assert write_openapi.text(schema()) == write_openapi.SNAPSHOT.read_text()


def test_every_address_is_described():
    kinds = {"id": "<uuid:pk>"}
    described = {
        re.sub(r"\{(\w+)\}", lambda found: kinds.get(found[1], f"<slug:{found[1]}>"), path)
        for path in schema()["paths"]
    }
    assert described == {f"/api/v1/{route.pattern}" for route in urlpatterns}


def test_no_other_address_stands_under_api():
    routes = [str(each.pattern) for each in get_resolver().url_patterns]
    assert [route for route in routes if route.startswith("api/")] == ["api/v1/"]


def test_every_call_says_what_a_stranger_gets():
    calls = [call for methods in schema()["paths"].values() for call in methods.values()]
    assert all({"200", "401", "429"} <= set(call["responses"]) for call in calls)


def test_every_reference_leads_somewhere():
    named = {part.split('"')[0] for part in write_openapi.text(schema()).split("schemas/")[1:]}
    assert named <= set(schema()["components"]["schemas"])


def test_members_read_the_description(owner):
    answer = Caller(owner).get("schema")
    assert answer.json()["openapi"].startswith("3.")


def test_strangers_do_not(db):
    assert Caller().get("schema").status_code == 401
