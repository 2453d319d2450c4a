"""Show that what is too large is refused quickly."""

import pytest


@pytest.fixture
def form(site, db):
    """Give a page that reads its form."""
    return lambda body: site.post("/accounts/login/", body).status_code


def test_ten_thousand_fields_are_refused(form):
    assert form({f"field{n}": "x" for n in range(10_000)}) == 400


def test_ten_megabytes_are_refused(form):
    assert form({"login": "x" * 10_000_000}) == 400


def test_a_name_of_control_characters_is_no_fault(form):
    assert form({"login": "\x00\u202e🚗@harbor.example", "password": "\x00"}) < 500


@pytest.mark.parametrize(
    "path", ["/%00", "/%ff%fe", "/" + "a" * 8000, "/?next=%00", "//evil.example"]
)
def test_odd_addresses_are_no_fault(site, db, path):
    assert site.get(path).status_code < 500
