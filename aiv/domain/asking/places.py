"""Say from where a question is asked, and when two places are the same."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass

MAX_KEY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as far as it is given; None is not given."""

    city: str | None = None
    region: str | None = None
    zip: str | None = None
    lat: float | None = None
    lng: float | None = None

    def as_json(self) -> dict[str, object]:
        """Give what is known of the place."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def key(place: Place | None) -> str:
    """Give one text for equal places and an empty one for none, at most 200 characters."""
    if place is None:
        return ""
    words = [place.city or "", place.region or "", place.zip or "", *_point(place)]
    text = "|".join(words)
    return text if len(text) <= MAX_KEY else hashlib.sha256(text.encode()).hexdigest()


def _point(place: Place) -> list[str]:
    if place.lat is None or place.lng is None:
        return []
    # A ten-thousandth of a degree is some ten metres: nearer points are one place.
    return [f"{place.lat:.4f}", f"{place.lng:.4f}"]
