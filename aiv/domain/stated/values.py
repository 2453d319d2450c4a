"""Hold one statement about a dealer, and the verified record it is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aiv.domain.markets.hours import Week


class Field(StrEnum):
    """Name what a statement is about."""

    PHONE = "phone"
    ADDRESS = "address"
    WEBSITE = "website"
    HOURS = "hours"
    MAKES = "makes"
    VEHICLES = "vehicles"


LABELS = {
    Field.PHONE: "Phone number",
    Field.ADDRESS: "Address",
    Field.WEBSITE: "Website",
    Field.HOURS: "Opening hours",
    Field.MAKES: "Makes sold",
    Field.VEHICLES: "Price and stock",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """What is verified of one department; an empty phone or week is not verified."""

    phone: str = ""
    week: Week = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The verified facts of a dealer; what is empty was not verified and is never held against.

    Phones are E.164; `other_phones` and `other_hosts` are further ones the dealer is known by.
    """

    country: str = "US"
    phone: str = ""
    other_phones: frozenset[str] = frozenset()
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    host: str = ""
    other_hosts: frozenset[str] = frozenset()
    week: Week = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    makes: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Give the fields that something can be held against."""
        has_hours = bool(self.week) or any(each.week for each in self.departments.values())
        known = {
            Field.PHONE: self.phone,
            Field.ADDRESS: self.street,
            Field.WEBSITE: self.host,
            Field.HOURS: has_hours,
            Field.MAKES: self.makes,
        }
        return tuple(name for name, value in known.items() if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing an answer states: where (code points), its sentence, and what the record says."""

    field: Field
    start: int
    end: int
    quote: str
    stated: str
    correct: str
    is_right: bool
