"""The plugin starts servers only for runs that select tests which need them."""

import pytest
from django.db import connection

from tests import servers
from tests.servers import launch, session
from tests.servers.session import Had, Kind


@pytest.mark.parametrize(
    ("expression", "is_selected"),
    [
        ("", False),
        ("servers", True),
        ("servers or browser", True),
        ("not browser and not nightly", True),
        ("not servers and not browser", False),
        ("browser", False),
    ],
)
def test_servers_start_for_an_expression_that_takes_them(expression, is_selected):
    assert servers._selects(expression, "servers") is is_selected


def test_the_environment_comes_before_a_server_of_our_own(monkeypatch):
    monkeypatch.setitem(session.KINDS, "given", Kind("Given", "DAI_TEST_GIVEN", pytest.fail))
    monkeypatch.setenv("DAI_TEST_GIVEN", "there")
    assert session.have("given") == Had("there", "as DAI_TEST_GIVEN says")


def test_a_server_that_cannot_be_had_is_tried_once(monkeypatch):
    tries: list[int] = []

    def get() -> Had:
        tries.append(1)
        raise launch.NotAvailable("Install it.")

    monkeypatch.setitem(session.KINDS, "absent", Kind("Absent", "DAI_TEST_ABSENT", get))
    assert {str(session.have("absent")), str(session.have("absent"))} == {"Install it."}
    assert tries == [1]


@pytest.mark.servers
@pytest.mark.django_db
def test_a_run_on_servers_is_on_postgresql() -> None:
    assert connection.vendor == "postgresql"
