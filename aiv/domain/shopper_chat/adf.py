"""Write a lead as ADF/XML 1.0, the form in which dealers' own systems take leads by mail.

ADF 1.0 (Auto-lead Data Format, 2000) asks for these in this order: prospect: id, requestdate,
vehicle, customer, vendor, provider; vehicle: year, make, model, vin; vendor: vendorname, contact.
What a shopper did not name stands there empty: nothing is made up to fill it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.etree import ElementTree as ET

NO_CHARS: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PROLOG: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<?adf version="1.0"?>\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadText:
    """What a lead says; `transcript` are its lines, shopper and assistant in turn."""

    id: str
    store: str
    requested_at: datetime
    name: str
    email: str = ""
    phone: str = ""
    wish: str = ""
    vin: str = ""
    may_text: bool = False
    transcript: tuple[str, ...] = ()


def document(lead: LeadText) -> str:
    """Give the document; every value is text in it, whatever signs it holds."""
    root = ET.Element("adf")
    prospect = ET.SubElement(root, "prospect", status="new")
    ET.SubElement(prospect, "id", sequence="1", source="DealershipAI").text = lead.id
    ET.SubElement(prospect, "requestdate").text = lead.requested_at.isoformat(timespec="seconds")
    _vehicle(prospect, lead)
    _customer(prospect, lead)
    vendor = ET.SubElement(prospect, "vendor")
    ET.SubElement(vendor, "vendorname").text = _clean(lead.store)
    store = ET.SubElement(vendor, "contact")
    ET.SubElement(store, "name", part="full").text = _clean(lead.store)
    provider = ET.SubElement(prospect, "provider")
    ET.SubElement(provider, "name", part="full").text = "DealershipAI chat widget"
    ET.indent(root)
    return PROLOG + ET.tostring(root, encoding="unicode") + "\n"


def comments(lead: LeadText) -> str:
    """Give the wish, the consent to text messages and the chat, as one text."""
    texts = "agreed to" if lead.may_text else "not agreed to"
    parts = [lead.wish, f"Text messages: {texts}."]
    if lead.transcript:
        parts += ["Chat:", *lead.transcript]
    return "\n".join(part for part in parts if part)


def _vehicle(prospect: ET.Element, lead: LeadText) -> None:
    vehicle = ET.SubElement(prospect, "vehicle", interest="buy")
    for name in ("year", "make", "model"):
        ET.SubElement(vehicle, name)
    if lead.vin:
        ET.SubElement(vehicle, "vin").text = _clean(lead.vin)


def _customer(prospect: ET.Element, lead: LeadText) -> None:
    customer = ET.SubElement(prospect, "customer")
    contact = ET.SubElement(customer, "contact")
    ET.SubElement(contact, "name", part="full").text = _clean(lead.name)
    if lead.email:
        ET.SubElement(contact, "email").text = _clean(lead.email)
    if lead.phone:
        ET.SubElement(contact, "phone", type="voice").text = _clean(lead.phone)
    ET.SubElement(customer, "comments").text = _clean(comments(lead))


def _clean(text: str) -> str:
    """Leave out the signs that XML 1.0 cannot hold (its production 2, Char)."""
    return NO_CHARS.sub("", text)
