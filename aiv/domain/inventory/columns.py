"""Know which column of a feed means what, whoever wrote the feed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_PUNCTUATION: Final = re.compile(r"[\W_]+")

# First the names of Google's vehicle listings and Vehicle Ads, then those seen in dealers' tools
# (site_audit.md 1.3). The earlier name wins where a feed has several of them.
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "vin": ("vin", "vehicleidentificationnumber", "vinnumber"),
    "stock_number": ("stock", "stockno", "stocknumber", "stocknum", "stockid"),
    "year": ("year", "modelyear", "vehiclemodeldate", "vehicleyear"),
    "make": ("make", "brand", "manufacturer", "makename"),
    "model": ("model", "modelname"),
    "trim": ("trim", "vehicleconfiguration", "trimlevel", "series"),
    "body": ("bodystyle", "body", "bodytype", "vehicletype"),
    "color": (
        "exteriorcolor", "color", "vehicleexteriorcolor", "exterior", "extcolor", "colour",
    ),
    "condition": (
        "condition", "itemcondition", "newused", "inventorytype", "type", "vehiclecondition",
    ),
    "certified": ("certifiedpreowned", "certified", "cpo", "iscertified"),
    "status": ("availability", "status", "vehiclestatus", "inventorystatus", "stockstatus"),
    "price": (
        "price", "internetprice", "sellingprice", "askingprice", "pricecurrent", "specialprice",
        "saleprice", "totalprice",
    ),
    "msrp": ("vehiclemsrp", "msrp", "listprice", "retail", "retailprice"),
    "currency": ("currency", "pricecurrency"),
    "mileage": ("mileage", "miles", "odometer", "mileagefromodometer", "kilometers"),
    "mileage_unit": ("mileageunit", "odometerunit"),
    "in_stock_since": ("dateinstock", "stockdate", "instockdate"),
    "days_in_stock": ("daysinstock", "age", "daysonlot"),
    "url": ("link", "url", "vdpurl", "detailurl", "vehicleurl", "linktemplate"),
    "images": (
        "imagelink", "additionalimagelink", "images", "imagelist", "photourls", "photourllist",
        "imageurls", "image", "photos",
    ),
    "store_code": ("storecode", "dealerid", "rooftopid"),
}  # fmt: skip
SEVERAL: Final = frozenset({"images"})
"""Fields that take every column that means them; the others take one."""
_FIELD_OF: Final = {alias: field for field, aliases in ALIASES.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a feed as it is headed, by its place from 0, and the field it means."""

    place: int
    header: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which columns are read (`taken`), which mean a field that has one (`spare`), and the rest."""

    taken: tuple[Column, ...]
    spare: tuple[Column, ...]
    unknown: tuple[str, ...]

    def header_of(self, field: str) -> str:
        """Give how the feed heads a field, or the field's own name where it has no such column."""
        return next((column.header for column in self.taken if column.field == field), field)

    @property
    def fields(self) -> frozenset[str]:
        """Give the fields that the feed states."""
        return frozenset(column.field for column in self.taken)


def normal(header: str) -> str:
    """Give a heading in lower case without its punctuation: "Stock #" is "stock"."""
    return _PUNCTUATION.sub("", header).lower()


def field_of(header: str) -> str | None:
    """Give the field that a heading means, or None."""
    return _FIELD_OF.get(normal(header))


def read(headers: Sequence[str]) -> Columns:
    """Tell what each column means; the first of a field's names that a feed has is the one read."""
    known = [
        Column(place, header, field)
        for place, header in enumerate(headers)
        if (field := field_of(header)) is not None
    ]
    taken = tuple(column for column in known if _is_taken(column, known))
    return Columns(
        taken=taken,
        spare=tuple(column for column in known if column not in taken),
        unknown=tuple(header for header in headers if header.strip() and field_of(header) is None),
    )


def _is_taken(column: Column, known: Iterable[Column]) -> bool:
    if column.field in SEVERAL:
        return True
    rivals = (other for other in known if other.field == column.field)
    return column == min(rivals, key=_rank)


def _rank(column: Column) -> tuple[int, int]:
    return ALIASES[column.field].index(normal(column.header)), column.place
