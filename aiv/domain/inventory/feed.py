"""Turn the rows of a feed into vehicles; what cannot be read is named with its row and column.

A cell that cannot be read is left out and its vehicle kept: a vehicle that vanished for a wrong
date would look like one that was sold. A row without a number, or with one that an earlier row
bears, is not taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from aiv.domain import storable
from aiv.domain.errors import InvalidInput
from aiv.domain.inventory import cells, columns, vin
from aiv.domain.inventory.columns import Columns
from aiv.domain.inventory.vehicle import Condition, Vehicle

LONGEST_VIN: Final = 32
LONGEST_TEXT: Final = 200
LONGEST_URL: Final = 2048
KEPT_LAYOUTS: Final = 256
_PLACEHOLDERS: Final = frozenset({"NA", "N/A", "NONE", "NULL", "TBD", "UNKNOWN", "0"})

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stands in the file: its number from 1, its headings and its cells."""

    number: int
    headers: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong in one row; `column` is headed as in the file. A lost row is not taken."""

    row: int
    column: str
    reason: str
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What one row gave: a vehicle or None, and what could not be read in it."""

    vehicle: Vehicle | None
    faults: tuple[RowFault, ...] = ()


@dataclass(slots=True, kw_only=True)
class Reader:
    """Read the rows of one feed in order; it remembers layouts and the numbers it has seen."""

    today: date
    first_rows: dict[str, int] = field(default_factory=dict)
    layouts: dict[tuple[str, ...], Columns] = field(default_factory=dict)

    def rows(self, raw: Iterable[RawRow]) -> Iterator[ReadRow]:
        """Give what each row holds."""
        return (self.row(each) for each in raw)

    def row(self, raw: RawRow) -> ReadRow:
        """Give what one row holds."""
        reading = _Row(raw, self.columns(raw.headers))
        number = vin.clean(storable.text(reading.text("vin")))
        lost = self._lost(number, reading)
        if lost:
            return ReadRow(None, (lost,))
        self.first_rows[number] = raw.number
        vehicle = reading.vehicle(number, self.today)
        return ReadRow(vehicle, tuple(reading.faults))

    def columns(self, headers: tuple[str, ...]) -> Columns:
        """Give what the columns of a row mean."""
        known = self.layouts.get(headers)
        if known is None:
            known = columns.read(headers)
            # The rows of an XML feed may each be laid out in their own way.
            if len(self.layouts) < KEPT_LAYOUTS:
                self.layouts[headers] = known
        return known

    def _lost(self, number: str, reading: _Row) -> RowFault | None:
        if not number or number in _PLACEHOLDERS:
            return reading.fault("vin", "is missing", is_lost=True)
        if len(number) > LONGEST_VIN:
            return reading.fault("vin", f"has {len(number)} signs", is_lost=True)
        if number in self.first_rows:
            reason = f"stands in row {self.first_rows[number]} already"
            return reading.fault("vin", reason, is_lost=True)
        return None


class _Row:
    """One row on its way to a vehicle."""

    __slots__ = ("columns", "faults", "raw", "texts")

    def __init__(self, raw: RawRow, taken: Columns) -> None:
        self.raw, self.columns = raw, taken
        self.faults: list[RowFault] = []
        self.texts: dict[str, list[str]] = {}
        for column in taken.taken:
            if column.place < len(raw.values):
                self.texts.setdefault(column.field, []).append(raw.values[column.place])

    def vehicle(self, number: str, today: date) -> Vehicle:
        amount, currency = self._read("price", cells.price) or (None, "")
        list_price = self._read("msrp", cells.price)
        miles, unit = self._read("mileage", cells.mileage) or (None, "")
        return Vehicle(
            vin=number,
            stock_number=self.short("stock_number"),
            year=self._read("year", cells.year),
            make=self.short("make"),
            model=self.short("model"),
            trim=self.short("trim"),
            body=self.short("body"),
            color=self.short("color"),
            condition=self._condition(),
            status=self._read("status", cells.status),
            price=amount,
            msrp=list_price[0] if list_price else None,
            currency=currency or self.short("currency").upper()[:3],
            mileage=miles,
            mileage_unit=unit or self._unit(),
            url=self._url(),
            images=cells.images(self.texts.get("images", [])),
            in_stock_since=self._since(today),
            store_code=self.short("store_code"),
            row=self.raw.number,
        )

    def text(self, name: str) -> str:
        found = self.texts.get(name)
        return found[0].strip() if found else ""

    def short(self, name: str) -> str:
        return storable.text(" ".join(self.text(name).split()))[:LONGEST_TEXT]

    def fault(self, name: str, reason: str, *, is_lost: bool = False) -> RowFault:
        column = storable.text(self.columns.header_of(name))[:60]
        return RowFault(self.raw.number, column, reason, is_lost)

    def _read(self, name: str, read: Callable[[str], Value | None]) -> Value | None:
        try:
            return read(self.text(name))
        except InvalidInput as error:
            shown = storable.text(self.text(name))[:40]
            self.faults.append(self.fault(name, f"“{shown}”: {error.reason}"))
            return None

    def _condition(self) -> Condition | None:
        stated = self._read("condition", cells.condition)
        certified = self._read("certified", cells.is_certified)
        return Condition.CERTIFIED if certified and stated is not Condition.NEW else stated

    def _since(self, today: date) -> date | None:
        def before(text: str) -> date | None:
            return cells.day_before(text, today)

        return self._read("in_stock_since", cells.day) or self._read("days_in_stock", before)

    def _unit(self) -> str:
        stated = self.text("mileage_unit").lower()
        return "km" if stated.startswith(("k", "km")) else "mi" if stated else ""

    def _url(self) -> str:
        url = storable.text(self.text("url"))
        if not url or (url.startswith(("http://", "https://")) and len(url) <= LONGEST_URL):
            return url
        self.faults.append(self.fault("url", "write a whole address that begins with https://"))
        return ""
