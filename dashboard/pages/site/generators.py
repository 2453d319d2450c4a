"""Build the page of what can be written from the verified record: four texts to copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from aiv.domain.inventory.vehicle import Vehicle
from aiv.models import Dealer
from aiv.services.site.generated import Offered, RobotsOffer
from dashboard.figures import plural

MOST_CHOICES: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text to copy or save, or why there is none."""

    id: str
    title: str
    note: str
    text: str
    file_url: str
    file_label: str
    read_back: str
    missing: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """One bot that may not read a page today, and the line that decides so."""

    token: str
    assistant: str
    line: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratorsPage:
    """The four texts; `vehicles` are what the second of them can be written for."""

    dealer: Dealer
    robots: Text
    mended: tuple[Mended, ...]
    removed: tuple[str, ...]
    markup: Text
    car: Text
    sheet: Text
    sheet_html_url: str
    vehicles: tuple[tuple[str, str], ...]
    vin: str
    may_edit: bool


def build(
    dealer: Dealer,
    *,
    robots: RobotsOffer,
    markup: Offered,
    car: Offered,
    sheet: Offered,
    vehicles: tuple[Vehicle, ...],
    vin: str,
    may_edit: bool,
) -> GeneratorsPage:
    """Lay out the page."""
    group = robots.group
    return GeneratorsPage(
        dealer=dealer,
        robots=_robots(dealer, robots),
        mended=_mended(robots),
        removed=group.removed if group else (),
        markup=_text(dealer, "dealer", markup),
        car=_text(dealer, "car", car, {"vin": vin} if vin else {}),
        sheet=_text(dealer, "facts", sheet),
        sheet_html_url=_file(dealer, "facts-page", None),
        vehicles=tuple((each.vin, _name(each)) for each in vehicles[:MOST_CHOICES]),
        vin=vin,
        may_edit=may_edit,
    )


TITLES: Final = {
    "robots": "robots.txt for answer bots",
    "dealer": "Structured data of the store",
    "car": "Structured data of a vehicle",
    "facts": "Fact sheet",
}
NOTES: Final = {
    "robots": "Put it in the place of the file the site serves today.",
    "dealer": "Paste it into the head of the home, contact and about page.",
    "car": "Paste it into the head of the vehicle’s page, or hand it to your platform as a model.",
    "facts": "For a page of your site, for vendors, and for profiles elsewhere.",
}
FILES: Final = {
    "robots": "robots.txt",
    "dealer": "dealer-jsonld.html",
    "car": "car-jsonld.html",
    "facts": "facts.md",
}


def _text(
    dealer: Dealer, what: str, offered: Offered, query: Mapping[str, str] | None = None
) -> Text:
    written = offered.written
    return Text(
        id=what,
        title=TITLES[what],
        note=NOTES[what],
        text=written.text if written else "",
        file_url=_file(dealer, what, query),
        file_label=f"Save {FILES[what]}",
        read_back=_read_back(offered),
        missing=written.missing if written else (),
        reason=offered.reason,
    )


def _robots(dealer: Dealer, offer: RobotsOffer) -> Text:
    group = offer.group
    is_needed = bool(group and group.blocked)
    return Text(
        id="robots",
        title=TITLES["robots"],
        note=NOTES["robots"],
        text=group.text if group and is_needed else "",
        file_url=_file(dealer, "robots", None),
        file_label=f"Save {FILES['robots']}",
        read_back=f"Read back by our own audit: every answer bot may read all "
        f"{plural(offer.pages, 'page')} that shoppers ask about; no other bot’s rules change."
        if is_needed
        else "",
        missing=(),
        reason=offer.reason
        if not group
        else ""
        if is_needed
        else f"Every answer bot may read all {plural(offer.pages, 'page')} that shoppers ask "
        "about. Nothing has to change.",
    )


def _mended(offer: RobotsOffer) -> tuple[Mended, ...]:
    blocked = offer.group.blocked if offer.group else ()
    return tuple(
        Mended(
            token=each.token,
            assistant=each.assistant,
            line=f"line {each.line}: {each.text}" if each.line else each.text,
            url=each.url,
        )
        for each in blocked
    )


def _read_back(offered: Offered) -> str:
    written = offered.written
    if written is None or not written.fields:
        return ""
    if written.differing:
        return f"Our own audit reads these otherwise: {', '.join(written.differing)}."
    return (
        f"Read back by our own audit: strict JSON, every value as it stands in the record, "
        f"{written.filled} of {written.fields} fields filled."
    )


def _file(dealer: Dealer, what: str, query: Mapping[str, str] | None) -> str:
    address = reverse("dashboard:generated", args=[dealer.slug, what])
    return f"{address}?{urlencode(query)}" if query else address


def _name(each: Vehicle) -> str:
    words = " ".join(str(part) for part in (each.year, each.make, each.model) if part)
    return f"{words} {each.vin}".strip()
