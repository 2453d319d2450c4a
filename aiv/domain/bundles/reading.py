"""Read the parts of a bundle as what a stranger wrote: every value is checked before it is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from aiv.domain import slugs
from aiv.domain.bundles.values import BundleAnswer, BundleIntent, BundleSeries
from aiv.domain.errors import InvalidInput
from aiv.domain.markets.market_file import PLATFORMS
from aiv.domain.score.input_records import InputRecord

NUMBERS: Final = ("value", "lo", "hi", "se", "n_clusters", "n_obs", "panel_version")
STATUSES: Final = frozenset({"completed", "incomplete", "refused", "blocked", "no_answer", "error"})
MAX_ROWS: Final = 500_000


class Row:
    """One object of a bundle with its place; what is read from it is good, or InvalidInput."""

    __slots__ = ("place", "values")

    def __init__(self, value: object, place: str) -> None:
        if not isinstance(value, dict):
            raise InvalidInput(place, "it is no object")
        self.place = place
        self.values: Mapping[str, Any] = value

    def text(self, key: str, *, most: int = 2_000) -> str:
        """Give a text; an absent one is empty."""
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > most:
            raise InvalidInput(f"{self.place}.{key}", "it is no text of a usable length")
        return value

    def slug(self, key: str) -> str:
        """Give a slug, which must be there."""
        value = self.text(key)
        if not slugs.is_slug(value):
            raise InvalidInput(f"{self.place}.{key}", "it is no slug")
        return value

    def flag(self, key: str) -> bool:
        """Give true or false, which must be there."""
        value = self.values.get(key)
        if not isinstance(value, bool):
            raise InvalidInput(f"{self.place}.{key}", "it is neither true nor false")
        return value

    def number(self, key: str, *, low: float, high: float) -> float:
        """Give a finite number between two bounds, which must be there."""
        value = self.values.get(key)
        # NaN is between no two bounds.
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        raise InvalidInput(f"{self.place}.{key}", f"it is no number from {low:g} to {high:g}")

    def time(self, key: str) -> datetime:
        """Give a time with its zone, which must be there."""
        try:
            at = datetime.fromisoformat(self.text(key, most=64))
        except ValueError as error:
            raise InvalidInput(f"{self.place}.{key}", "it is no RFC 3339 time") from error
        if at.tzinfo is None:
            raise InvalidInput(f"{self.place}.{key}", "the time has no zone")
        return at

    def rows(self, key: str) -> list[Row]:
        """Give the objects of a list; an absent one is empty."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or len(value) > MAX_ROWS:
            raise InvalidInput(f"{self.place}.{key}", "it is no list of a usable length")
        return [Row(each, f"{self.place}.{key}[{at}]") for at, each in enumerate(value)]

    def texts(self, key: str) -> tuple[str, ...]:
        """Give the texts of a list; an absent one is empty."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise InvalidInput(f"{self.place}.{key}", "it is no list of texts")
        return tuple(value)


def intents(panel: Row) -> dict[str, BundleIntent]:
    """Read the questions of a panel by slug."""
    found = [
        BundleIntent(
            slug=each.slug("slug"),
            department=each.text("department", most=40),
            is_local=each.flag("is_local"),
            weight=each.number("weight", low=1e-9, high=1e9),
        )
        for each in panel.rows("intents")
    ]
    return {each.slug: each for each in found}


def series(part: Row, *, intents: Mapping[str, BundleIntent]) -> dict[str, BundleSeries]:
    """Read the assistants by slug."""
    found = [
        BundleSeries(
            assistant=each.slug("assistant"),
            platform=_one_of(each, "platform", PLATFORMS),
            model=each.text("model"),
            surface=each.text("surface", most=40),
            is_declared=each.flag("is_declared"),
            lost={_one_of(row, "intent", intents): _calls(row) for row in each.rows("lost")},
        )
        for each in part.rows("series")
    ]
    return {each.assistant: each for each in found}


def answer(
    row: Row,
    *,
    dealer: str,
    intents: Mapping[str, BundleIntent],
    series: Mapping[str, BundleSeries],
    naming: frozenset[str],
) -> BundleAnswer:
    """Read one answer; `naming` are the keys of the answers in which the dealer counts as named."""
    place = row.values.get("place")
    key = row.text("id", most=64)
    return BundleAnswer(
        key=key,
        intent=_one_of(row, "intent", intents),
        assistant=_one_of(row, "assistant", series),
        surface=row.text("surface", most=40),
        asked_at=row.time("asked_at"),
        status=_one_of(row, "status", STATUSES),
        served=row.text("model_served", most=200),
        zip=Row(place, f"{row.place}.place").text("zip", most=20) if place is not None else "",
        domains=tuple(each.text("domain", most=300) for each in row.rows("citations")),
        is_own_site_cited=dealer in row.texts("own_sites"),
        is_named=key in naming,
        trial=round(row.number("trial", low=1, high=1e6)),
    )


def snapshot(row: Row) -> Mapping[str, Any]:
    """Give the stored snapshot of a score after a look at every number in it."""
    found = row.values.get("snapshot")
    inner = Row(found, f"{row.place}.snapshot")
    for each in inner.rows("inputs"):
        _check_input(each)
    result = Row(inner.values.get("result"), f"{inner.place}.result")
    point = Row(result.values.get("aiv"), f"{result.place}.aiv")
    for name in ("point", "low", "high"):
        if point.values.get(name) is not None:
            point.number(name, low=0.0, high=1.0)
    return inner.values


def _check_input(row: Row) -> None:
    missing = set(InputRecord.__dataclass_fields__) - row.values.keys()
    if missing:
        raise InvalidInput(row.place, f"{min(missing)} is missing")
    for name in NUMBERS:
        if row.values[name] is not None:
            row.number(name, low=-1e12, high=1e12)
    for name in ("window_from", "window_to", "measured_at"):
        if row.values[name] is not None:
            row.time(name)
    row.texts("source")


def _calls(row: Row) -> int:
    return round(row.number("calls", low=1, high=1e6))


def _one_of(row: Row, key: str, known: Iterable[str]) -> str:
    value = row.text(key)
    if value not in known:
        raise InvalidInput(f"{row.place}.{key}", f"“{value[:60]}” is not known here")
    return value
