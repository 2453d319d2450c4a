"""Read an object of a document key by key, and name every fault with its place."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeVar

from aiv.domain import slugs
from aiv.domain.errors import Fault

Value = TypeVar("Value")

# Joiners hold emoji and some scripts together; every other invisible sign only deceives.
_JOINERS = "\u200c\u200d"
_FLOOD = re.compile("[\u0300-\u036f]{5}")
_INVISIBLE = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


class Part:
    """One object with its place; what is read from it is good, or a fault was noted.

    After a fault a reader gives an empty value of its kind, so that the rest is still checked:
    nobody may use what was read while `faults` is not empty.
    """

    __slots__ = ("_known", "faults", "place", "values")

    def __init__(self, value: object, place: str, faults: list[Fault]) -> None:
        self.faults = faults
        self.place = place
        self.values: Mapping[str, object] = value if isinstance(value, dict) else {}
        self._known: set[str] = set()
        if not isinstance(value, dict):
            faults.append(Fault(place or "document", "write an object: {...}"))

    def read(self, key: str) -> object:
        """Give a value as it stands; an absent one is None."""
        self._known.add(key)
        return self.values.get(key)

    def text(self, key: str, *, most: int, is_required: bool = True, lines: bool = False) -> str:
        """Give a text without blanks around it; with `lines`, line breaks and tabs may stand."""
        value = self.read(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            return self._missing(key, is_required)
        if not isinstance(value, str):
            return self.fault(key, "write a text", "")
        if reason := text_fault(value, most=most, lines=lines):
            return self.fault(key, reason, "")
        return (value if lines else unicodedata.normalize("NFC", value)).strip()

    def slug(self, key: str = "slug") -> str:
        """Give a slug."""
        value = self.text(key, most=64)
        if value and not slugs.is_slug(value):
            return self.fault(key, slugs.REMEDY, "")
        return value

    def one_of(self, key: str, words: tuple[str, ...]) -> str:
        """Give one of the known words, whatever the case of its letters."""
        value = self.text(key, most=40).lower()
        if value and value not in words:
            return self.fault(key, f"write one of {', '.join(words)}", "")
        return value

    def flag(self, key: str) -> bool:
        """Give true or false."""
        value = self.read(key)
        return value if isinstance(value, bool) else self.fault(key, "write true or false", False)

    def number(self, key: str, *, low: float, high: float, absent: float | None = None) -> float:
        """Give a finite number between two bounds."""
        value = self.read(key)
        if value is None and absent is not None:
            return absent
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and isinstance(value, int | float) and low <= value <= high:
            return float(value)
        return self.fault(key, f"write a number from {low:g} to {high:g}", math.nan)

    def texts(self, key: str, *, most: int, lines: bool = False) -> tuple[str, ...]:
        """Give a list of texts, each with its own place; an absent list is empty."""
        found: list[str] = []
        for index, value in enumerate(self._list(key)):
            place = f"{key}[{index}]"
            if not isinstance(value, str) or not value.strip():
                self.fault(place, "write a text that is not empty", None)
            elif reason := text_fault(value, most=most, lines=lines):
                self.fault(place, reason, None)
            else:
                found.append(
                    value.strip() if lines else unicodedata.normalize("NFC", value).strip()
                )
        return tuple(found)

    def part(self, key: str) -> Part:
        """Give an object inside this one."""
        return Part(self.read(key), self._at(key), self.faults)

    def parts(self, key: str) -> list[Part]:
        """Give the objects of a list; an absent list is a fault."""
        if self.read(key) is None:
            return self.fault(key, "it is missing; write a list", [])
        return [
            Part(value, f"{self._at(key)}[{index}]", self.faults)
            for index, value in enumerate(self._list(key))
        ]

    def table(self, key: str) -> dict[str, object]:
        """Give a free object; an absent one is empty."""
        value = self.read(key)
        if value is None:
            return {}
        return value if isinstance(value, dict) else self.fault(key, "write an object: {...}", {})

    def close(self) -> None:
        """Note every key that nobody asked for: a misspelt key must not pass in silence."""
        for key in self.values:
            if key not in self._known:
                self.fault(key[:60], "this key is not known", None)

    def fault(self, key: str, reason: str, empty: Value) -> Value:
        """Note a fault and give an empty value in its place."""
        self.faults.append(Fault(self._at(key), reason))
        return empty

    def _list(self, key: str) -> list[object]:
        value = self.read(key)
        if value is None:
            return []
        return value if isinstance(value, list) else self.fault(key, "write a list: [...]", [])

    def _missing(self, key: str, is_required: bool) -> str:
        return self.fault(key, "it is missing", "") if is_required else ""

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key


def text_fault(value: str, *, most: int, lines: bool = False) -> str:
    """Say what keeps a text from being stored and shown as it reads, or give an empty text."""
    if len(value) > most:
        return f"it is longer than {most} characters"
    if _FLOOD.search(unicodedata.normalize("NFD", value)):
        return "it piles accents upon one letter"
    allowed = _JOINERS + "\n\t" if lines else _JOINERS
    hidden = next((sign for sign in value if _is_hidden(sign) and sign not in allowed), "")
    return f"it holds the invisible character U+{ord(hidden):04X}" if hidden else ""


def _is_hidden(sign: str) -> bool:
    return not sign.isprintable() and unicodedata.category(sign) in _INVISIBLE


def refuse_repeats(parts: list[Part], keys: list[str], *, name: str = "slug") -> None:
    """Note each key that stood earlier in the same list, with the place where it stood first."""
    first: dict[str, Part] = {}
    for part, key in zip(parts, keys, strict=True):
        if key and key in first:
            part.fault(name, f"{key} stands already at {first[key].place}", None)
        first.setdefault(key, part)


def read_all(parts: list[Part], reader: Callable[[Part], Value]) -> tuple[Value, ...]:
    """Read each object of a list and close it."""
    found = tuple(reader(part) for part in parts)
    for part in parts:
        part.close()
    return found
