"""A lead is well-formed XML with what ADF 1.0 asks for, whatever a shopper writes."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.shopper_chat import adf
from aiv.domain.shopper_chat.adf import LeadText

AT = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
FULL = LeadText(
    id="7", store="Harbor Point Toyota", requested_at=AT, name="Ada", email="ada@mail.example",
    phone="239 555 0110", wish="Blue", vin="5YJSA1E26HF000337", may_text=True,
    transcript=("Shopper: hi",),
)  # fmt: skip
# The order of ADF 1.0; what stands in brackets in it may be missing.
ORDER = {
    "adf": ["prospect"],
    "adf/prospect": ["id", "requestdate", "vehicle", "customer", "vendor", "provider"],
    "adf/prospect/vehicle": ["year", "make", "model", "vin"],
    "adf/prospect/customer": ["contact", "comments"],
    "adf/prospect/customer/contact": ["name", "email", "phone"],
    "adf/prospect/vendor": ["vendorname", "contact"],
    "adf/prospect/vendor/contact": ["name"],
    "adf/prospect/provider": ["name"],
}


def read(lead: LeadText) -> ET.Element:
    return ET.fromstring(adf.document(lead).encode())


@pytest.mark.parametrize("place", ORDER)
def test_the_elements_stand_in_the_order_of_the_format(place: str) -> None:
    root = read(FULL)
    found = root if place == "adf" else root.find(place.removeprefix("adf/"))
    assert found is not None
    assert [each.tag for each in found] == ORDER[place]


def test_it_says_which_format_it_is() -> None:
    lines = adf.document(FULL).splitlines()
    assert lines[:2] == ['<?xml version="1.0" encoding="UTF-8"?>', '<?adf version="1.0"?>']


def test_the_time_bears_its_offset() -> None:
    assert read(FULL).findtext("prospect/requestdate") == "2026-11-02T15:00:00+00:00"


def test_a_vehicle_nobody_named_is_not_made_up() -> None:
    bare = read(LeadText(id="7", store="S", requested_at=AT, name="Ada", phone="239 555 0110"))
    vehicle = bare.find("prospect/vehicle")
    assert vehicle is not None
    assert [each.tag for each in vehicle] == ["year", "make", "model"]
    assert not any(each.text for each in vehicle)


@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_words_of_a_shopper_are_read_back_as_text(words: str) -> None:
    lead = LeadText(
        id="7", store=words, requested_at=AT, name=words, email="a@mail.example", wish=words,
        vin=words, transcript=(words,),
    )  # fmt: skip
    root = read(lead)
    kept = adf.NO_CHARS.sub("", words).replace("\r\n", "\n").replace("\r", "\n")
    assert (root.findtext("prospect/customer/contact/name") or "") == kept
    assert len(list(root.iter())) == (20 if words else 19)


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_sign_that_xml_cannot_hold_is_left_out(sign: str) -> None:
    lead = LeadText(id="7", store="S", requested_at=AT, name=f"A{sign}b", email="a@mail.example")
    assert read(lead).findtext("prospect/customer/contact/name") == "Ab"
