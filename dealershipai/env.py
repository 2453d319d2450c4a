"""Read settings from the environment and `.env`, loudly when one cannot be used.

Only the standard library and the error tree are imported, so it works before Django is installed.
A variable that is set but empty counts as not set, so `.env.example` can be copied as it stands.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from aiv.domain.errors import InvalidInput

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})
WEB = ("https", "http")


@dataclass(frozen=True, slots=True)
class Environment:
    """Hold the variables and remember which names were asked for."""

    values: Mapping[str, str]
    names: set[str] = field(default_factory=set)

    @classmethod
    def beside(cls, folder: Path) -> Environment:
        """Read `.env` of a folder under the process environment, which wins."""
        path = folder / ".env"
        written = parse(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return cls({**written, **os.environ})

    def text(self, name: str, default: str = "") -> str:
        """Give the text of a variable."""
        return self._value(name) or default

    def secret(self, name: str, default: str = "") -> str:
        """Give a secret; its value never stands in a message."""
        return self._value(name) or default

    def flag(self, name: str, *, default: bool) -> bool:
        """Give a yes or no."""
        value = self._value(name).lower()
        if value and value not in YES | NO:
            raise InvalidInput(name, "write true or false")
        return value in YES if value else default

    def number(self, name: str, default: int, *, minimum: int = 0) -> int:
        """Give a whole number of at least `minimum`."""
        value = self._value(name)
        if not value:
            return default
        if not value.isascii() or not value.isdigit() or int(value) < minimum:
            raise InvalidInput(name, f"write a whole number of at least {minimum}")
        return int(value)

    def share(self, name: str, default: float) -> float:
        """Give a share between 0 and 1."""
        value = self._value(name)
        try:
            number = float(value) if value else default
        except ValueError:
            number = -1.0
        if not 0 <= number <= 1:
            raise InvalidInput(name, "write a number between 0 and 1")
        return number

    def url(self, name: str, default: str = "", *, schemes: Sequence[str] = WEB) -> str:
        """Give an address whose scheme is one of `schemes`."""
        value = self._value(name)
        if not value:
            return default
        if not _is_url(value, schemes):
            raise InvalidInput(name, f"write an address that starts with {_starts(schemes)}")
        return value

    def lines(self, name: str, default: Sequence[str] = ()) -> tuple[str, ...]:
        """Give the entries of a list separated by commas or spaces."""
        return tuple(self._value(name).replace(",", " ").split()) or tuple(default)

    def _value(self, name: str) -> str:
        self.names.add(name)
        return self.values.get(name, "").strip()


def parse(text: str) -> dict[str, str]:
    """Read the lines of a `.env` file; a line that cannot be read is named by its number only."""
    values: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip().removeprefix("export ").strip()
        if not stripped or stripped.startswith("#"):
            continue
        name, sign, value = stripped.partition("=")
        if not sign or not name.strip().isidentifier():
            raise InvalidInput(".env", f"line {number} is not NAME=value")
        values[name.strip()] = _unquoted(value.strip())
    return values


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value.split(" #", 1)[0].rstrip()


def _is_url(value: str, schemes: Sequence[str]) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    # SQLite and Unix sockets have a path instead of a host.
    return parts.scheme in schemes and bool(parts.netloc or parts.path.strip("/"))


def _starts(schemes: Sequence[str]) -> str:
    return " or ".join(f"{scheme}://" for scheme in schemes)
