"""Write a lead as ADF/XML 1.0, the form in which dealers' own systems take leads by mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.etree import ElementTree as ET

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
    prospect = ET.SubElement(root, "prospect")
    ET.SubElement(prospect, "id", source="DealershipAI").text = lead.id
    ET.SubElement(prospect, "requestdate").text = lead.requested_at.isoformat(timespec="seconds")
    if lead.vin:
        vehicle = ET.SubElement(prospect, "vehicle", interest="buy")
        ET.SubElement(vehicle, "vin").text = _clean(lead.vin)
    _customer(prospect, lead)
    vendor = ET.SubElement(prospect, "vendor")
    ET.SubElement(vendor, "vendorname").text = _clean(lead.store)
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
    """Leave out the signs that XML 1.0 cannot hold."""
    return "".join(each for each in text if each in "\t\n\r" or ord(each) >= 32)
