"""Compare our robots.txt matcher with rows of expectations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aiv.domain.errors import InvalidInput
from aiv.domain.site import robots
from aiv.domain.site.robots import Verdict

_WORDS: Final = ("robots", "ua", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRow:
    """One expectation, and what our matcher says."""

    test: str
    ua: str
    url: str
    expect: bool
    verdict: Verdict

    @property
    def is_met(self) -> bool:
        """Tell whether the matcher says what was expected."""
        return self.verdict.is_allowed is self.expect

    def shown(self) -> dict[str, object]:
        """Give what is printed of a row that differs."""
        return {
            "test": self.test,
            "ua": self.ua,
            "url": self.url[:200],
            "expect": self.expect,
            "got": self.verdict.is_allowed,
            "line": self.verdict.line,
            "text": self.verdict.text[:200],
        }


def read(document: object) -> list[CheckedRow]:
    """Judge every row; raises InvalidInput naming the row that is none."""
    if not isinstance(document, list):
        raise InvalidInput("rows", "give a JSON list of {test, robots, ua, url, expect}")
    return [_checked(number, row) for number, row in enumerate(document)]


def _checked(number: int, row: object) -> CheckedRow:
    place = f"rows[{number}]"
    if not isinstance(row, dict) or not isinstance(row.get("expect"), bool):
        raise InvalidInput(place, "give an object whose expect is true or false")
    for name in _WORDS:
        if not isinstance(row.get(name), str):
            raise InvalidInput(f"{place}.{name}", "give a text")
    return CheckedRow(
        test=str(row.get("test", "")),
        ua=row["ua"],
        url=row["url"],
        expect=row["expect"],
        verdict=robots.parse(row["robots"]).verdict(row["ua"], row["url"]),
    )
