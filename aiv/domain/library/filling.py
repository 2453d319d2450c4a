"""Fill the words of a market into a template's wordings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aiv.domain.markets.panels import PanelIntent

USED = "used"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A market's make (or "used") and where its shoppers live."""

    make: str
    city: str
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One intent; its wordings may use every word that `_words` gives.

    `when_used` stands in for wordings that only make sense with a make.
    """

    slug: str
    department: str
    stage: str
    wordings: tuple[str, str, str]
    is_local: bool = False
    when_used: tuple[str, str, str] | None = None


def fill(template: Template, place: Place) -> PanelIntent:
    """Give the intent of a market; a wording begins with a capital letter."""
    words = _words(place)
    is_used = place.make == USED
    wordings = template.when_used if is_used and template.when_used else template.wordings
    return PanelIntent(
        slug=_of_used_cars(template.slug) if is_used else template.slug,
        department=_of_used_cars(template.department) if is_used else template.department,
        stage=template.stage,
        is_local=template.is_local,
        is_branded=False,
        wordings=tuple(_sentence(wording.format_map(words)) for wording in wordings),
    )


def _of_used_cars(word: str) -> str:
    """Say "used" where a word says "new": a market for used cars has no new ones."""
    return re.sub(r"^new\b", "used", word)


def _words(place: Place) -> dict[str, str]:
    is_used = place.make == USED
    make = "" if is_used else place.make
    return {
        "city": place.city,
        "region": place.region,
        "brand": make or "car",
        "a_brand": f"{_article(make)} {make}" if make else "a car",
        "new_car": f"new {make}" if make else "used car",
        "used_car": f"used {make}" if make else "used car",
        "a_car": f"{_article(make)} {make}" if make else "a used car",
        "dealer": f"{make} dealer" if make else "used car dealer",
        "dealers": f"{make} dealers" if make else "used car dealers",
        "a_dealer": f"{_article(make)} {make} dealer" if make else "a used car dealer",
    }


def _article(word: str) -> str:
    return "an" if word[:1].lower() in tuple("aeiou") else "a"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
