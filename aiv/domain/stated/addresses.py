"""Find street addresses that an answer gives for the dealer, in the way of the US post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aiv.domain.markets.makes import is_make
from aiv.domain.stated.scopes import Line, quote
from aiv.domain.stated.values import Field, Record, Statement

_SUFFIXES: Final = {
    "street": "st", "avenue": "ave", "av": "ave", "boulevard": "blvd", "road": "rd", "drive": "dr",
    "lane": "ln", "highway": "hwy", "parkway": "pkwy", "pike": "pike", "turnpike": "tpke",
    "trail": "trl", "court": "ct", "circle": "cir", "place": "pl", "plaza": "plz", "way": "way",
    "terrace": "ter", "square": "sq", "freeway": "fwy", "expressway": "expy", "loop": "loop",
    "route": "rte", "broadway": "broadway", "causeway": "cswy", "mall": "mall", "row": "row",
}  # fmt: skip
_DIRECTIONS: Final = {
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw",
    "southeast": "se", "southwest": "sw",
}  # fmt: skip
_SHORT: Final = {**{each: each for each in _DIRECTIONS.values()}, **_DIRECTIONS}
_ENDINGS: Final = "|".join(sorted({*_SUFFIXES, *_SUFFIXES.values()}, key=len, reverse=True))
_WAYS: Final = "|".join(sorted({*_DIRECTIONS, *_DIRECTIONS.values()}, key=len, reverse=True))
_STREET: Final = re.compile(
    rf"(?<![\d$.,#-])(?P<number>\d{{1,6}})(?:-\d{{1,4}})?[ ]+"
    rf"(?P<name>(?:[A-Z0-9][\w.'’-]*[ ]+){{1,5}}?)"
    rf"(?P<ending>(?i:{_ENDINGS}))\b\.?(?P<route>[ ]+\d{{1,4}}\b)?(?P<way>[ ]+(?i:{_WAYS})\b\.?)?"
)
_ZIP: Final = re.compile(r"[^\n]{0,60}?\b[A-Z]{2}\.?,?[ ]+(?P<zip>\d{5})(?:-\d{4})?\b")
# "2024 Toyota Tundra Four Wheel Drive" and "5 Test Drive" are no streets.
_NO_STREET: Final = frozenset({"wheel", "test", "all", "hybrid", "max", "right", "half", "long"})


@dataclass(frozen=True, slots=True)
class Street:
    """A street brought into one spelling: number, words of the name, directions."""

    number: str
    words: tuple[str, ...]
    directions: frozenset[str]


def find(line: Line, record: Record, *, answer: str) -> Iterator[Statement]:
    """Give the addresses of a line; only US addresses can be brought into one spelling here."""
    verified = normal(record.street)
    if verified is None or record.country != "US":
        return
    for match in _STREET.finditer(line.text):
        stated = normal(match[0])
        if stated is None or _is_vehicle(match):
            continue
        zipped = _ZIP.match(line.text, match.end())
        end = zipped.end() if zipped else match.end()
        start, stop = line.start + match.start(), line.start + end
        yield Statement(
            field=Field.ADDRESS,
            start=start,
            end=stop,
            quote=quote(answer, start, stop),
            stated=" ".join(line.text[match.start() : end].split()),
            correct=shown(record),
            is_right=_is_same(stated, verified) and _is_zip(zipped, record),
        )


def normal(text: str) -> Street | None:
    """Give a street in one spelling, or None where the text begins with no number."""
    words = re.sub(r"[.,'’]", "", text.lower().replace("-", " ")).split()
    if len(words) < 2 or not words[0].isdigit():
        return None
    kept = [_SUFFIXES.get(word, word) for word in _without_unit(words[1:])]
    directions = frozenset(_SHORT[word] for word in kept if word in _SHORT)
    return Street(words[0], tuple(word for word in kept if word not in _SHORT), directions)


def shown(record: Record) -> str:
    """Write the verified address on one line."""
    town = " ".join(part for part in (record.region, record.postal_code) if part)
    return ", ".join(part for part in (record.street, record.city, town) if part)


def _without_unit(words: list[str]) -> list[str]:
    units = ("suite", "ste", "unit", "bldg", "building", "#")
    at = next((i for i, word in enumerate(words) if word in units or word[:1] == "#"), len(words))
    return words[:at]


def _is_same(stated: Street, verified: Street) -> bool:
    """Compare as the post does; a direction that is left out is no other street."""
    is_named = (stated.number, stated.words) == (verified.number, verified.words)
    return is_named and (not stated.directions or stated.directions == verified.directions)


def _is_zip(zipped: re.Match[str] | None, record: Record) -> bool:
    if zipped is None or not record.postal_code:
        return True
    return zipped["zip"] == record.postal_code[:5]


def _is_vehicle(match: re.Match[str]) -> bool:
    words = match["name"].lower().replace("-", " ").split()
    is_year = len(match["number"]) == 4 and match["number"].startswith(("19", "20"))
    return words[-1] in _NO_STREET or (is_year and is_make(words[0]))
