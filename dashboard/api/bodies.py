"""Read a body by a compiled validator, and say of a refused one what is wrong where."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import msgspec

from aiv.domain.errors import Fault
from aiv.domain.storable import is_storable
from dashboard.api.problems import Refused

Shape = TypeVar("Shape", bound=msgspec.Struct)

MAX_NAME: Final = 60
NEGATIVE_ZERO: Final = re.compile(rb"-0(?:\.0*)?(?:[eE][+-]?[0-9]+)?\s*[,}\]]")
WORDS: Final = {
    "float": "number",
    "int": "whole number",
    "str": "text",
    "bool": "true or false",
    "array": "list",
}


class Reader(Generic[Shape]):
    """Read bodies of one shape; its texts must not be able to hold a colon."""

    def __init__(self, shape: type[Shape]) -> None:
        self._shape = shape
        self._decoder = msgspec.json.Decoder(shape)

    def read(self, body: bytes) -> Shape:
        """Give the body's values; Refused names every field that is wrong."""
        try:
            found = self._decoder.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Refused(self._faults(body) or [_first(error)]) from None
        # The validator lets the last of two equal keys win and -0 pass. Only keys bring colons
        # into a body of this shape, so counting them finds a repeat without reading it again.
        is_odd = body.count(b":") != _given(found) or NEGATIVE_ZERO.search(body)
        if is_odd and (faults := self._faults(body)):
            raise Refused(faults)
        return found

    def _faults(self, body: bytes) -> list[Fault]:
        """Read slowly what was refused, to name all of its faults."""
        try:
            value = json.loads(
                body,
                object_pairs_hook=_Pairs,
                parse_constant=_Odd,
                parse_float=_number,
                parse_int=_number,
            )
        except (RecursionError, ValueError):
            return []
        return list(_faults_of(value, self._shape, "")) if isinstance(value, _Pairs) else []


class _Pairs(list[tuple[str, Any]]):
    """Keep the pairs of an object, repeats included."""


@dataclass(frozen=True, slots=True)
class _Odd:
    """Stand for digits that are no number of ours."""

    digits: str


def _number(digits: str) -> float | int | _Odd:
    number = float(digits)
    if not math.isfinite(number) or (number == 0.0 and digits.startswith("-")):
        return _Odd(digits)
    return int(digits) if digits.lstrip("-").isdigit() else number


def _given(found: msgspec.Struct) -> int:
    """Count the keys that were given, those of inner objects too."""
    values = [getattr(found, name) for name in found.__struct_fields__]
    inner = sum(_given(value) for value in values if isinstance(value, msgspec.Struct))
    return inner + sum(value is not msgspec.UNSET for value in values)


def _faults_of(pairs: _Pairs, shape: type[msgspec.Struct], above: str) -> Iterator[Fault]:
    types = {field.encode_name: field.type for field in msgspec.structs.fields(shape)}
    seen: set[str] = set()
    for name, value in pairs:
        place = f"{above}/{_safe(name)}"
        if name in seen:
            yield Fault(place, "this key stands twice")
        elif name not in types:
            yield Fault(place, "this key is not known")
        else:
            yield from _faults_in(value, types[name], place)
        seen.add(name)


def _faults_in(value: Any, kind: Any, place: str) -> Iterator[Fault]:
    inner = _struct_in(kind)
    if isinstance(value, _Odd):
        yield Fault(place, f"{value.digits[:MAX_NAME]} is no number that can be used")
    elif isinstance(value, _Pairs) and inner:
        yield from _faults_of(value, inner, place)
    elif isinstance(value, str) and not is_storable(value):
        yield Fault(place, "it holds a NUL character or half a character")
    else:
        try:
            msgspec.convert({} if isinstance(value, _Pairs) else value, kind)
        except msgspec.ValidationError as error:
            yield Fault(place, _in_words(str(error)))


def _struct_in(kind: Any) -> type[msgspec.Struct] | None:
    options = getattr(kind, "__args__", (kind,))
    structs = (each for each in options if isinstance(each, type))
    return next((each for each in structs if issubclass(each, msgspec.Struct)), None)


def _first(error: Exception) -> Fault:
    """Give the validator's own finding: "... - at `$.geo_local_rate`"."""
    reason, _, path = str(error).partition(" - at `$")
    unknown = re.search(r"unknown field `(.*)`$", reason)
    place = path.rstrip("`").replace(".", "/") + (f"/{_safe(unknown[1])}" if unknown else "")
    if unknown:
        return Fault(place, "this key is not known")
    return Fault(
        place,
        _in_words(reason) if path or isinstance(error, msgspec.ValidationError) else _unread(error),
    )


def _unread(error: Exception) -> str:
    if "truncated" in str(error):
        return "the body is empty or ends too early; send one JSON object"
    return "the body is not JSON in UTF-8; send one JSON object"


def _in_words(reason: str) -> str:
    said = re.sub(r"`([^`]*)`", lambda found: _type_in_words(found[1]), reason)
    return said[:1].lower() + said[1:]


def _type_in_words(kind: str) -> str:
    return " or ".join(WORDS.get(part, part) for part in kind.split(" | "))


def _safe(name: str) -> str:
    """Give a key as a JSON pointer holds it, shortened, every sign storable."""
    short = name[:MAX_NAME].encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
    return short.replace("~", "~0").replace("/", "~1")
