"""Say where a question is asked from in each vendor's own shape, and invent no place."""

from __future__ import annotations

from aiv.domain.asking.asking import Question
from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answers import JSON
from aiv.providers.requests.place_names import COUNTRIES, REGIONS


def has_names(question: Question) -> bool:
    """Tell whether a vendor that takes names only is told where."""
    place = question.place
    return place is not None and bool(place.city or place.region)


def has_point(question: Question) -> bool:
    """Tell whether a vendor that takes a point is told where."""
    place = question.place
    return place is not None and place.lat is not None and place.lng is not None


def region_name(question: Question) -> str | None:
    """Give the region's full name; what is no abbreviation we know stays as it is written."""
    region = question.place.region if question.place else None
    known = REGIONS.get(question.country.upper(), {})
    return known.get(region.strip().upper(), region) if region else None


def approximate(question: Question) -> dict[str, JSON]:
    """Give OpenAI's user_location, which Anthropic, xAI and OpenRouter take too.

    With nothing but its type it says "from nowhere"; left out it would mean the United States.
    """
    place = question.place
    if place is None:
        return {"type": "approximate"}
    parts = {
        "city": place.city,
        "region": region_name(question),
        "country": question.country.upper(),
        "timezone": question.time_zone,
    }
    return {"type": "approximate", **{name: value for name, value in parts.items() if value}}


def pinned(question: Question) -> dict[str, JSON] | None:
    """Give Perplexity's user_location: names and a point."""
    place = question.place
    if place is None:
        return None
    parts: dict[str, JSON] = {
        "city": place.city,
        "region": region_name(question),
        "country": question.country.upper(),
    }
    if place.lat is not None and place.lng is not None:
        parts |= {"latitude": place.lat, "longitude": place.lng}
    return {name: value for name, value in parts.items() if value not in (None, "")}


def named(question: Question, separator: str) -> str:
    """Give a place as search vendors list it: "Naples,Florida,United States".

    They search from somewhere in any case, so without a place the country itself is named.
    """
    country = COUNTRIES.get(question.country.upper())
    if country is None:
        raise InvalidInput("country", f"no search vendor's name for {question.country!r} is known")
    city = question.place.city if question.place else None
    parts = (city, region_name(question), country)
    # A comma inside a name would make another place of it.
    return separator.join(part.replace(",", " ").strip() for part in parts if part)


def in_words(question: Question) -> str | None:
    """Give a place as a person would say it: "Naples, Florida, US"."""
    place = question.place
    parts = (place.city, region_name(question)) if place else ()
    said = [part for part in parts if part]
    return ", ".join([*said, question.country.upper()]) if said else None
