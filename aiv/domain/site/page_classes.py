"""Name what a page of a dealer's site is for, by its address and by what it holds."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final
from urllib.parse import unquote, urlsplit

from aiv.domain.markets.makes import is_make
from aiv.domain.site.page_class import PageClass
from aiv.domain.site.page_facts import PageFacts
from aiv.domain.site.schema_cars import car_nodes, offers_of
from aiv.domain.site.schema_nodes import all_nodes

__all__ = ["PageClass", "classify"]

_HOME = re.compile(r"/?(?:(?:index|default|home)(?:\.\w{3,5})?)?", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|cfm)$")
_VIN = re.compile(r"(?<![a-z0-9])(?=[a-z]*\d)(?=\d*[a-z])[a-hj-npr-z0-9]{17}(?![a-z0-9])")
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_ID = re.compile(r"[0-9a-f]{16,}|[a-z]?\d{4,}[a-z]?")

# Whole segments under which sites keep one vehicle a page.
_VEHICLE_FOLDERS: Final = frozenset(
    ["vehicle", "vehicle-details", "vehicledetails", "viewdetails", "vdp", "car-details", "auto"]
)
_STOCK_FOLDERS: Final = frozenset(
    {"new", "used", "certified", "inventory", "new-inventory", "used-inventory", "new-vehicles",
     "used-vehicles", "certified-inventory", "pre-owned", "preowned", "vehicles", "cars"}
)  # fmt: skip
_READING: Final = frozenset(["blog", "blogs", "news", "research", "articles", "guides", "reviews"])
_NO_PAGE_OF_USE: Final = frozenset(
    ["privacy", "terms", "sitemap", "accessibility", "login", "account", "careers", "employment"]
)

_USED_WORDS: Final = frozenset(["used", "preowned", "owned", "certified", "cpo", "secondhand"])
_STOCK_WORDS: Final = frozenset(
    {"inventory", "vehicles", "cars", "trucks", "suvs", "vans", "autos", "stock", "sale",
     "searchnew", "searchused", "searchall", "listings", "showroom"}
)  # fmt: skip
# The first row of which a segment bears a word decides; each word may be two, joined by "-".
_ROWS: Final[tuple[tuple[PageClass, str], ...]] = (
    (
        PageClass.SPECIALS,
        "special specials offer offers incentives incentive deals coupon coupons promotions rebates"
        " lease-deals clearance",
    ),
    (
        PageClass.SCHEDULE,
        "schedule scheduler scheduling appointment appointments book-service service-booking"
        " service-xpress",
    ),
    (
        PageClass.TRADE_IN,
        "trade trade-in tradein value-your kbb sell-us sell-your sell-my appraisal appraise"
        " we-buy instant-cash cash-offer",
    ),
    (
        PageClass.FINANCE,
        "finance financing credit loan loans payment payments lease leasing preapproved"
        " pre-approved pre-qualify prequalify prequalified insurance",
    ),
    (PageClass.PARTS, "parts part accessories tires tire-store"),
    (
        PageClass.SERVICE,
        "service services maintenance repair repairs collision body-shop oil-change brakes recall"
        " recalls warranty express-lane quick-lane",
    ),
    (PageClass.STAFF, "staff team meet-our meet-the employees our-people"),
    (
        PageClass.CONTACT,
        "contact contactus directions hours location locations find-us map visit-us get-in",
    ),
    (
        PageClass.ABOUT,
        "about aboutus history why-buy why-us our-story our-dealership dealership community"
        " testimonials who-we",
    ),
    (
        PageClass.RESEARCH,
        "research compare comparison comparisons versus vs guide guides blog news article review"
        " reviews faq faqs trim-levels tips",
    ),
)
_WORDED: Final = tuple((kind, frozenset(words.split())) for kind, words in _ROWS)


def classify(url: str, facts: PageFacts | None) -> PageClass:
    """Name what a page is for; without facts by its address alone, never raising.

    Facts decide what addresses leave open: one vehicle in the markup is a vehicle's page, and a
    listing says in its title whether it lists used ones.
    """
    path, query = _parts(url)
    if _HOME.fullmatch(path) and "vin" not in query:
        return PageClass.HOME
    segments = [_ENDING.sub("", part) for part in path.strip("/").split("/") if part]
    named = _by_address(segments, query)
    if facts is None or named is PageClass.VDP:
        return named
    return _by_facts(named, facts)


def _parts(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "/unreadable", ""
    path, query = unquote(parts.path).lower(), unquote(parts.query).lower()
    return re.sub(r"[\s_+]+", "-", path), query


def _by_address(segments: list[str], query: str) -> PageClass:
    if _is_vehicle(segments, query):
        return PageClass.VDP
    if any(part in _NO_PAGE_OF_USE for part in segments[-1:]):
        return PageClass.OTHER
    if len(segments) > 1 and segments[0] in _READING:
        return PageClass.RESEARCH
    if _is_listing(segments):
        return _listing(segments, query)
    for segment in reversed(segments):
        if (named := _by_words(segment)) is not None:
            return named
    return PageClass.MODEL if any(_names_model(part) for part in segments) else PageClass.OTHER


def _is_vehicle(segments: list[str], query: str) -> bool:
    """Tell a vehicle's page: by its number, its folder, or a year or id below stock."""
    if any(_VIN.search(part) for part in segments) or _VIN.search(query):
        return True
    if len(segments) < 2:
        return False
    if segments[0] in _VEHICLE_FOLDERS or segments[-2] in _VEHICLE_FOLDERS:
        return True
    words = segments[-1].split("-")
    is_dated = any(_YEAR.fullmatch(word) for word in words) and len(words) >= 3
    is_numbered = len(words) >= 3 and bool(_ID.fullmatch(words[-1]))
    return (is_dated or is_numbered) and any(part in _STOCK_FOLDERS for part in segments[:-1])


def _is_listing(segments: list[str]) -> bool:
    """Tell a list of stock: a stock folder or its words, and none of a department."""
    if not segments:
        return False
    if any(_by_words(part) not in (None, PageClass.RESEARCH) for part in segments):
        return False
    if segments[0] in _STOCK_FOLDERS:
        return True
    words = {word for part in segments for word in part.split("-")}
    return not words.isdisjoint(_STOCK_WORDS) or bool(words & _USED_WORDS)


def _listing(segments: list[str], query: str) -> PageClass:
    words = {word for part in segments for word in part.split("-")}
    asked = set(re.split(r"[^a-z]+", query))
    is_used = bool(words & (_USED_WORDS | {"searchused"}))
    is_asked = "new" not in words and bool(asked & _USED_WORDS) and "new" not in asked
    return PageClass.SRP_USED if is_used or is_asked else PageClass.SRP_NEW


def _by_words(segment: str) -> PageClass | None:
    words = segment.split("-")
    known = {*words, *("-".join(pair) for pair in pairwise(words))}
    return next((kind for kind, wanted in _WORDED if not known.isdisjoint(wanted)), None)


def _names_model(segment: str) -> bool:
    """Tell a model's landing page: "2026-toyota-camry", "new-ford-f-150", "models"."""
    words = segment.split("-")
    if words[0] in ("models", "model", "lineup"):
        return True
    at = next((at for at, word in enumerate(words) if is_make(word)), None)
    return at is not None and at < 3 and len(words) > at + 1


def _by_facts(named: PageClass, facts: PageFacts) -> PageClass:
    if named in (PageClass.OTHER, PageClass.SRP_NEW, PageClass.SRP_USED, PageClass.MODEL):
        cars = car_nodes(all_nodes(facts))
        if len(cars) == 1 and (offers_of(cars[0]) or cars[0].get("vehicleIdentificationNumber")):
            return PageClass.VDP
    title = set(re.split(r"[^a-z]+", (facts.title or "").lower()))
    if named is PageClass.SRP_NEW and title & _USED_WORDS and "new" not in title:
        return PageClass.SRP_USED
    return named
