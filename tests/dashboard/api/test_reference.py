"""Show that the reference page tells all of what the API says of itself."""

import html

import pytest

from dashboard.api.schema import schema


@pytest.fixture
def page(client, owner):
    client.force_login(owner)
    return client.get("/docs/api/").content.decode()


def test_every_call_is_there(page):
    said = html.unescape(page)
    for path, methods in schema()["paths"].items():
        assert path in said
        assert all(call["summary"] in said for call in methods.values())


def test_every_shape_can_be_linked_to(page):
    assert all(f'id="{name}"' in page for name in schema()["components"]["schemas"])


def test_bounds_stand_beside_a_number(page):
    assert "number, from 0, up to 1, or null" in page


def test_no_other_host_is_contacted(page):
    assert 'src="http' not in page
    assert "cdn" not in page


def test_strangers_sign_in_first(client, db):
    assert client.get("/docs/api/").status_code == 302
