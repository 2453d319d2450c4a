"""Test that the store's record is read out of a platform's script without running it."""

from __future__ import annotations

from tests.aiv.crawler.pages.made import page


def test_the_record_is_read_under_our_names() -> None:
    facts = page(
        """<script>var D = {}; D.dataLayer['dealership'] = {
        "address1": "12\\x20Harbor\\x20Rd", "city": "Naples", "stateProvince": "FL",
        "dealershipName": "Larkspur\\u0020Motors", "postalCode": "34102", "email": "x",
        "phone1": "\\x3Cspan\\x20data\\x2Dref\\x3D1\\x3E239\\x2D555\\x2D0142\\x3C\\x2Fspan\\x3E"
        };</script>"""
    )
    assert facts.dealership == {
        "name": "Larkspur Motors",
        "street": "12 Harbor Rd",
        "city": "Naples",
        "region": "FL",
        "postal_code": "34102",
        "phone": "239-555-0142",
    }


def test_the_short_spelling_is_read_too() -> None:
    script = '<script>dataLayer.dealership={dealerName: "Larkspur Motors"};</script>'
    assert page(script).dealership == {"name": "Larkspur Motors"}


def test_the_word_alone_is_no_record() -> None:
    assert page("<p>Our dealership = family</p>").dealership == {}


def test_an_unfinished_record_gives_what_it_has() -> None:
    assert page('<script>dataLayer.dealership = {"city": "Naples", "phone1": "239').dealership == {
        "city": "Naples"
    }


def test_half_a_sign_is_no_trouble() -> None:
    script = '<script>dataLayer.dealership = {"city": "\\ud800Naples"};</script>'
    assert page(script).dealership == {"city": "?Naples"}
